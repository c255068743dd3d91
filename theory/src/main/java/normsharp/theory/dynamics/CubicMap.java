package normsharp.theory.dynamics;

import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * Gradient descent for d = 1, L = 2 and xy &gt; 0 in normal form: with s = x w²/y and c = 2ηxy,
 *
 * <p>s' = s(1 + c(1 − s))², equivalently ω' = ω(1 + c − cω²) for ω = w√(x/y), s = ω².
 *
 * <p>The minimizer is s = 1, with multiplier 1 − 2c = 1 − ηS, S = 4xy: linearly stable iff 0 &lt; c
 * &lt; 1. With a = 1 + c, p = cs, further cycles:
 *
 * <ul>
 *   <li>c &gt; 1: the 2-cycle p² − ap + 1 = 0, s = (a ± √(a² − 4))/(2c), multiplier 9 − 2a²: stable
 *       iff 4 &lt; a² &lt; 5, that is 1 &lt; c &lt; √5 − 1, where a 4-cycle takes over.
 *   <li>a² ≥ 8: two more 2-cycles p² − (2a − k)p + a² − ak − 1 = 0, k = (a ± √(a² − 8))/2, which
 *       are 4-cycles of ω that change sign; multiplier 9 − 4a² + 6ak. The one with the minus sign
 *       is stable for 8 &lt; a² &lt; (13 + √369)/4, a window 1.8284 &lt; c &lt; 1.8377.
 * </ul>
 *
 * <p>The interval [0, 1 + 2/c] is invariant iff c ≤ 2 ({@link TrappingBox} with d = 1).
 *
 * @param c coefficient 2ηxy &gt; 0
 * @param <T> field
 */
public record CubicMap<T extends FieldElement<T>>(T c) {
  /** Checks the coefficient. */
  public CubicMap {
    if (!(c.getReal() > 0 && c.getReal() < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the coefficient c = 2ηxy must be finite and > 0, got " + c.getReal());
    }
  }

  /** The map of a gradient descent with d = 1, L = 2 and xy &gt; 0. */
  public static <T extends FieldElement<T>> CubicMap<T> of(GradientDescent<T> descent) {
    if (descent.network().dimension() != 1 || descent.network().layers() != 2) {
      throw new IllegalArgumentException(
          "the cubic map needs d = 1 and L = 2, got d = "
              + descent.network().dimension()
              + " and L = "
              + descent.network().layers());
    }
    T xy = descent.network().x().get(0).multiply(descent.network().y());
    if (!(xy.getReal() > 0)) {
      throw new IllegalArgumentException("the cubic map needs xy > 0, got xy = " + xy.getReal());
    }
    return new CubicMap<>(descent.learningRate().multiply(2).multiply(xy));
  }

  /** s' = s(1 + c(1 − s))². */
  public T step(T s) {
    T factor = factor(s);
    return s.multiply(factor).multiply(factor);
  }

  /** ω' = ω(1 + c − cω²). */
  public T stepWeight(T omega) {
    return omega.multiply(factor(omega.multiply(omega)));
  }

  /** ds'/ds = (1 + c − cs)(1 + c − 3cs). */
  public T derivative(T s) {
    T twice = c.multiply(s).multiply(2);
    return factor(s).multiply(factor(s).subtract(twice));
  }

  /** Multiplier of a cycle, the product of the derivatives at its points. */
  public T multiplier(List<T> points) {
    T product = c.getField().getOne();
    for (T s : points) {
      product = product.multiply(derivative(s));
    }
    return product;
  }

  /**
   * The points (a ± √(a² − 4))/(2c), a = 1 + c, of the 2-cycle that leaves the minimizer at c = 1.
   *
   * @throws IllegalArgumentException when c ≤ 1, where the cycle does not exist
   */
  public static <T extends CalculusFieldElement<T>> List<T> firstTwoCycle(CubicMap<T> map) {
    T a = map.c().add(1.0);
    requireAbove(map.c().getReal(), 1, "the first 2-cycle");
    return roots(a, a.multiply(a).subtract(4.0).sqrt(), map.c());
  }

  /**
   * The attracting one of the two 2-cycles that appear together at c = 2√2 − 1.
   *
   * @throws IllegalArgumentException when c &lt; 2√2 − 1, where the cycle does not exist
   */
  public static <T extends CalculusFieldElement<T>> List<T> secondTwoCycle(CubicMap<T> map) {
    requireAbove(map.c().getReal(), 2 * Math.sqrt(2) - 1, "the second 2-cycle");
    T a = map.c().add(1.0);
    T k = a.subtract(a.multiply(a).subtract(8.0).sqrt()).divide(2.0);
    T sum = a.multiply(2).subtract(k);
    // The discriminant (2a − k)² − 4(a² − ak − 1) is k² + 4.
    return roots(sum, k.multiply(k).add(4.0).sqrt(), map.c());
  }

  /**
   * How the minimizer s = 1 attracts, decided exactly. At c = 1 the multiplier is −1; the negative
   * Schwarzian derivative (in ω: f'' = f''' = −6, so that f∘f(1 + h) = 1 + h − 16h³ + …) makes it
   * attract all the same, but at the rate k^{−1/2} instead of geometrically.
   */
  public static Stability minimizerStability(CubicMap<BigFraction> map) {
    int comparison = map.c().compareTo(BigFraction.ONE);
    if (comparison == 0) {
      return Stability.NEUTRAL_ATTRACTING;
    }
    return comparison < 0 ? Stability.LINEARLY_STABLE : Stability.UNSTABLE;
  }

  /** Stability of a fixed point. */
  public enum Stability {
    /** |multiplier| &lt; 1: attracts geometrically. */
    LINEARLY_STABLE,
    /** |multiplier| = 1, and attracts all the same. */
    NEUTRAL_ATTRACTING,
    /** |multiplier| &gt; 1: repels. */
    UNSTABLE
  }

  private T factor(T s) {
    T one = c.getField().getOne();
    return one.add(c.multiply(one.subtract(s)));
  }

  private static <T extends CalculusFieldElement<T>> List<T> roots(T sum, T discriminant, T c) {
    T denominator = c.multiply(2);
    return List.of(
        sum.subtract(discriminant).divide(denominator), sum.add(discriminant).divide(denominator));
  }

  private static void requireAbove(double c, double threshold, String what) {
    if (!(c > threshold)) {
      throw new IllegalArgumentException(
          what + " exists for c > " + threshold + " only, got c = " + c);
    }
  }
}
