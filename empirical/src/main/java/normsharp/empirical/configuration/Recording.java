package normsharp.empirical.configuration;

import java.util.List;

/**
 * What a run records.
 *
 * @param sampleEvery sharpness and norms are measured every so many steps, ≥ 1; the paper's 10
 * @param checkpoints whether parameters are kept when the loss first falls below a power of ten
 * @param measures what is measured at the end; each once, kept in the order of the enum
 * @param probes random vectors of each estimated trace, ≥ 1
 */
public record Recording(
    int sampleEvery, boolean checkpoints, List<FinalMeasure> measures, int probes) {
  /** Every 10 steps, with checkpoints, the cheap measures and 100 probes. */
  public static final Recording DEFAULT =
      new Recording(
          10,
          true,
          List.of(
              FinalMeasure.NUCLEAR_NORM,
              FinalMeasure.LAYER_NORMS,
              FinalMeasure.DISTANCE_TO_START,
              FinalMeasure.DISTANCE_TO_FLOW,
              FinalMeasure.TRACE),
          100);

  /** Checks the ranges and sorts the measures. */
  public Recording {
    if (sampleEvery < 1) {
      throw new IllegalArgumentException("sample-every must be at least 1, got " + sampleEvery);
    }
    if (probes < 1) {
      throw new IllegalArgumentException("probes must be at least 1, got " + probes);
    }
    if (measures.stream().distinct().count() != measures.size()) {
      throw new IllegalArgumentException("measures must differ, got " + measures);
    }
    measures = measures.stream().sorted().toList();
  }
}
