package normsharp.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
  @TestFactory
  Stream<DynamicTest> claim() {
    return Ledger.claims().stream()
        .map(claim -> DynamicTest.dynamicTest(claim.label(), () -> check(claim)));
  }

  private static void check(Claim claim) {
    Judgement judgement = Referee.judge(claim);
    assertTrue(judgement.rejectsWrongVariant(), () -> judgement.wrongVariant().toString());
    assertEquals(Optional.empty(), Ledger.unexpected(judgement));
  }

  @Test
  void pinnedVerdictsAreThoseOfTheLedger() throws IOException {
    if (Boolean.getBoolean("normsharp.pin")) {
      Files.writeString(
          Path.of("target", "verdicts.tsv"),
          Ledger.judge(Ledger.claims(), judgement -> {}).stream()
              .map(
                  judgement -> judgement.claim().label() + "\t" + Ledger.verdicts(judgement) + "\n")
              .collect(Collectors.joining()));
    }
    List<String> labels = Ledger.claims().stream().map(Claim::label).toList();
    assertEquals(labels, List.copyOf(Ledger.pinned().keySet()));
  }

  @Test
  void refutedStatementsAreCorrected() {
    Ledger.pinned()
        .forEach(
            (label, verdicts) ->
                assertTrue(
                    !verdicts.startsWith("refuted")
                        || verdicts.endsWith("\tproved")
                        || verdicts.endsWith("\tsupported"),
                    label));
  }

  @Test
  void verdictsDoNotDependOnTheSeed() {
    System.setProperty("normsharp.seed", "4711");
    try {
      for (Judgement judgement : Ledger.judge(Ledger.claims(), done -> {})) {
        assertEquals(Optional.empty(), Ledger.unexpected(judgement));
      }
    } finally {
      System.clearProperty("normsharp.seed");
    }
  }
}
