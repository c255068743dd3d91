package normsharp.empirical.descent;

import java.util.LinkedHashMap;
import java.util.Map;
import normsharp.empirical.spectrum.SpectrumEnds;

/** The ends of a spectrum as columns of a trajectory. */
final class SpectrumColumns {
  private SpectrumColumns() {}

  static Map<String, Double> of(SpectrumEnds ends) {
    Map<String, Double> row = new LinkedHashMap<>();
    row.put("sharpness", ends.sharpness());
    row.put("sharpness_residual", ends.sharpnessResidual());
    row.put("lambda_max", ends.largest());
    row.put("lambda_min", ends.smallest());
    row.put("products", (double) ends.products());
    return row;
  }
}
