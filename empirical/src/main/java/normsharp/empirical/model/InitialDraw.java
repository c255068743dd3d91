package normsharp.empirical.model;

/** How the entries of a parameter tensor are drawn. */
public sealed interface InitialDraw {
  /** Uniform on [−bound, bound). */
  record Uniform(double bound) implements InitialDraw {
    public Uniform {
      if (!(bound > 0) || !Double.isFinite(bound)) {
        throw new IllegalArgumentException("the bound must be positive and finite, got " + bound);
      }
    }
  }

  /** Normal with mean 0. */
  record Normal(double standardDeviation) implements InitialDraw {
    public Normal {
      if (!(standardDeviation > 0) || !Double.isFinite(standardDeviation)) {
        throw new IllegalArgumentException(
            "the standard deviation must be positive and finite, got " + standardDeviation);
      }
    }
  }

  /** All the same; draws nothing. */
  record Constant(double value) implements InitialDraw {
    public Constant {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("the constant must be finite, got " + value);
      }
    }
  }

  /**
   * The weight of PyTorch's {@code Linear} and {@code Conv2d}: {@code kaiming_uniform_(a=√5)}, that
   * is U(±1/√fan_in), with PyTorch's rounding of the bound.
   */
  static InitialDraw weight(int fanIn) {
    double gain = Math.sqrt(2.0 / (1 + Math.pow(Math.sqrt(5), 2)));
    return new Uniform(Math.sqrt(3.0) * (gain / Math.sqrt(fanIn)));
  }

  /**
   * PyTorch's {@code xavier_uniform_}: U(±√(6/(fan_in + fan_out))), with its rounding of the bound.
   */
  static InitialDraw xavier(int fanIn, int fanOut) {
    return new Uniform(Math.sqrt(3.0) * Math.sqrt(2.0 / ((double) fanIn + fanOut)));
  }

  /** The bias of PyTorch's {@code Linear} and {@code Conv2d}: U(±1/√fan_in). */
  static InitialDraw bias(int fanIn) {
    return new Uniform(1 / Math.sqrt(fanIn));
  }
}
