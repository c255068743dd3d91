package normsharp.empirical.descent;

import java.util.LinkedHashMap;
import java.util.Map;
import normsharp.empirical.spectrum.Norms;

/** Norms of an iterate, of its average over an oscillation, and its distance to the start. */
final class IterateNorms {
  private final double[] initial;

  IterateNorms(double[] initial) {
    this.initial = initial.clone();
  }

  /**
   * Norms by column name.
   *
   * @param theta θ_t
   * @param previous θ_{t−1}, or θ_t at the start
   * @param beforePrevious θ_{t−2}, or θ_t at the start
   */
  Map<String, Double> at(double[] theta, double[] previous, double[] beforePrevious) {
    double[] averaged = new double[theta.length];
    double[] moved = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      averaged[i] = OscillationFilter.apply(theta[i], previous[i], beforePrevious[i]);
      moved[i] = theta[i] - initial[i];
    }
    Map<String, Double> norms = new LinkedHashMap<>();
    norms.put("l1", Norms.l1(theta));
    norms.put("l2", Norms.l2(theta));
    norms.put("l1_averaged", Norms.l1(averaged));
    norms.put("l2_averaged", Norms.l2(averaged));
    norms.put("l1_from_start", Norms.l1(moved));
    norms.put("l2_from_start", Norms.l2(moved));
    return norms;
  }
}
