package normsharp.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import normsharp.verify.Assertion;
import normsharp.verify.Claim;
import normsharp.verify.Ledger;
import normsharp.verify.evidence.Evidence;
import org.junit.jupiter.api.Test;

class MathTextTest {
  @Test
  void scriptsAreSet() {
    assertSet("x_k⋆", "x<sub>k⋆</sub>");
    assertSet("Σ[w_i^2·x_i]", "Σ[w<sub>i</sub><sup>2</sup>·x<sub>i</sub>]");
    assertSet("λ_max, s_GF^ε", "λ<sub>max</sub>, s<sub>GF</sub><sup>ε</sup>");
    assertSet("R(M_ℓ1)", "R(M<sub>ℓ1</sub>)");
    assertSet("θ_{k+1}", "θ<sub>k+1</sub>");
    assertSet("α^{2p_i}", "α<sup>2p<sub>i</sub></sup>");
    assertSet("e^(−z/2)", "e<sup>(−z/2)</sup>");
    assertSet("x_0^⊙2 w^⊙(L+1)", "x<sub>0</sub><sup>⊙2</sup> w<sup>⊙(L+1)</sup>");
    assertSet("R^d_≥0", "R<sup>d</sup><sub>≥0</sub>");
    assertSet("‖·‖_∞ and 2^−k.", "‖·‖<sub>∞</sub> and 2<sup>−k</sup>.");
    assertSet("x_iw_i²", "x<sub>i</sub>w<sub>i</sub>²");
    assertSet("μ_Σᵀw̃", "μ<sub>Σ</sub>ᵀw̃");
    assertSet("ends in x_1.", "ends in x<sub>1</sub>.");
  }

  @Test
  void whatIsDoubtfulStays() {
    for (String text :
        List.of(
            "snake_case",
            "a^bc",
            "x_iabc",
            "_i alone",
            "x_{i",
            "x_",
            "^2",
            "a ^2",
            "x^1.5",
            "x^2/3",
            "a__b",
            "{x}")) {
      assertSet(text, text);
    }
    assertSet("2^x_i", "2^x<sub>i</sub>");
  }

  @Test
  void textIsEscaped() {
    assertSet("<b>&x_i", "&lt;b&gt;&amp;x<sub>i</sub>");
    assertSet("e^{<script>}", "e<sup>&lt;script&gt;</sup>");
  }

  /** Nothing but the marks is read away: the sources make up every text of the ledger again. */
  @Test
  void noCharacterOfTheLedgerChanges() {
    List<String> texts = Ledger.claims().stream().flatMap(MathTextTest::texts).toList();
    assertTrue(texts.size() > 1000);
    for (String text : texts) {
      assertEquals(
          text,
          MathText.pieces(text).stream().map(MathText.Piece::source).collect(Collectors.joining()));
      // Without marks and braces, what is read is what is written.
      assertEquals(
          text.replaceAll("[_^{}]", ""),
          MathText.html(text)
              .render()
              .replaceAll("</?su[bp]>|[_^{}]", "")
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&#x27;", "'")
              .replace("&amp;", "&"));
    }
  }

  private static Stream<String> texts(Claim claim) {
    return Stream.concat(
        Stream.of(claim.label(), claim.boundary(), claim.wrongVariant().statement()),
        Stream.concat(
                Stream.of(claim.printed()), claim.correction().map(c -> c.assertion()).stream())
            .flatMap(MathTextTest::texts));
  }

  private static Stream<String> texts(Assertion assertion) {
    return Stream.concat(
        Stream.of(assertion.statement(), assertion.assumptions()),
        assertion.evidence().stream().map(Evidence::shows));
  }

  private static void assertSet(String text, String html) {
    assertEquals(html, MathText.html(text).render(), text);
  }
}
