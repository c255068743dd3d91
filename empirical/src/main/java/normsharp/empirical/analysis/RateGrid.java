package normsharp.empirical.analysis;

/** The grid of learning rates that a run belongs to. */
public enum RateGrid {
  /** η = k/(2 s_GF), k = 1…12. */
  FINE,
  /** 6/s_GF + jΔ, Δ = (2/s₀ − 6/s_GF)/8, and its continuation in both directions. */
  COARSE,
  /** Chosen one by one instead of by the paper's rule. */
  LISTED
}
