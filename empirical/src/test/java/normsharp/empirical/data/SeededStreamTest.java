package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeededStreamTest {
  @Test
  void permutationsAreNumPys() {
    // numpy.random.RandomState(0).permutation(10)
    assertArrayEquals(new int[] {2, 8, 4, 9, 1, 6, 7, 3, 0, 5}, SeededStream.of(0).permutation(10));
    // numpy.random.RandomState(43).permutation(20640)[:8]
    assertArrayEquals(
        new int[] {7310, 4402, 1929, 11551, 9882, 3896, 16638, 6983},
        Arrays.copyOf(SeededStream.of(43).permutation(20_640), 8));
  }

  @Test
  void aPermutationHoldsEveryNumberOnce() {
    for (int n : new int[] {1, 2, 3, 569}) {
      int[] sorted = SeededStream.of(n).permutation(n);
      Arrays.sort(sorted);
      for (int i = 0; i < n; i++) {
        assertEquals(i, sorted[i]);
      }
    }
  }

  @Test
  void boundedNumbersAreUniform() {
    SeededStream stream = SeededStream.of(43, 0);
    int[] counts = new int[9];
    for (int i = 0; i < 90_000; i++) {
      counts[stream.below(9)]++;
    }
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - 10_000.0) * (count - 10_000.0) / 10_000;
    }
    // 8 degrees of freedom: exceeded with probability 10⁻³; the numbers are seeded.
    assertTrue(chiSquare < 26.1, "χ² = " + chiSquare);
    assertEquals(0, SeededStream.of(1).below(1));
  }

  @Test
  void branchesOfASeedDiffer() {
    SeededStream first = SeededStream.of(43, 0);
    SeededStream second = SeededStream.of(43, 1);
    int equal = 0;
    for (int i = 0; i < 1000; i++) {
      equal += first.below(1 << 20) == second.below(1 << 20) ? 1 : 0;
    }
    assertTrue(equal < 3, equal + " of 1000 numbers agree");
  }
}
