package normsharp.reports.pages;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.DlTag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import normsharp.reports.ledger.ClaimId;
import normsharp.reports.ledger.JudgedLedger;
import normsharp.verify.Assertion;
import normsharp.verify.Claim;
import normsharp.verify.Correction;
import normsharp.verify.Judgement;
import normsharp.verify.Judgement.Checked;
import normsharp.verify.Judgement.Ruling;
import normsharp.verify.Verdict;
import normsharp.verify.evidence.Finding;
import normsharp.verify.evidence.Strength;

/**
 * A judged claim in full; closed, it is one line.
 *
 * @param ledger all judged claims
 * @param usedBy by label, the claims that rest on it
 */
record ClaimHtml(JudgedLedger ledger, Map<String, List<String>> usedBy) {
  ClaimHtml(JudgedLedger ledger) {
    this(ledger, ledger.usedBy());
  }

  /** The verdict as a word in a frame. */
  static DomContent badge(String verdict) {
    return span(ClaimGraphSvg.sign(verdict) + " " + verdict).withClass("badge verdict " + verdict);
  }

  /** Open, so that everything is there without a script. */
  DomContent html(Judgement judgement, String section) {
    Claim claim = judgement.claim();
    String id = ClaimId.of(claim.label());
    return details(
            summary(
                h3(MathText.html(claim.label())),
                text(" "),
                badge(judgement.printed().verdict().word()),
                each(
                    judgement.corrected().stream().toList(),
                    ruling ->
                        span(text(" corrected: "), badge(ruling.verdict().word()))
                            .withClass("corrected")),
                iff(alarm(judgement), span("! look here").withClass("badge bad")),
                iff(
                    !claim.place().equals(section) && claim.origin() == Claim.Origin.PAPER,
                    span(claim.place()).withClass("place soft"))),
            div(
                    each(
                        ledger.unexpected(judgement).stream().toList(),
                        problem ->
                            p(b("Not the expected verdict: "), text(problem)).withClass("note")),
                    assertion(
                        claim.origin() == Claim.Origin.PAPER ? "As printed" : "Statement",
                        claim.printed(),
                        judgement.printed()),
                    each(
                        claim.correction().stream().toList(),
                        correction -> correction(correction, judgement)),
                    rest(claim, judgement))
                .withClass("body"))
        .withId(id)
        .withClass("claim " + judgement.printed().verdict().word())
        .attr("data-verdict", judgement.printed().verdict().word())
        .attr("data-effect", effect(claim))
        .attr("data-evidence", String.join("|", kinds(judgement)))
        .attr("open");
  }

  /** How far an error reaches, as one word; {@code none} without an error. */
  static String effect(Claim claim) {
    return claim
        .correction()
        .map(correction -> correction.effect().name().toLowerCase(Locale.ROOT))
        .orElse("none");
  }

  /** The kinds of evidence about the print and the correction. */
  static List<String> kinds(Judgement judgement) {
    return Stream.concat(Stream.of(judgement.printed()), judgement.corrected().stream())
        .flatMap(ruling -> ruling.findings().stream())
        .map(checked -> checked.evidence().kind())
        .distinct()
        .sorted()
        .toList();
  }

  private boolean alarm(Judgement judgement) {
    return ledger.unexpected(judgement).isPresent() || !judgement.rejectsWrongVariant();
  }

  private static DomContent assertion(String title, Assertion assertion, Ruling ruling) {
    DlTag facts = dl().withClass("facts");
    fact(facts, title, div(MathText.html(assertion.statement())).withClass("statement math"));
    fact(facts, "assuming", assertion.assumptions());
    facts.with(dt("verdict"), dd(badge(ruling.verdict().word())));
    if (ruling.verdict() instanceof Verdict.Supported) {
      fact(facts, "not proved", supports(assertion, ruling));
    } else {
      fact(facts, why(ruling.verdict()), ruling.verdict().reason());
    }
    facts.with(
        dt("evidence"),
        dd(
            ol(each(ruling.findings(), checked -> evidence(checked, ruling.verdict())))
                .withClass("evidence")));
    return facts;
  }

  private static String why(Verdict verdict) {
    if (verdict instanceof Verdict.Refuted) {
      return "false at";
    }
    return verdict instanceof Verdict.ProvedWithTypo ? "the slip" : "not decided";
  }

  /** Which of the deciding evidence is no proof, by its number in the list. */
  private static String supports(Assertion assertion, Ruling ruling) {
    int first = assertion.slip().isPresent() ? 1 : 0;
    return IntStream.range(0, assertion.evidence().size())
        .filter(i -> assertion.evidence().get(i).strength() == Strength.SUPPORTS)
        .map(i -> first + i)
        .mapToObj(i -> "%d (%s)".formatted(i + 1, ruling.findings().get(i).evidence().kind()))
        .collect(Collectors.joining(", ", "of the evidence, ", " supports it and is no proof"));
  }

  private static DomContent evidence(Checked checked, Verdict verdict) {
    Finding finding = checked.finding();
    String shows = checked.evidence().shows();
    // A reason that is the finding itself stands above already.
    String detail = finding.text().equals(verdict.reason()) ? "" : finding.text();
    return li(
        span(checked.evidence().kind()).withClass("kind"),
        iff(
            !(finding instanceof Finding.Holds),
            span(" " + finding.word() + " ").withClass("badge bad")),
        iff(!shows.isEmpty(), span(text(" "), MathText.html(shows)).withClass("math")),
        iff(
            !detail.isEmpty(),
            div(text(finding.word() + ": "), MathText.html(detail))
                .withClass("finding math soft")));
  }

  private static DomContent correction(Correction correction, Judgement judgement) {
    DlTag facts = dl().withClass("facts");
    fact(facts, "goes wrong", correction.goesWrong());
    fact(facts, "affects", correction.effect().words());
    return div(
        facts, assertion("Corrected", correction.assertion(), judgement.corrected().orElseThrow()));
  }

  private DomContent rest(Claim claim, Judgement judgement) {
    DlTag facts = dl().withClass("facts");
    fact(facts, "boundary", claim.boundary());
    links(facts, "rests on", claim.uses());
    links(facts, "used by", usedBy.getOrDefault(claim.label(), List.of()));
    facts.with(
        dt("wrong variant"),
        dd(
            span(MathText.html(claim.wrongVariant().statement())).withClass("math"),
            text(" "),
            judgement.rejectsWrongVariant()
                ? span("rejected, as it must be").withClass("good")
                : span("NOT rejected").withClass("badge bad"),
            iff(
                !judgement.wrongVariant().text().isEmpty(),
                div(MathText.html(judgement.wrongVariant().text()))
                    .withClass("finding math soft"))));
    if (!claim.code().isEmpty()) {
      facts.with(
          dt("code"),
          dd(code(claim.code().stream().map(Class::getName).collect(Collectors.joining(", ")))));
    }
    facts.with(
        dt("link"),
        dd(
            a("#" + ClaimId.of(claim.label()))
                .withHref("#" + ClaimId.of(claim.label()))
                .attr("aria-label", "Link to " + claim.label())));
    return facts;
  }

  private static void fact(DlTag facts, String title, String text) {
    if (!text.isEmpty()) {
      fact(facts, title, div(MathText.html(text)).withClass("math"));
    }
  }

  private static void fact(DlTag facts, String title, DomContent content) {
    facts.with(dt(title), dd(content));
  }

  private void links(DlTag facts, String title, List<String> labels) {
    if (!labels.isEmpty()) {
      facts.with(
          dt(title),
          dd(
              ul(each(
                      labels,
                      label ->
                          li(
                              ledger.has(label)
                                  ? a(MathText.html(label)).withHref("#" + ClaimId.of(label))
                                  : span(MathText.html(label)))))
                  .withClass("links")));
    }
  }
}
