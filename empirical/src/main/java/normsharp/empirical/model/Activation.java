package normsharp.empirical.model;

/** The function between layers, entry by entry. */
public enum Activation {
  /** max(z, 0), with derivative 0 at 0. */
  RELU("ReLU"),
  /** tanh z. */
  TANH("tanh"),
  /** z·Φ(z), Φ the standard normal distribution function. */
  GELU("GELU"),
  /** z itself: a deep linear network. */
  IDENTITY("identity");

  private final String label;

  Activation(String label) {
    this.label = label;
  }

  /** The name in tables. */
  public String label() {
    return label;
  }
}
