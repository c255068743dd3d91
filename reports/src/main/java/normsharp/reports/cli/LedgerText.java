package normsharp.reports.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import normsharp.verify.Assertion;
import normsharp.verify.Claim;
import normsharp.verify.Correction;
import normsharp.verify.Judgement;
import normsharp.verify.Judgement.Checked;
import normsharp.verify.Judgement.Ruling;
import normsharp.verify.Verdict;
import normsharp.verify.evidence.Finding;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

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
    TextTable table =
        table(
            label, VERDICT, EVIDENCE, Math.max(width - label - VERDICT - EVIDENCE, LEAST_BOUNDARY));
    row(table, bold("claim"), bold("verdict"), bold("evidence"), bold("boundary"));
    for (Judgement judgement : judgements) {
      row(
          table,
          plain(judgement.claim().label()),
          coloured(judgement.printed().verdict()),
          plain(kinds(judgement.printed())),
          plain(judgement.claim().boundary()));
      judgement
          .corrected()
          .ifPresent(
              ruling ->
                  row(
                      table,
                      plain("  corrected"),
                      coloured(ruling.verdict()),
                      plain(kinds(ruling)),
                      plain("")));
    }
    out.print(table);
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
    count(out, "claims of the paper", Claim.Origin.PAPER, Judgement::printed);
    count(out, "claims beyond the paper", Claim.Origin.LEDGER, Judgement::printed);
    List<Judgement> corrected =
        judgements.stream().filter(judgement -> judgement.corrected().isPresent()).toList();
    new LedgerText(corrected, width)
        .count(
            out,
            "corrections",
            Claim.Origin.PAPER,
            judgement -> judgement.corrected().orElseThrow());
    out.printf(
        Locale.ROOT,
        "wrong variants rejected: %d of %d%n",
        judgements.stream().filter(Judgement::rejectsWrongVariant).count(),
        judgements.size());
  }

  private void count(
      PrintWriter out, String what, Claim.Origin origin, Function<Judgement, Ruling> ruling) {
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
          what,
          WORDS.stream()
              .filter(verdicts::contains)
              .map(word -> verdicts.stream().filter(word::equals).count() + " " + word)
              .collect(Collectors.joining(", ")));
    }
  }

  private void write(PrintWriter out, Judgement judgement) {
    Claim claim = judgement.claim();
    TextTable table = table(TITLE, Math.max(width - TITLE, LEAST_BOUNDARY));
    row(table, bold("Claim"), bold(claim.label()));
    line(table, "Place", claim.place());
    assertion(table, "Statement", claim.printed(), judgement.printed());
    claim
        .correction()
        .ifPresent(
            correction -> {
              line(table, "Goes wrong", correction.goesWrong());
              line(table, "Affects", correction.effect().words());
              corrected(table, correction, judgement);
            });
    line(table, "Boundary", claim.boundary());
    line(table, "Rests on", String.join("; ", claim.uses()));
    line(
        table, "Code", claim.code().stream().map(Class::getName).collect(Collectors.joining(", ")));
    line(
        table,
        "Wrong variant",
        claim.wrongVariant().statement()
            + (judgement.rejectsWrongVariant() ? " — rejected: " : " — NOT rejected: ")
            + text(judgement.wrongVariant()));
    out.print(table);
  }

  private static void corrected(TextTable table, Correction correction, Judgement judgement) {
    assertion(table, "Corrected", correction.assertion(), judgement.corrected().orElseThrow());
  }

  private static void assertion(TextTable table, String title, Assertion assertion, Ruling ruling) {
    line(table, title, assertion.statement());
    line(table, "  assuming", assertion.assumptions());
    row(table, plain("  verdict"), coloured(ruling.verdict()));
    if (ruling.verdict() instanceof Verdict.Refuted) {
      line(table, "  false at", reason(ruling.verdict()));
    } else {
      line(table, "  because", reason(ruling.verdict()));
    }
    for (Checked checked : ruling.findings()) {
      String outcome = outcome(checked.finding());
      String shows = checked.evidence().shows();
      String found = text(checked.finding());
      String detail = found.equals(reason(ruling.verdict())) ? "" : found;
      line(
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

  static String reason(Verdict verdict) {
    if (verdict instanceof Verdict.Refuted refuted) {
      return refuted.counterexample();
    }
    if (verdict instanceof Verdict.ProvedWithTypo typo) {
      return typo.slip();
    }
    if (verdict instanceof Verdict.Supported supported) {
      return supported.by();
    }
    return verdict instanceof Verdict.Open open ? open.why() : "";
  }

  static String text(Finding finding) {
    if (finding instanceof Finding.Holds holds) {
      return holds.detail();
    }
    if (finding instanceof Finding.Refutes refutes) {
      return refutes.counterexample();
    }
    return finding instanceof Finding.Fails fails
        ? fails.why()
        : ((Finding.Undecided) finding).why();
  }

  private static String kinds(Ruling ruling) {
    return ruling.findings().stream()
        .map(checked -> checked.evidence().kind())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static TextTable table(int... widths) {
    Column[] columns = new Column[widths.length];
    for (int k = 0; k < widths.length; k++) {
      columns[k] = new Column(widths[k], k == 0 ? 0 : 1, Column.Overflow.WRAP);
    }
    return TextTable.forColumns(picocli.CommandLine.Help.defaultColorScheme(Ansi.AUTO), columns);
  }

  private static void row(TextTable table, Ansi.Text... cells) {
    table.addRowValues(cells);
  }

  private static void line(TextTable table, String title, String text) {
    if (!text.isEmpty()) {
      row(table, plain(title), plain(text));
    }
  }

  private static Ansi.Text plain(String text) {
    // The markup of picocli's texts is @|style text|@; no text of the ledger means it.
    return Ansi.AUTO.text(text.replace("@|", "@ |"));
  }

  private static Ansi.Text bold(String text) {
    return Ansi.AUTO.text("@|bold " + text + "|@");
  }

  private static Ansi.Text coloured(Verdict verdict) {
    String colour =
        switch (verdict.word()) {
          case "proved" -> "green";
          case "proved-with-typo" -> "cyan";
          case "refuted" -> "red";
          case "supported" -> "yellow";
          default -> "magenta";
        };
    return Ansi.AUTO.text("@|" + colour + " " + verdict.word() + "|@");
  }
}
