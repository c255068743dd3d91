package normsharp.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every claim as a test case: its verdicts are the pinned ones and its wrong variant is refuted.
 * {@code mvn verify -Dtest=LedgerTest -Dnormsharp.pin=true} writes the verdicts of this run to
 * target/verdicts.tsv, from where they can be copied to the pinned ones after a look at each
 * change.
 */
class LedgerTest {
  private static final String PINNED = "verdicts.tsv";

  @TestFactory
  Stream<DynamicTest> claim() throws IOException {
    Map<String, String> pinned = pinned();
    return Ledger.claims().stream()
        .map(claim -> DynamicTest.dynamicTest(claim.label(), () -> check(claim, pinned)));
  }

  private static void check(Claim claim, Map<String, String> pinned) {
    Judgement judgement = Referee.judge(claim);
    assertTrue(judgement.rejectsWrongVariant(), () -> judgement.wrongVariant().toString());
    assertEquals(
        pinned.get(claim.label()),
        verdicts(judgement),
        () ->
            judgement.printed().verdict()
                + judgement.corrected().map(c -> "\n" + c.verdict()).orElse(""));
  }

  private static String verdicts(Judgement judgement) {
    return judgement.printed().verdict().word()
        + "\t"
        + judgement.corrected().map(ruling -> ruling.verdict().word()).orElse("-");
  }

  @Test
  void pinnedVerdictsAreThoseOfTheLedger() throws IOException {
    if (Boolean.getBoolean("normsharp.pin")) {
      Files.writeString(
          Path.of("target", PINNED),
          Ledger.judge(Ledger.claims(), judgement -> {}).stream()
              .map(judgement -> judgement.claim().label() + "\t" + verdicts(judgement) + "\n")
              .collect(Collectors.joining()));
    }
    List<String> labels = Ledger.claims().stream().map(Claim::label).toList();
    assertEquals(labels, List.copyOf(pinned().keySet()));
  }

  @Test
  void refutedStatementsAreCorrected() throws IOException {
    pinned()
        .forEach(
            (label, verdicts) ->
                assertTrue(
                    !verdicts.startsWith("refuted")
                        || verdicts.endsWith("\tproved")
                        || verdicts.endsWith("\tsupported"),
                    label));
  }

  private static Map<String, String> pinned() throws IOException {
    Map<String, String> verdicts = new LinkedHashMap<>();
    try (InputStream in = LedgerTest.class.getResourceAsStream(PINNED)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] columns = line.split("\t", 2);
        verdicts.put(columns[0], columns[1]);
      }
    }
    return verdicts;
  }
}
