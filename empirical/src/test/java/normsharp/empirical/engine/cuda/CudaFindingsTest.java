package normsharp.empirical.engine.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CudaFindingsTest {
  private static CudaCard card(String driver, String capability) {
    return new CudaCard(
        "NVIDIA Example", driver, ComputeCapability.parse(capability), 140_000L << 20);
  }

  private static String problem(
      boolean built, boolean driver, List<CudaCard> cards, List<String> libraries) {
    Optional<String> problem = new CudaFindings(built, driver, cards, libraries).problem();
    problem.ifPresent(line -> assertEquals(1, line.lines().count()));
    return problem.orElse("none");
  }

  @Test
  void theFirstThingMissingIsNamed() {
    List<CudaCard> good = List.of(card("580.95.05", "9.0"));
    List<String> cublas = List.of("libcublas.so.13");
    assertTrue(problem(false, true, good, List.of()).contains("mvn -Pcuda package"));
    assertTrue(problem(true, false, List.of(), cublas).contains("no NVIDIA driver"));
    assertTrue(problem(true, true, List.of(), cublas).contains("shows no card"));
    assertTrue(
        problem(true, true, List.of(card("535.104.05", "9.0")), cublas)
            .contains("535.104.05 is too old"));
    assertTrue(problem(true, true, List.of(card("580.1", "7.0")), cublas).contains("7.5 to 12.1"));
    assertTrue(problem(true, true, good, cublas).contains("libcublas.so.13 were not found"));
    assertEquals("none", problem(true, true, good, List.of()));
  }

  @Test
  void nd4jRefusesNewerAndOlderCardsInOneLine() {
    CapabilityRange range = CapabilityRange.ND4J;
    for (String covered : List.of("3.7", "5.0", "7.0", "8.0", "8.6")) {
      assertEquals(Optional.empty(), range.refusal("card", ComputeCapability.parse(covered)));
    }
    for (String refused : List.of("3.5", "8.7", "8.9", "9.0", "10.0", "12.0")) {
      String line = range.refusal("NVIDIA H200", ComputeCapability.parse(refused)).orElseThrow();
      assertTrue(line.startsWith("NVIDIA H200 has compute capability " + refused), line);
      assertTrue(line.contains("3.7 to 8.6 and no PTX"), line);
    }
  }

  @Test
  void capabilitiesAreOrderedByNumberNotByText() {
    assertTrue(ComputeCapability.parse("10.0").compareTo(ComputeCapability.parse("9.0")) > 0);
    assertThrows(IllegalArgumentException.class, () -> ComputeCapability.parse("9"));
    assertThrows(IllegalArgumentException.class, () -> ComputeCapability.parse("[N/A]"));
  }

  @Test
  void cardsAreReadFromTheToolsAnswer() {
    List<CudaCard> cards =
        NvidiaSmi.parse(
            """
            NVIDIA H200, 580.95.05, 9.0, 143771
            Tesla K80, 470.1, 3.7, 11441
            Unable to determine the device handle, [Unknown Error]
            """);
    assertEquals(2, cards.size());
    assertEquals("NVIDIA H200, 140 GiB, compute capability 9.0", cards.get(0).toText());
    assertEquals(580, cards.get(0).driverMajor());
    assertEquals(List.of(), NvidiaSmi.parse("No devices were found\n"));
  }

  @Test
  void libraryThatExistsNowhereIsMissing() {
    assertEquals(CudaLibraries.NEEDED, CudaLibraries.missing(name -> false));
    assertEquals(
        List.of("libcudnn.so.9"), CudaLibraries.missing(name -> !name.equals("libcudnn.so.9")));
  }

  @Test
  void copiesFitIntoFourFifthsOfTheFreeMemory() {
    assertEquals(24, CopiesInMemory.of(1000, 0, 1, 24));
    assertEquals(8, CopiesInMemory.of(1000, 0, 100, 24));
    assertEquals(7, CopiesInMemory.of(1000, 1, 100, 24));
    assertEquals(1, CopiesInMemory.of(0, 5, 100, 24));
    assertFalse(CopiesInMemory.of(999, 0, 100, 24) > 7);
    assertThrows(IllegalArgumentException.class, () -> CopiesInMemory.of(1, 1, 0, 1));
  }
}
