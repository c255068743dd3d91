package normsharp.theory.dynamics;

import org.hipparchus.fraction.BigFraction;

/** A critical learning rate: the largest η with a property that holds for all smaller ones. */
public sealed interface LearningRate {
  /** Whether η is at most this rate; false when the rate is undefined. */
  boolean admits(double eta);

  /** A rational rate, exactly. */
  record Exact(BigFraction value) implements LearningRate {
    /** Checks the sign. */
    public Exact {
      if (value.signum() <= 0) {
        throw new IllegalArgumentException("a critical learning rate must be > 0, got " + value);
      }
    }

    @Override
    public boolean admits(double eta) {
      return Double.isFinite(eta) && new BigFraction(eta).compareTo(value) <= 0;
    }
  }

  /**
   * An irrational rate.
   *
   * @param value relative accuracy 10⁻¹³
   */
  record Approximate(double value) implements LearningRate {
    /** Checks the sign. */
    public Approximate {
      if (!(value > 0)) {
        throw new IllegalArgumentException("a critical learning rate must be > 0, got " + value);
      }
    }

    @Override
    public boolean admits(double eta) {
      return eta <= value;
    }
  }

  /** Every learning rate has the property. */
  record Unbounded(String reason) implements LearningRate {
    @Override
    public boolean admits(double eta) {
      return eta < Double.POSITIVE_INFINITY;
    }
  }

  /** The property speaks of points that do not exist. */
  record Undefined(String reason) implements LearningRate {
    @Override
    public boolean admits(double eta) {
      return false;
    }
  }
}
