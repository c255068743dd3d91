package normsharp.empirical.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import normsharp.empirical.engine.cuda.ComputeCapability;
import normsharp.empirical.engine.cuda.CudaCard;
import org.junit.jupiter.api.Test;

class OlderCardsTest {
  private static List<CudaCard> card(String name, String capability) {
    return List.of(new CudaCard(name, "580.95.05", ComputeCapability.parse(capability), 16L << 30));
  }

  @Test
  void newerCardsAreRefusedBeforeTheBackendIsTouched() {
    String line = Natives.cudaRefusal(true, () -> card("NVIDIA H200", "9.0")).orElseThrow();
    assertTrue(
        line.contains("9.0") && line.contains("3.7 to 8.6") && line.contains("-Pcuda"), line);
    assertEquals(1, line.lines().count());
  }

  @Test
  void coveredCardsGoOn() {
    assertEquals(Optional.empty(), Natives.cudaRefusal(true, () -> card("Tesla V100", "7.0")));
  }

  @Test
  void withoutACardTheBackendIsNotTouched() {
    String line = Natives.cudaRefusal(true, List::of).orElseThrow();
    assertTrue(line.contains("no NVIDIA card") && line.contains("-Pnd4j"), line);
    assertEquals(1, line.lines().count());
  }

  @Test
  void buildWithoutTheBackendAsksForNoCards() {
    Optional<String> refusal =
        Natives.cudaRefusal(
            false,
            () -> {
              throw new AssertionError("asked for cards");
            });
    assertEquals(Optional.empty(), refusal);
  }
}
