package normsharp.reports.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import normsharp.empirical.store.AtomicFile;
import normsharp.reports.json.Json;
import normsharp.reports.ledger.LedgerSummary.FalseClaim;
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
 *
 * @param ledger what was judged
 * @param queries folder of the solver queries
 */
public record LedgerJson(JudgedLedger ledger, Path queries) {
  /**
   * Writes the document, and the queries in the folder of its name with {@code -smt2} for {@code
   * .json}. It replaces a file whole, and only after the queries are there.
   */
  public static void write(JudgedLedger ledger, Path file) throws IOException {
    String folder = file.getFileName().toString().replaceFirst("\\.json$", "") + "-smt2";
    LedgerJson document = new LedgerJson(ledger, file.toAbsolutePath().resolveSibling(folder));
    StringWriter text = new StringWriter();
    document.write(new PrintWriter(text));
    document.writeQueries();
    AtomicFile.write(file, text.toString());
  }

  void write(PrintWriter out) {
    Map<String, List<String>> usedBy = ledger.usedBy();
    Json.document(
        out,
        document ->
            document
                .object("summary", part -> summary(part, LedgerSummary.of(ledger)))
                .array(
                    "claims",
                    claims -> {
                      for (Judgement judgement : ledger.judgements()) {
                        claims.element(claim -> write(claim, judgement, usedBy));
                      }
                    }));
  }

  private static void summary(Json json, LedgerSummary summary) throws IOException {
    json.integer("claims", summary.claims())
        .object("verdicts", part -> counts(part, summary.paper()))
        .integer("claimsBeyond", summary.claimsBeyond())
        .object("verdictsBeyond", part -> counts(part, summary.beyond()))
        .object("corrections", part -> counts(part, summary.corrections()))
        .integer("wrongVariantsRejected", summary.wrongVariantsRejected())
        .integer("wrongVariants", summary.wrongVariants())
        .texts("unexpected", summary.unexpected())
        .array(
            "falseAsPrinted",
            array -> {
              for (FalseClaim claim : summary.falseAsPrinted()) {
                array.element(
                    part ->
                        part.text("label", claim.label())
                            .text("id", claim.id())
                            .text("statement", claim.statement())
                            .text("affects", claim.effect().words())
                            .text("inShort", claim.inShort())
                            .text("corrected", claim.corrected()));
              }
            });
  }

  private static void counts(Json json, Map<String, Integer> counts) throws IOException {
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      json.integer(count.getKey(), count.getValue());
    }
  }

  /** Writes each solver query as a file of its own; the document names them. */
  private void writeQueries() throws IOException {
    for (Judgement judgement : ledger.judgements()) {
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

  private void write(Json json, Judgement judgement, Map<String, List<String>> usedBy)
      throws IOException {
    Claim claim = judgement.claim();
    json.text("label", claim.label())
        .text("id", ClaimId.of(claim.label()))
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
        .texts("usedBy", usedBy.get(claim.label()))
        .texts("unexpected", ledger.unexpected(judgement).stream().toList())
        .texts("code", claim.code().stream().map(Class::getName).toList())
        .object(
            "wrongVariant",
            part -> {
              part.text("statement", claim.wrongVariant().statement())
                  .flag("rejected", judgement.rejectsWrongVariant())
                  .text("because", judgement.wrongVariant().text());
              evidence(part, claim.wrongVariant().attempt());
            });
  }

  private void write(Json json, Assertion assertion, Ruling ruling) throws IOException {
    json.text("statement", assertion.statement())
        .text("assumptions", assertion.assumptions())
        .text("verdict", ruling.verdict().word())
        .text("because", ruling.verdict().reason())
        .array(
            "evidence",
            array -> {
              for (Checked checked : ruling.findings()) {
                array.element(
                    part -> {
                      evidence(part, checked.evidence());
                      part.text("finding", checked.finding().word())
                          .text("detail", checked.finding().text());
                    });
              }
            });
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
