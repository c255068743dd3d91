package normsharp.empirical.descent;

/**
 * The average over an oscillation at the edge of stability: (θ_t + 2θ_{t−1} + θ_{t−2})/4. Along the
 * sharpest direction the iterate changes sign each step, up to a slow change of the amplitude;
 * these weights take out both (−1)ᵗ and t(−1)ᵗ exactly, and leave a linear drift, read at t − 1.
 */
public final class OscillationFilter {
  private OscillationFilter() {}

  /** The average of three consecutive values, the newest first. */
  public static double apply(double newest, double previous, double beforePrevious) {
    return 0.25 * newest + 0.5 * previous + 0.25 * beforePrevious;
  }
}
