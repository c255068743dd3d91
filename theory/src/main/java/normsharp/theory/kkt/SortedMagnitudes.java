package normsharp.theory.kkt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.util.Binary64;

/**
 * The distinct magnitudes a₁ &lt; a₂ &lt; … of the entries of one sign, with running power sums:
 * what the search for the support of the minimizer of (12) needs to know of x₀.
 *
 * @param <T> ordered field
 */
interface SortedMagnitudes<T extends FieldElement<T> & Comparable<T>> {
  /** Number m of distinct magnitudes. */
  int count();

  /** The k-th magnitude, 1 ≤ k ≤ m. */
  T magnitude(int k);

  /** Σ |x_i|ʲ over the entries whose magnitude is among the first k, 1 ≤ j ≤ 4, 0 ≤ k ≤ m. */
  T powerSum(int j, int k);

  /** Number of entries whose magnitude is among the first k, 0 ≤ k ≤ m. */
  int entries(int k);

  /** Over any ordered field; O(n log n) comparisons, O(n) storage. */
  static <T extends FieldElement<T> & Comparable<T>> SortedMagnitudes<T> of(
      List<T> magnitudes, T zero) {
    List<T> sorted = new ArrayList<>(magnitudes);
    sorted.sort(null);
    List<T> distinct = new ArrayList<>();
    List<Integer> entries = new ArrayList<>(List.of(0));
    List<List<T>> sums = new ArrayList<>();
    List<T> running = new ArrayList<>(List.of(zero, zero, zero, zero));
    sums.add(List.copyOf(running));
    for (int i = 0; i < sorted.size(); i++) {
      T a = sorted.get(i);
      T power = a;
      for (int j = 0; j < 4; j++) {
        running.set(j, running.get(j).add(power));
        power = power.multiply(a);
      }
      boolean lastOfItsKind = i + 1 == sorted.size() || sorted.get(i + 1).compareTo(a) != 0;
      if (lastOfItsKind) {
        distinct.add(a);
        entries.add(i + 1);
        sums.add(List.copyOf(running));
      }
    }
    return new SortedMagnitudes<>() {
      @Override
      public int count() {
        return distinct.size();
      }

      @Override
      public T magnitude(int k) {
        return distinct.get(k - 1);
      }

      @Override
      public T powerSum(int j, int k) {
        return sums.get(k).get(j - 1);
      }

      @Override
      public int entries(int k) {
        return entries.get(k);
      }
    };
  }

  /** Over doubles without boxing: sorts the given array in place and keeps it. */
  static SortedMagnitudes<Binary64> ofDoubles(double[] magnitudes) {
    Arrays.sort(magnitudes);
    int n = magnitudes.length;
    int[] ends = new int[n + 1];
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      if (i + 1 == n || magnitudes[i + 1] != magnitudes[i]) {
        ends[++distinct] = i + 1;
      }
    }
    int m = distinct;
    double[][] sums = new double[4][m + 1];
    double[] running = new double[4];
    double[] lost = new double[4];
    for (int k = 1; k <= m; k++) {
      for (int i = ends[k - 1]; i < ends[k]; i++) {
        double power = 1;
        for (int j = 0; j < 4; j++) {
          power *= magnitudes[i];
          // Kahan's summation: the terms ascend, so the sum would drown the error otherwise.
          double term = power - lost[j];
          double sum = running[j] + term;
          lost[j] = (sum - running[j]) - term;
          running[j] = sum;
        }
      }
      for (int j = 0; j < 4; j++) {
        sums[j][k] = running[j];
      }
    }
    return new SortedMagnitudes<>() {
      @Override
      public int count() {
        return m;
      }

      @Override
      public Binary64 magnitude(int k) {
        return new Binary64(magnitudes[ends[k] - 1]);
      }

      @Override
      public Binary64 powerSum(int j, int k) {
        return new Binary64(sums[j - 1][k]);
      }

      @Override
      public int entries(int k) {
        return ends[k];
      }
    };
  }
}
