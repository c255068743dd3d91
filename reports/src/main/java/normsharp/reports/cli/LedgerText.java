package normsharp.reports.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import normsharp.reports.cli.Columns.Cell;
import normsharp.verify.Assertion;
import normsharp.verify.Claim;
import normsharp.verify.Correction;
import normsharp.verify.Judgement;
import normsharp.verify.Judgement.Checked;
import normsharp.verify.Judgement.Ruling;
import normsharp.verify.Verdict;
import normsharp.verify.evidence.Finding;

/** Judgements for people: a table, single claims in full, a summary. */
record LedgerText(List<Judgement> judgements, int width) {
  private static final List<String> WORDS =
      List.of("proved", "proved-with-typo", "refuted", "supported", "open");
  private static final int VERDICT = 18;
  private static final int EVIDENCE = 24;
  private static final int LEAST_BOUNDARY = 34;
  private static final int TITLE = 16;

  LedgerText {
    judgements = List.copyOf(judgements);
  }

  void writeTable(PrintWriter out) {
    // Wide enough for the longest: a label of two lines would push its row down.
    int label = 2 + longest(judgement -> judgement.claim().label());
    Columns table =
        table(
            label, VERDICT, EVIDENCE, Math.max(width - label - VERDICT - EVIDENCE, LEAST_BOUNDARY));
    out.print(table.row(bold("claim"), bold("verdict"), bold("evidence"), bold("boundary")));
    for (Judgement judgement : judgements) {
      out.print(
          table.row(
              Cell.plain(judgement.claim().label()),
              coloured(judgement.printed().verdict()),
              Cell.plain(kinds(judgement.printed())),
              Cell.plain(judgement.claim().boundary())));
      judgement
          .corrected()
          .ifPresent(
              ruling ->
                  out.print(
                      table.row(
                          Cell.plain("  corrected"),
                          coloured(ruling.verdict()),
                          Cell.plain(kinds(ruling)),
                          Cell.plain(""))));
    }
  }

  private int longest(Function<Judgement, String> text) {
    return judgements.stream()
        .mapToInt(judgement -> text.apply(judgement).length())
        .max()
        .orElse(0);
  }

  void writeInFull(PrintWriter out) {
    for (Judgement judgement : judgements) {
      write(out, judgement);
      out.println();
    }
  }

  void writeSummary(PrintWriter out) {
    count(out, "claim", " of the paper", Claim.Origin.PAPER, Judgement::printed);
    count(out, "claim", " beyond the paper", Claim.Origin.LEDGER, Judgement::printed);
    List<Judgement> corrected =
        judgements.stream().filter(judgement -> judgement.corrected().isPresent()).toList();
    new LedgerText(corrected, width)
        .count(
            out,
            "correction",
            "",
            Claim.Origin.PAPER,
            judgement -> judgement.corrected().orElseThrow());
    out.printf(
        Locale.ROOT,
        "wrong variants rejected: %d of %d%n",
        judgements.stream().filter(Judgement::rejectsWrongVariant).count(),
        judgements.size());
  }

  private void count(
      PrintWriter out,
      String one,
      String whose,
      Claim.Origin origin,
      Function<Judgement, Ruling> ruling) {
    List<String> verdicts =
        judgements.stream()
            .filter(judgement -> judgement.claim().origin() == origin)
            .map(judgement -> ruling.apply(judgement).verdict().word())
            .toList();
    if (!verdicts.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "%d %s: %s%n",
          verdicts.size(),
          one + (verdicts.size() == 1 ? "" : "s") + whose,
          WORDS.stream()
              .filter(verdicts::contains)
              .map(word -> verdicts.stream().filter(word::equals).count() + " " + word)
              .collect(Collectors.joining(", ")));
    }
  }

  private void write(PrintWriter out, Judgement judgement) {
    Claim claim = judgement.claim();
    Columns table = table(TITLE, Math.max(width - TITLE, LEAST_BOUNDARY));
    out.print(table.row(bold("Claim"), bold(claim.label())));
    line(out, table, "Place", claim.place());
    assertion(out, table, "Statement", claim.printed(), judgement.printed());
    claim
        .correction()
        .ifPresent(
            correction -> {
              line(out, table, "Goes wrong", correction.goesWrong());
              line(out, table, "Affects", correction.effect().words());
              corrected(out, table, correction, judgement);
            });
    line(out, table, "Boundary", claim.boundary());
    line(out, table, "Rests on", String.join("; ", claim.uses()));
    line(
        out,
        table,
        "Code",
        claim.code().stream().map(Class::getName).collect(Collectors.joining(", ")));
    line(
        out,
        table,
        "Wrong variant",
        claim.wrongVariant().statement()
            + (judgement.rejectsWrongVariant() ? " — rejected: " : " — NOT rejected: ")
            + judgement.wrongVariant().text());
  }

  private static void corrected(
      PrintWriter out, Columns table, Correction correction, Judgement judgement) {
    assertion(out, table, "Corrected", correction.assertion(), judgement.corrected().orElseThrow());
  }

  private static void assertion(
      PrintWriter out, Columns table, String title, Assertion assertion, Ruling ruling) {
    line(out, table, title, assertion.statement());
    line(out, table, "  assuming", assertion.assumptions());
    out.print(table.row(Cell.plain("  verdict"), coloured(ruling.verdict())));
    if (ruling.verdict() instanceof Verdict.Refuted) {
      line(out, table, "  false at", ruling.verdict().reason());
    } else {
      line(out, table, "  because", ruling.verdict().reason());
    }
    for (Checked checked : ruling.findings()) {
      String outcome = outcome(checked.finding());
      String shows = checked.evidence().shows();
      String found = checked.finding().text();
      String detail = found.equals(ruling.verdict().reason()) ? "" : found;
      line(
          out,
          table,
          "  evidence",
          outcome
              + checked.evidence().kind()
              + (shows.isEmpty() ? "" : ": " + shows)
              + (detail.isEmpty() ? "" : " [" + detail + "]"));
    }
  }

  private static String outcome(Finding finding) {
    if (finding instanceof Finding.Holds) {
      return "";
    }
    if (finding instanceof Finding.Refutes) {
      return "refutes it: ";
    }
    return finding instanceof Finding.Fails ? "FAILS: " : "undecided: ";
  }

  private static String kinds(Ruling ruling) {
    return ruling.findings().stream()
        .map(checked -> checked.evidence().kind())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Columns table(Integer... widths) {
    return new Columns(List.of(widths));
  }

  private static void line(PrintWriter out, Columns table, String title, String text) {
    if (!text.isEmpty()) {
      out.print(table.row(Cell.plain(title), Cell.plain(text)));
    }
  }

  private static Cell bold(String text) {
    return new Cell(text, "bold");
  }

  private static Cell coloured(Verdict verdict) {
    String colour =
        switch (verdict.word()) {
          case "proved" -> "green";
          case "proved-with-typo" -> "cyan";
          case "refuted" -> "red";
          case "supported" -> "yellow";
          default -> "magenta";
        };
    return new Cell(verdict.word(), colour);
  }
}
