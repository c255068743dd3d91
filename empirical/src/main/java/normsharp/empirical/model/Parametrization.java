package normsharp.empirical.model;

/**
 * How a fully connected network's forward pass and initialisation scale with its widths (H.7).
 *
 * <p>Appendix H.7 prints h_l = σ(W_l h_{l−1})/√n_{l−1} with W ~ N(0, 1), no biases, and names the
 * network "kernel" when f = W_L h_L and "μP" when f = W_L h_L/√n_L. Read as printed, the kernel
 * form's output grows like √n_L with the width, and its μP form is what the literature calls the
 * neural tangent kernel parametrisation. Both readings are here under names of their own.
 */
public enum Parametrization {
  /** PyTorch's: plain layers with biases, all U(±1/√fan_in). */
  STANDARD("", true),
  /** As printed under "kernel": f = W_L h_L without a factor; grows with the width. */
  KERNEL_AS_PRINTED("kernel as printed", false),
  /** As printed under "μP": f = W_L h_L/√n_L. */
  MUP_AS_PRINTED("μP as printed", false),
  /**
   * The usual kernel (NTK) form: each product, the last one included, divided by the root of its
   * fan-in. The same function as {@link #MUP_AS_PRINTED}. The hidden factor stands outside σ, as
   * printed; for ReLU, which the paper uses here, inside and outside are the same.
   */
  KERNEL("kernel", false),
  /**
   * The usual μP for gradient descent: f = W_L h_L/n_L. Learning rates that are to transfer between
   * widths grow like n_L in this form.
   */
  MUP("μP", false);

  private final String label;
  private final boolean biases;

  Parametrization(String label, boolean biases) {
    this.label = label;
    this.biases = biases;
  }

  /** The name in tables; empty for the standard one. */
  public String label() {
    return label;
  }

  /** Whether layers have biases. */
  public boolean hasBiases() {
    return biases;
  }

  /** The factor of hidden layer l's output, by the size n_{l−1} of its input. */
  public double hiddenFactor(int fanIn) {
    return this == STANDARD ? 1 : 1 / Math.sqrt(fanIn);
  }

  /** The factor of the last product W_L h_L, by the size n_L of h_L. */
  public double outputFactor(int fanIn) {
    return switch (this) {
      case STANDARD, KERNEL_AS_PRINTED -> 1;
      case MUP_AS_PRINTED, KERNEL -> 1 / Math.sqrt(fanIn);
      case MUP -> 1.0 / fanIn;
    };
  }
}
