package normsharp.empirical.configuration;

/** What takes the place of the coarse grid where the paper's is undefined. */
public enum CoarseFallback {
  /**
   * Δ = 1/(2 s_GF), the fine grid's spacing: for s_GF ≤ 3 s₀ the printed interval [6/s_GF, 2/s₀] is
   * empty or a point.
   */
  FINE_SPACING
}
