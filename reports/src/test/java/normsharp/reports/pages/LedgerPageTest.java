package normsharp.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import normsharp.reports.ledger.JudgedLedger;
import normsharp.reports.ledger.LedgerSummary;
import normsharp.reports.ledger.SampleClaims;
import normsharp.verify.Judgement;
import normsharp.verify.evidence.Finding;
import org.junit.jupiter.api.Test;

class LedgerPageTest {
  private static final JudgedLedger SAMPLE = SampleClaims.ledger();

  private static String content(JudgedLedger ledger) {
    return GoldenPage.content(LedgerPage.of(ledger));
  }

  @Test
  void aSmallLedgerLooksAsItDid() throws IOException {
    GoldenPage.assertAsStored("ledger-sample.html", content(SAMPLE));
  }

  @Test
  void noTextOfAClaimBecomesMarkup() {
    String page = content(SAMPLE);
    assertFalse(page.contains("<script>alert"), "a statement's script must not run");
    assertTrue(page.contains("&lt;script&gt;alert("));
  }

  @Test
  void everyLinkOnThePageLeadsSomewhereOnIt() {
    String page = content(SAMPLE);
    Matcher link = Pattern.compile("href=\"#([^\"=]+)\"").matcher(page);
    int links = 0;
    for (; link.find(); links++) {
      assertTrue(page.contains("id=\"" + link.group(1) + "\""), link.group(1));
    }
    assertTrue(links > 20);
  }

  @Test
  void anUnexpectedVerdictIsShownAsSuch() {
    String page = content(SAMPLE);
    assertTrue(page.contains("expected proved, got open"));
    assertTrue(page.contains("class=\"note alarms\""));
    String calm = content(new JudgedLedger(SAMPLE.judgements(), Map.of()));
    assertFalse(calm.contains("Not the expected verdict"));
    assertFalse(calm.contains("class=\"note alarms\""));
  }

  @Test
  void aWrongVariantThatPassesIsShownAsSuch() {
    assertFalse(content(SAMPLE).contains("NOT rejected"));
    Judgement first = SAMPLE.judgements().get(0);
    Judgement passed =
        new Judgement(
            first.claim(), first.printed(), first.corrected(), new Finding.Fails("it passes"));
    String page = content(new JudgedLedger(List.of(passed), Map.of()));
    assertTrue(page.contains("NOT rejected"));
    assertTrue(page.contains("class=\"note alarms\""));
    assertTrue(page.contains("0 of 1 deliberately wrong variants"));
  }

  @Test
  void aClaimThatWasNotJudgedIsNamedWithoutALink() {
    String page = content(new JudgedLedger(SAMPLE.judgements().subList(1, 2), Map.of()));
    assertTrue(page.contains("<span>Lemma 3.1 (i)</span>"));
    assertFalse(page.contains("href=\"#lemma-3-1-i\""));
  }

  @Test
  void theOverviewTellsWhatIsFalseAndWhereItStands() {
    LedgerSummary summary = LedgerSummary.of(SAMPLE);
    String counts = LedgerOverview.counts(summary).render();
    assertTrue(counts.contains("ledger.html#verdict=refuted"));
    assertTrue(counts.contains(">1</a>are open"), counts);
    String found = LedgerOverview.falseAsPrinted(summary).render();
    assertTrue(found.contains("Conclusions that are false (1)"), found);
    assertTrue(found.contains("ledger.html#proposition-3-2-i"), found);
    assertTrue(found.contains("Squares only."), found);
    assertTrue(found.contains("Beyond: an open end"), "unexpected verdicts are named");
  }

  @Test
  void labelsInTheGraphFitTheirBoxes() {
    assertEquals(List.of("Lemma D.1 (i)"), ClaimGraphSvg.lines("Lemma D.1 (i)"));
    assertEquals(
        List.of("Section 3, minimal norm", "and vanishing learning r…"),
        ClaimGraphSvg.lines("Section 3, minimal norm and vanishing learning rate"));
    assertEquals(25, ClaimGraphSvg.lines("x".repeat(90)).get(1).length());
  }
}
