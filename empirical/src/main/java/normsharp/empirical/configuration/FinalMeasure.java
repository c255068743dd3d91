package normsharp.empirical.configuration;

/** What is measured once at the end of each run, beyond loss, sharpness, ℓ1 and ℓ2. */
public enum FinalMeasure {
  /** Σ ‖W‖_* over the weight matrices (Figure 9). */
  NUCLEAR_NORM,
  /** ℓ1 and ℓ2 of each parameter tensor (Figure 14). */
  LAYER_NORMS,
  /** ℓ1 and ℓ2 of θ − θ₀ (Figure 12). */
  DISTANCE_TO_START,
  /** ℓ1 and ℓ2 of θ − θ_GF, the end of the gradient flow (Figure 11). */
  DISTANCE_TO_FLOW,
  /** tr ∇²L, by probes (Figure 10). */
  TRACE,
  /** Worst-case adaptive sharpness of Kwon et al. (Figure 10). */
  ADAPTIVE_WORST,
  /** Average-case adaptive sharpness, by probes (Figure 10). */
  ADAPTIVE_AVERAGE,
  /** Largest eigenvalue of the Fisher information matrix (Figure 10). */
  FISHER_SHARPNESS,
  /** Trace of the Fisher information matrix (Figure 10). */
  FISHER_TRACE
}
