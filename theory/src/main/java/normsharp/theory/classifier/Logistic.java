package normsharp.theory.classifier;

import org.hipparchus.CalculusFieldElement;

/**
 * The logistic function g(z) = 1/(1 + e^(−z)) of Appendix F, its derivative, and the two logarithms
 * of which the logistic loss is made, all without overflow or cancellation.
 *
 * <p>Over {@code double} each value has a relative error of a few ulp; over an interval type each
 * is an enclosure. Derivatives by automatic differentiation are right for |z| ≤ 700.
 */
public final class Logistic {
  private Logistic() {}

  /** The logistic function g(z) = 1/(1 + e^(−z)), increasing from 0 to 1. */
  public static <T extends CalculusFieldElement<T>> T value(T z) {
    if (z.getReal() >= 0) {
      return z.negate().exp().add(1.0).reciprocal();
    }
    T e = z.exp();
    return e.divide(e.add(1.0));
  }

  /**
   * The derivative g'(z) = g(z)(1 − g(z)) = (2 cosh(z/2))⁻², even, with maximum g'(0) = ¼.
   *
   * <p>z occurs once, so that interval evaluation does not overestimate. g' is strictly concave
   * where g(z) lies strictly between (3 − √3)/6 and (3 + √3)/6, which is |z| &lt; log(2 + √3) ≈
   * 1.317, because g''' = g'(1 − 6g + 6g²).
   */
  public static <T extends CalculusFieldElement<T>> T derivative(T z) {
    T reciprocal = z.multiply(0.5).cosh().multiply(2.0).reciprocal();
    return reciprocal.multiply(reciprocal);
  }

  /** −log(1 − g(z)) = log(1 + e^z) &gt; 0, the loss of a point with label 0 and score z. */
  public static <T extends CalculusFieldElement<T>> T lossOfLabelZero(T z) {
    if (z.getReal() > 0) {
      return z.add(z.negate().exp().log1p());
    }
    return z.exp().log1p();
  }

  /** −log g(z) = log(1 + e^(−z)) &gt; 0, the loss of a point with label 1 and score z. */
  public static <T extends CalculusFieldElement<T>> T lossOfLabelOne(T z) {
    return lossOfLabelZero(z.negate());
  }
}
