package normsharp.empirical.model;

/** Activations. */
public enum Activation {
  RELU,
  TANH,
  GELU
}
