package normsharp.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import normsharp.verify.Assertion;
import normsharp.verify.Claim;
import normsharp.verify.Correction;
import normsharp.verify.Judgement;
import normsharp.verify.Judgement.Checked;
import normsharp.verify.Judgement.Ruling;
import normsharp.verify.Verdict;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.EnclosedCounterexample;
import normsharp.verify.evidence.EqualityCase;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.ExactCounterexample;
import normsharp.verify.evidence.Finding;
import normsharp.verify.evidence.IntervalProof;
import normsharp.verify.evidence.MonteCarlo;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Quadrature;
import normsharp.verify.evidence.SolverProof;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Statement;

/**
 * Judgements as JSON: certificates and counterexamples as plain data that another program can
 * re-check, solver queries as SMT-LIB 2 files beside the document.
 */
record LedgerJson(List<Judgement> judgements, Path queries) {
  LedgerJson {
    judgements = List.copyOf(judgements);
  }

  void write(PrintWriter out) {
    Json.document(
        out,
        document ->
            document.array(
                "claims",
                claims -> {
                  for (Judgement judgement : judgements) {
                    claims.element(claim -> write(claim, judgement));
                  }
                }));
  }

  /** Writes each solver query as a file of its own; the document names them. */
  void writeQueries() throws IOException {
    for (Judgement judgement : judgements) {
      for (Checked checked : findings(judgement)) {
        if (checked.evidence() instanceof SolverProof proof) {
          Files.createDirectories(queries);
          Files.writeString(queries.resolve(fileName(proof)), proof.query().text());
        }
      }
    }
  }

  private static List<Checked> findings(Judgement judgement) {
    return Stream.concat(judgement.corrected().stream(), Stream.of(judgement.printed()))
        .flatMap(ruling -> ruling.findings().stream())
        .toList();
  }

  /** The same query has the same name in every run. */
  private static String fileName(SolverProof proof) {
    byte[] text = proof.query().text().getBytes(StandardCharsets.US_ASCII);
    return UUID.nameUUIDFromBytes(text).toString().substring(0, 8) + ".smt2";
  }

  private void write(Json json, Judgement judgement) throws IOException {
    Claim claim = judgement.claim();
    json.text("label", claim.label())
        .text("place", claim.place())
        .text("origin", claim.origin() == Claim.Origin.PAPER ? "paper" : "normsharp")
        .object("printed", part -> write(part, claim.printed(), judgement.printed()));
    if (judgement.printed().verdict() instanceof Verdict.Refuted refuted) {
      json.text("counterexample", refuted.counterexample());
    } else {
      json.none("counterexample");
    }
    if (claim.correction().isPresent()) {
      Correction correction = claim.correction().get();
      json.object(
          "corrected",
          part -> {
            part.text("goesWrong", correction.goesWrong())
                .text("affects", correction.effect().words());
            write(part, correction.assertion(), judgement.corrected().orElseThrow());
          });
    } else {
      json.none("corrected");
    }
    json.text("boundary", claim.boundary())
        .texts("uses", claim.uses())
        .texts("code", claim.code().stream().map(Class::getName).toList())
        .object(
            "wrongVariant",
            part -> {
              part.text("statement", claim.wrongVariant().statement())
                  .flag("rejected", judgement.rejectsWrongVariant())
                  .text("because", LedgerText.text(judgement.wrongVariant()));
              evidence(part, claim.wrongVariant().attempt());
            });
  }

  private void write(Json json, Assertion assertion, Ruling ruling) throws IOException {
    json.text("statement", assertion.statement())
        .text("assumptions", assertion.assumptions())
        .text("verdict", ruling.verdict().word())
        .text("because", LedgerText.reason(ruling.verdict()))
        .array(
            "evidence",
            array -> {
              for (Checked checked : ruling.findings()) {
                array.element(
                    part -> {
                      evidence(part, checked.evidence());
                      part.text("finding", word(checked.finding()))
                          .text("detail", LedgerText.text(checked.finding()));
                    });
              }
            });
  }

  private static String word(Finding finding) {
    if (finding instanceof Finding.Holds) {
      return "holds";
    }
    if (finding instanceof Finding.Refutes) {
      return "refutes";
    }
    return finding instanceof Finding.Fails ? "fails" : "undecided";
  }

  private void evidence(Json json, Evidence evidence) throws IOException {
    json.text("kind", evidence.kind()).text("shows", evidence.shows());
    if (evidence instanceof ExactCounterexample counterexample) {
      statement(json, counterexample.statement());
      json.text("at", counterexample.at().toString());
    } else if (evidence instanceof CertificateProof proof) {
      certificate(json, proof.certificate());
      json.text("witness", proof.witness().map(Object::toString).orElse(""));
    } else if (evidence instanceof EqualityCase equality) {
      certificate(json, equality.bound());
      json.text("vanishes", equality.vanishes().toString())
          .text("witness", equality.witness().toString());
    } else if (evidence instanceof SolverProof proof) {
      statement(json, proof.statement());
      json.integer("dimension", proof.dimension())
          .text("witness", proof.witness().toString())
          .text("smtLib", queries.getFileName() + "/" + fileName(proof));
    } else if (evidence instanceof IntervalProof proof) {
      json.text("statement", proof.statement());
    } else if (evidence instanceof EnclosedCounterexample counterexample) {
      json.text("positive", counterexample.failure().toString());
    } else if (evidence instanceof Quadrature quadrature) {
      json.rounded("low", quadrature.low()).rounded("high", quadrature.high());
    } else if (evidence instanceof MonteCarlo simulation) {
      json.rounded("low", simulation.low()).rounded("high", simulation.high());
    } else if (evidence instanceof PropertyTest test) {
      json.integer("seed", test.seed()).integer("samples", test.samples());
    }
  }

  private static void statement(Json json, Statement statement) throws IOException {
    json.texts("premises", statement.premises().stream().map(Constraint::toString).toList())
        .text("conclusion", statement.conclusion().toString());
  }

  private static void certificate(Json json, Certificate certificate) throws IOException {
    json.object(
        "certificate",
        part -> {
          statement(part, certificate.statement());
          part.indices("denominators", certificate.denominators())
              .array(
                  "multiples",
                  array -> {
                    for (Certificate.Multiple multiple : certificate.multiples()) {
                      array.element(
                          item ->
                              item.text("multiplier", multiple.multiplier().toString())
                                  .integer("premise", multiple.equation()));
                    }
                  })
              .array(
                  "terms",
                  array -> {
                    for (Certificate.Term term : certificate.terms()) {
                      array.element(
                          item ->
                              item.text("coefficient", term.coefficient().toString())
                                  .text("square", term.square().toString())
                                  .indices("factors", term.factors()));
                    }
                  });
        });
  }
}
