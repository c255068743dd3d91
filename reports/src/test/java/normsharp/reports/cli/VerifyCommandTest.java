package normsharp.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import normsharp.verify.Ledger;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  private static final String CLAIM = "Proposition 3.2 (i), necessity";

  @TempDir Path directory;

  private record Result(int code, String out, String err) {}

  private static Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = NormSharp.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Result(code, out.toString(), err.toString());
  }

  @Test
  void oneClaimIsShownInFull() {
    Result result = run("verify", CLAIM);
    assertEquals(0, result.code(), result.err());
    for (String part :
        List.of(
            CLAIM,
            "Section 3",
            "refuted",
            "false at",
            "x = (1, -3)",
            "Corrected",
            "proved",
            "Boundary",
            "Wrong variant",
            "rejected",
            "NormMinimizers",
            "1 claim of the paper")) {
      assertTrue(result.out().contains(part), part + "\n" + result.out());
    }
    assertFalse(result.out().contains("Proposition 3.2 (ii)"));
  }

  @Test
  void aLabelFindsAllItsParts() {
    List<String> listed = run("verify", "--list", "proposition 3.2").out().lines().toList();
    assertTrue(listed.size() >= 4 && listed.contains(CLAIM), listed.toString());
    assertEquals(Ledger.claims().size(), run("verify", "--list").out().lines().count());
  }

  @Test
  void badInputIsRefusedInOneLine() {
    for (String[] bad :
        new String[][] {
          {"verify", "Lemma Z.1"},
          {"verify", CLAIM, "--json", "/no/such/directory/l.json"},
          {"verify", CLAIM, "--json", "/"},
          {"verify", "--jsn"},
        }) {
      Result result = run(bad);
      assertEquals(2, result.code(), String.join(" ", bad));
      assertEquals(1, result.err().lines().count(), result.err());
      assertEquals("", result.out());
    }
    assertTrue(run("verify", "Lemma Z.1").err().contains("'Lemma Z.1'"));
  }

  @Test
  void theTableHasARowForEachClaim() {
    Result result = run("verify");
    assertEquals(0, result.code(), result.err());
    List<String> rows = result.out().lines().toList();
    for (String label : Ledger.claims().stream().map(claim -> claim.label()).toList()) {
      assertEquals(1, rows.stream().filter(row -> row.startsWith(label + "  ")).count(), label);
    }
    assertTrue(
        rows.contains(
            "wrong variants rejected: "
                + Ledger.claims().size()
                + " of "
                + Ledger.claims().size()));
  }

  @Test
  void jsonHoldsEverything() throws IOException {
    Path file = directory.resolve("ledger.json");
    assertEquals(0, run("verify", "--json", file.toString()).code());
    JsonArray claims =
        JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("claims");
    assertEquals(Ledger.claims().size(), claims.size());
    for (JsonElement element : claims) {
      JsonObject claim = element.getAsJsonObject();
      String label = claim.get("label").getAsString();
      JsonObject printed = claim.getAsJsonObject("printed");
      assertTrue(
          List.of("proved", "proved-with-typo", "refuted", "supported", "open")
              .contains(printed.get("verdict").getAsString()),
          label);
      assertFalse(printed.getAsJsonArray("evidence").isEmpty(), label);
      assertFalse(claim.get("place").getAsString().isEmpty(), label);
      assertFalse(claim.get("boundary").getAsString().isEmpty(), label);
      assertTrue(claim.get("uses").isJsonArray(), label);
      assertTrue(claim.getAsJsonObject("wrongVariant").get("rejected").getAsBoolean(), label);
      boolean refuted = printed.get("verdict").getAsString().equals("refuted");
      assertEquals(refuted, !claim.get("counterexample").isJsonNull(), label);
      if (!claim.get("corrected").isJsonNull()) {
        JsonObject corrected = claim.getAsJsonObject("corrected");
        assertFalse(corrected.get("statement").getAsString().isEmpty(), label);
        assertFalse(corrected.getAsJsonArray("evidence").isEmpty(), label);
      }
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertTrue(left.noneMatch(path -> path.toString().endsWith(".part")));
    }
  }

  /** What is written suffices: certificates are read back from the text alone and hold. */
  @Test
  void certificatesCanBeCheckedFromTheirData() throws IOException {
    Path file = directory.resolve("ledger.json");
    assertEquals(0, run("verify", "--json", file.toString()).code());
    List<JsonObject> found = new ArrayList<>();
    JsonObject document = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    for (JsonElement claim : document.getAsJsonArray("claims")) {
      for (String part : List.of("printed", "corrected")) {
        JsonElement assertion = claim.getAsJsonObject().get(part);
        if (!assertion.isJsonNull()) {
          for (JsonElement evidence : assertion.getAsJsonObject().getAsJsonArray("evidence")) {
            if (evidence.getAsJsonObject().has("certificate")) {
              found.add(evidence.getAsJsonObject());
            }
          }
        }
      }
    }
    assertTrue(found.size() > 5);
    for (JsonObject evidence : found) {
      Certificate certificate = certificate(evidence.getAsJsonObject("certificate"));
      assertEquals(Optional.empty(), certificate.objection(), evidence.toString());
      String witness = evidence.get("witness").getAsString();
      if (!witness.isEmpty() && !evidence.has("vanishes")) {
        assertTrue(certificate.statement().premisesHoldFor(assignment(witness)), witness);
      }
    }
  }

  private static Certificate certificate(JsonObject data) {
    List<Constraint> premises =
        data.getAsJsonArray("premises").asList().stream()
            .map(premise -> Constraint.parse(premise.getAsString()))
            .toList();
    return new Certificate(
        new Statement(premises, Constraint.parse(data.get("conclusion").getAsString())),
        indices(data.getAsJsonArray("denominators")),
        data.getAsJsonArray("multiples").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(
                multiple ->
                    new Certificate.Multiple(
                        Polynomial.parse(multiple.get("multiplier").getAsString()),
                        multiple.get("premise").getAsInt()))
            .toList(),
        data.getAsJsonArray("terms").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(
                term ->
                    new Certificate.Term(
                        Rational.parse(term.get("coefficient").getAsString()),
                        Polynomial.parse(term.get("square").getAsString()),
                        indices(term.getAsJsonArray("factors"))))
            .toList());
  }

  private static List<Integer> indices(JsonArray numbers) {
    return numbers.asList().stream().map(JsonElement::getAsInt).toList();
  }

  /** Reads {@code x = (1, -3), y = 1}. */
  private static Assignment assignment(String text) {
    String[] values = text.split(", (?=[^()]*(?:\\(|$))", -1);
    return Assignment.of(
        Stream.of(values)
            .map(value -> value.replaceAll("\\(([^,]*)\\)", "$1,").replaceAll("[()]", ""))
            .toArray(String[]::new));
  }
}
