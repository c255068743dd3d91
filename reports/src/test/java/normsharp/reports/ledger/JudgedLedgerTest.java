package normsharp.reports.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.Judgement;
import normsharp.verify.Ledger;
import normsharp.verify.Referee;
import normsharp.verify.evidence.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedLedgerTest {
  @TempDir Path folder;

  @Test
  void linksOfTheLedgerAreUniqueAndPlain() {
    List<String> ids =
        Ledger.claims().stream().map(claim -> ClaimId.of(claim.label())).distinct().toList();
    assertEquals(Ledger.claims().size(), ids.size());
    assertTrue(ids.stream().allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*")), ids::toString);
  }

  @Test
  void aLinkKeepsLettersAndDigitsOnly() {
    assertEquals("lemma-d-1-i-second", ClaimId.of("Lemma D.1 (i), second"));
    assertEquals("x-1", ClaimId.of("⟨x⟩ — 1…"));
    assertThrows(IllegalArgumentException.class, () -> ClaimId.of("⊙ ‖"));
  }

  @Test
  void twoClaimsWithOneLinkAreRefused() {
    List<Judgement> same =
        Stream.of("Lemma (1)", "lemma 1")
            .map(label -> Referee.judge(SampleClaims.proved(label, "w_i^2 ≥ 0")))
            .toList();
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> new JudgedLedger(same, Map.of()));
    assertTrue(refused.getMessage().contains("'lemma 1'"), refused.getMessage());
  }

  @Test
  void usersAreTheOtherEndsOfUses() {
    Map<String, List<String>> usedBy = SampleClaims.ledger().usedBy();
    assertEquals(List.of("Footnote 3", "Proposition 3.2 (i)"), usedBy.get("Lemma 3.1 (i)"));
    assertEquals(List.of(), usedBy.get("Theorem B.1"));
  }

  @Test
  void aVerdictThatIsNotPinnedIsUnexpected() {
    List<Judgement> judged = List.of(Referee.judge(SampleClaims.proved("Lemma Z", "w_i^2 ≥ 0")));
    assertEquals(List.of("Lemma Z"), List.copyOf(JudgedLedger.of(judged).unexpected().keySet()));
  }

  @Test
  void sectionsFollowThePaper() {
    assertEquals(
        List.of("Section 3", "Appendix B", "Beyond the paper"),
        PaperSection.of(SampleClaims.ledger().judgements()).stream()
            .map(PaperSection::name)
            .toList());
    Map<String, String> names =
        Map.of(
            "Section E.1, folded Gaussian", "Appendix E",
            "Sections 1 and 1.3, Appendix A", "Section 1",
            "Appendices G and H.7", "Appendix G",
            "Abstract and Section 3", "Abstract",
            "On the cover", "On the cover");
    names.forEach(
        (place, name) -> assertEquals(name, PaperSection.name(SampleClaims.at(place)), place));
    assertEquals(
        Ledger.claims().stream().filter(claim -> claim.origin() == Claim.Origin.PAPER).count(),
        Ledger.claims().stream()
            .map(PaperSection::name)
            .filter(name -> name.matches("Abstract|Section [1-4]|Appendix [A-I]"))
            .count(),
        "every place of the ledger names a part of the paper");
  }

  @Test
  void countsAgreeWithTheJudgements() {
    LedgerSummary summary = LedgerSummary.of(SampleClaims.ledger());
    assertEquals(
        Map.of("proved", 1, "proved-with-typo", 1, "supported", 1, "refuted", 1, "open", 0),
        summary.paper());
    assertEquals(1, summary.beyond().get("open"));
    assertEquals(1, summary.corrections().get("proved"));
    assertEquals(4, summary.claims());
    assertEquals(1, summary.claimsBeyond());
    assertEquals(List.of("Beyond: an open end"), summary.unexpected());
    assertEquals(1, summary.falseWith(Effect.CONCLUSION).size());
    assertEquals(List.of(), summary.falseWith(Effect.STATEMENT));
  }

  /** The wrong variant of each sample says that 1 is not > 0, which is rejected by failing. */
  @Test
  void wrongVariantsAreCounted() {
    JudgedLedger ledger = SampleClaims.ledger();
    assertEquals(5, LedgerSummary.of(ledger).wrongVariantsRejected());
    List<Judgement> passed =
        ledger.judgements().stream()
            .map(
                judgement ->
                    new Judgement(
                        judgement.claim(),
                        judgement.printed(),
                        judgement.corrected(),
                        new Finding.Fails("the wrong variant passes")))
            .toList();
    assertEquals(0, LedgerSummary.of(new JudgedLedger(passed, Map.of())).wrongVariantsRejected());
  }

  @Test
  void whatGoesWrongIsCutBetweenSentences() {
    assertEquals("By eq. (3) d = 1. It is so.", inShort("By eq. (3) d = 1. It is so."));
    String first = "A".repeat(150) + " of Chou et al. (2023) e.g. for d = 2.";
    String second = " Then M = ∅.";
    String third = " This is long, and " + "b".repeat(150) + ". And more.";
    assertEquals(first + second, inShort(first + second + third));
    assertEquals("b".repeat(300), inShort("b".repeat(300)));
  }

  private static String inShort(String goesWrong) {
    return new LedgerSummary.FalseClaim("l", "p", "s", Effect.STATEMENT, goesWrong, "proved")
        .inShort();
  }

  @Test
  void theDocumentHoldsTheNumbersOfThePage() throws IOException {
    Path file = folder.resolve("ledger.json");
    LedgerJson.write(SampleClaims.ledger(), file);
    JsonObject document = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    JsonObject summary = document.getAsJsonObject("summary");
    assertEquals(4, summary.get("claims").getAsInt());
    assertEquals(1, summary.getAsJsonObject("verdicts").get("refuted").getAsInt());
    assertEquals(5, summary.get("wrongVariantsRejected").getAsInt());
    JsonObject lemma = document.getAsJsonArray("claims").get(0).getAsJsonObject();
    assertEquals("lemma-3-1-i", lemma.get("id").getAsString());
    assertEquals(2, lemma.getAsJsonArray("usedBy").size());
    JsonObject open = document.getAsJsonArray("claims").get(4).getAsJsonObject();
    assertEquals(1, open.getAsJsonArray("unexpected").size());
  }
}
