package normsharp.reports.pages;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import normsharp.reports.ledger.LedgerSummary;
import normsharp.reports.ledger.LedgerSummary.FalseClaim;
import normsharp.verify.Effect;

/** What came of the ledger, for the first page of a report; with links into the ledger's page. */
public final class LedgerOverview {
  private static final String PAGE = SitePage.LEDGER.file();

  private LedgerOverview() {}

  /** The counts, as cards. */
  public static DomContent counts(LedgerSummary summary) {
    return ul(
            card(summary.claims(), "claims of the paper were checked", PAGE),
            card(
                summary.paper().get("proved") + summary.paper().get("proved-with-typo"),
                "of them are proved, %d after a misprint is mended"
                    .formatted(summary.paper().get("proved-with-typo")),
                PAGE + "#verdict=proved"),
            card(
                summary.paper().get("supported"),
                "are supported: evidence, not a full machine proof",
                PAGE + "#verdict=supported"),
            card(
                summary.paper().get("refuted"),
                "are false as printed; %d corrections are proved, %d supported"
                    .formatted(
                        summary.corrections().get("proved"),
                        summary.corrections().get("supported")),
                PAGE + "#verdict=refuted"),
            each(
                summary.paper().get("open") + summary.beyond().get("open") == 0
                    ? List.<Integer>of()
                    : List.of(summary.paper().get("open") + summary.beyond().get("open")),
                open -> card(open, "are open: not decided in this run", PAGE + "#verdict=open")),
            card(
                summary.claimsBeyond(),
                "claims go beyond the paper, %d of them proved"
                    .formatted(summary.beyond().get("proved")),
                PAGE + "#in-beyond-the-paper"),
            card(
                summary.wrongVariantsRejected(),
                "of %d deliberately wrong variants were rejected"
                    .formatted(summary.wrongVariants()),
                PAGE))
        .withClass("cards");
  }

  /** What is false as printed and what it changes; what reaches farthest comes first. */
  public static DomContent falseAsPrinted(LedgerSummary summary) {
    return div(
        iff(
            !summary.unexpected().isEmpty(),
            p("%d verdicts of this run are not the expected ones: "
                        .formatted(summary.unexpected().size())
                    + String.join("; ", summary.unexpected()))
                .withClass("note")),
        part(summary, Effect.CONCLUSION, "Conclusions that are false"),
        part(summary, Effect.STATEMENT, "Statements and formulas that are false as printed"),
        minor(summary));
  }

  private static DomContent part(LedgerSummary summary, Effect effect, String title) {
    List<FalseClaim> claims = summary.falseWith(effect);
    return iff(
        !claims.isEmpty(),
        div(
            h3("%s (%d)".formatted(title, claims.size())),
            ul(
                each(
                    claims,
                    claim ->
                        li(
                            a(MathText.html(claim.label())).withHref(PAGE + "#" + claim.id()),
                            iff(
                                effect == Effect.CONCLUSION,
                                div(text("“"), MathText.html(claim.statement()), text("”"))
                                    .withClass("soft")),
                            text(effect == Effect.CONCLUSION ? "" : ": "),
                            span(MathText.html(claim.inShort())),
                            iff(
                                !claim.corrected().isEmpty(),
                                span(" Corrected: " + claim.corrected() + ".")
                                    .withClass("soft")))))));
  }

  private static DomContent minor(LedgerSummary summary) {
    int proofs = summary.falseWith(Effect.PROOF).size();
    int cosmetic = summary.falseWith(Effect.COSMETIC).size();
    return iff(
        proofs + cosmetic > 0,
        p(
            text("Further errors change no numbered statement: "),
            link(proofs + " in proofs only", Effect.PROOF),
            text(" and "),
            link(
                cosmetic + " that no reader would follow or that nothing rests on",
                Effect.COSMETIC),
            text(".")));
  }

  private static DomContent link(String words, Effect effect) {
    return a(words)
        .withHref(PAGE + "#verdict=refuted&effect=" + effect.name().toLowerCase(Locale.ROOT));
  }

  private static DomContent card(int number, String words, String href) {
    return li(a(String.valueOf(number)).withHref(href).withClass("number"), text(words));
  }
}
