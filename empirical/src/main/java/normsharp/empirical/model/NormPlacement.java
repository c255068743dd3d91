package normsharp.empirical.model;

/** Where a transformer block normalises. */
public enum NormPlacement {
  /** z ← z + f(LayerNorm(z)), and a last LayerNorm after all blocks. */
  PRE,
  /** z ← LayerNorm(z + f(z)). */
  POST
}
