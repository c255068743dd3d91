package normsharp.empirical.analysis;

import static normsharp.empirical.analysis.SyntheticSweeps.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OscillationAverageTest {
  @Test
  void alternationOfPeriodTwoIsAveragedExactly() {
    OscillationAverage average =
        OscillationAverage.overLastOscillation(toList(9, 1, 3, 1, 3, 1, 3, 1)).orElseThrow();
    assertEquals(2, average.value());
    assertEquals(2, average.length());
    assertEquals(7, average.to());
  }

  @Test
  void aSineOfAnyPhaseAveragesToItsMean() {
    for (int phase = 0; phase < 12; phase++) {
      List<Double> series = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        series.add(5 + Math.sin(2 * Math.PI * (i + phase + 0.3) / 12));
      }
      OscillationAverage average = OscillationAverage.overLastOscillation(series).orElseThrow();
      assertEquals(12, average.length());
      assertEquals(5, average.value(), 1e-12);
    }
  }

  @Test
  void flatTopsCountOnce() {
    OscillationAverage average =
        OscillationAverage.overLastOscillation(toList(0, 2, 2, 0, 0, 2, 2, 0)).orElseThrow();
    assertEquals(4, average.length());
    assertEquals(1, average.value());
  }

  @Test
  void aMonotoneSeriesOrASinglePeakHasNoOscillation() {
    assertTrue(OscillationAverage.overLastOscillation(toList(1, 2, 3, 4)).isEmpty());
    assertTrue(OscillationAverage.overLastOscillation(toList(1, 4, 3, 2)).isEmpty());
    assertTrue(OscillationAverage.overLastOscillation(toList(1, 1, 1)).isEmpty());
    assertTrue(OscillationAverage.overLastOscillation(List.of()).isEmpty());
  }

  @Test
  void theMaximumIsSmoothedOverTheStatedWindow() {
    List<Double> series = toList(1, 2, 6, 4, 2, 1, 1);
    assertEquals(new OscillationAverage(4, 1, 4), OscillationAverage.aroundMaximum(series, 1));
    assertEquals(new OscillationAverage(6, 2, 3), OscillationAverage.aroundMaximum(series, 0));
    assertEquals(
        new OscillationAverage(5, 0, 2), OscillationAverage.aroundMaximum(toList(6, 4, 1), 1));
    assertEquals(
        new OscillationAverage(11.0 / 3, 0, 3),
        OscillationAverage.aroundMaximum(toList(6, 4, 1), Integer.MAX_VALUE));
  }

  @Test
  void theLastWindowIsTheLast() {
    assertEquals(
        new OscillationAverage(3.5, 2, 4), OscillationAverage.overLast(toList(1, 2, 3, 4), 2));
    assertThrows(
        IllegalArgumentException.class, () -> OscillationAverage.overLast(toList(1, 2), 3));
    assertThrows(
        IllegalArgumentException.class, () -> OscillationAverage.aroundMaximum(List.of(), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> OscillationAverage.overLast(toList(1, Double.NaN), 1));
  }
}
