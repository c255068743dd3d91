package normsharp.reports.pages;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import normsharp.reports.ledger.ClaimGraph;
import normsharp.reports.ledger.ClaimId;
import normsharp.reports.ledger.JudgedLedger;
import normsharp.reports.ledger.LedgerSummary;
import normsharp.reports.ledger.PaperSection;
import normsharp.verify.Effect;
import normsharp.verify.Judgement;

/**
 * The ledger as a page: every claim in full, with filters, and the graph of what rests on what.
 *
 * <p>Each claim's link is {@code ledger.html#} and its {@link ClaimId}; {@code
 * ledger.html#verdict=refuted&effect=statement} shows what passes these filters.
 */
public final class LedgerPage {
  private LedgerPage() {}

  /** The page, to which navigation and the colophon can be added. */
  public static Page of(JudgedLedger ledger) {
    List<PaperSection> sections = PaperSection.of(ledger.judgements());
    ClaimHtml claims = new ClaimHtml(ledger);
    return Page.titled("Ledger")
        .withStyle(Assets.own("ledger.css"))
        .withScript(Assets.own("ledger.js"))
        .add(
            lead(LedgerSummary.of(ledger)),
            alarms(ledger),
            contents(sections),
            div(filters(ledger), each(sections, section -> claims(section, claims))),
            graph(ClaimGraph.of(ledger)));
  }

  private static DomContent claims(PaperSection part, ClaimHtml claims) {
    return section(
            h2(part.name() + (part.title().isEmpty() ? "" : ": " + part.title())).withId(id(part)),
            each(part.judgements(), judgement -> claims.html(judgement, part.name())))
        .withClass("claims");
  }

  private static DomContent lead(LedgerSummary summary) {
    return div(
        p("Every statement of the paper's theory, %s, and %s that go beyond it."
                    .formatted(
                        count(summary.claims(), "claim"), count(summary.claimsBeyond(), "claim"))
                + " A program computed each verdict from evidence that it checked itself.")
            .withClass("lead"),
        div(table(
                thead(tr(th("Verdict"), number("paper"), number("beyond"), number("corrections"))),
                tbody(each(LedgerSummary.VERDICTS, word -> verdict(word, summary)))))
            .withClass("scroll verdicts"),
        p(
            "%d of %d deliberately wrong variants of the claims were rejected: a check that cannot say no is no evidence."
                .formatted(summary.wrongVariantsRejected(), summary.wrongVariants())));
  }

  private static DomContent number(String words) {
    return th(words).withClass("number");
  }

  private static DomContent verdict(String word, LedgerSummary summary) {
    return tr(
        td(ClaimHtml.badge(word), div(meaning(word)).withClass("soft")),
        td(a(String.valueOf(summary.paper().get(word)))
                .withHref("#verdict=" + word)
                .attr("aria-label", summary.paper().get(word) + " of the paper, " + word))
            .withClass("number"),
        td(String.valueOf(summary.beyond().get(word))).withClass("number"),
        td(String.valueOf(summary.corrections().get(word))).withClass("number"));
  }

  /** What a verdict says, in a few words. */
  static String meaning(String verdict) {
    return switch (verdict) {
      case "proved" -> "true, by a proof that a machine checked, within its boundary";
      case "proved-with-typo" -> "a misprint; as it must be meant, it is proved";
      case "supported" -> "all evidence speaks for it, but a step is for people to read";
      case "refuted" -> "false as printed, with a counterexample and a correction";
      default -> "not decided";
    };
  }

  private static DomContent alarms(JudgedLedger ledger) {
    List<Judgement> found =
        ledger.judgements().stream()
            .filter(
                judgement ->
                    ledger.unexpected(judgement).isPresent() || !judgement.rejectsWrongVariant())
            .toList();
    return iff(
        !found.isEmpty(),
        div(
                p(
                    "These claims need a look: the verdict is not the expected one, or the wrong"
                        + " variant passed."),
                ul(
                    each(
                        found,
                        judgement ->
                            li(
                                a(judgement.claim().label())
                                    .withHref("#" + ClaimId.of(judgement.claim().label()))))))
            .withClass("note alarms"));
  }

  private static DomContent contents(List<PaperSection> sections) {
    return nav(ol(
            each(
                sections,
                section ->
                    li(
                        a(section.name()).withHref("#" + id(section)),
                        text(
                            (section.title().isEmpty() ? "" : " " + section.title())
                                + " ("
                                + section.judgements().size()
                                + ")"))),
            li(a("What rests on what").withHref("#graph"), text(" (graph)"))))
        .withClass("contents")
        .attr("aria-label", "Contents");
  }

  private static String id(PaperSection section) {
    // No claim's link begins like this, since labels name what is in a section.
    return "in-" + ClaimId.of(section.name());
  }

  private static DomContent filters(JudgedLedger ledger) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    LedgerSummary.VERDICTS.forEach(word -> verdicts.put(word, word));
    Map<String, String> effects = new LinkedHashMap<>();
    effects.put("none", "nothing to correct");
    for (Effect effect : Effect.values()) {
      effects.put(effect.name().toLowerCase(Locale.ROOT), effect.words());
    }
    Map<String, String> kinds = new LinkedHashMap<>();
    ledger.judgements().stream()
        .flatMap(judgement -> ClaimHtml.kinds(judgement).stream())
        .distinct()
        .sorted()
        .forEach(kind -> kinds.put(kind, kind));
    return form(
            choice("verdict", "Verdict", verdicts),
            choice("effect", "Error affects", effects),
            choice("evidence", "Evidence", kinds),
            label(span("Text"), input().withType("search").withName("text")),
            span(
                    button("Show all").withType("reset"),
                    button("Expand").withType("button").attr("data-open", "true"),
                    button("Collapse").withType("button").attr("data-open", "false"))
                .withClass("buttons"),
            tag("output").attr("aria-live", "polite"))
        .withId("filters")
        .withClass("screen-only")
        .attr("role", "search")
        .attr("aria-label", "Filter the claims")
        .attr("hidden");
  }

  private static DomContent choice(String name, String title, Map<String, String> options) {
    return label(
        span(title),
        select(
                option("any").withValue(""),
                each(options, (value, words) -> option(words).withValue(value)))
            .withName(name));
  }

  private static DomContent graph(ClaimGraph graph) {
    return section(
        h2("What rests on what").withId("graph"),
        p(
            "An arrow leads from a claim to one that rests on it. The colour and the sign are the"
                + " computed verdict about the statement as printed; a dashed border means that the"
                + " print is false, in the colour of the verdict about the correction."),
        ul(each(LedgerSummary.VERDICTS, word -> li(ClaimHtml.badge(word)))).withClass("legend row"),
        ClaimGraphSvg.html(graph));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
