package normsharp.theory.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;

/**
 * The orbit of gradient flow from α·1 for L ≥ 2 layers as a curve, parametrised by the growth q =
 * log(w_ref/α) of one reference weight instead of τ.
 *
 * <p>The weights solve dw_i/dτ = L x_i w_i^{L−1}; with c_i = x_i/x_ref the growth of weight i is
 *
 * <p>log(w_i/α) = c_i q for L = 2, and −log((1 − c_i) + c_i e^{−(L−2)q})/(L−2) for L ≥ 3.
 *
 * <p>Near the limit q resolves what τ cannot: for L ≥ 3 and small α the limit sits next to the end
 * of the flow's interval of existence, at a relative distance of order α^{L−2}. All sums are taken
 * in logarithms, so nothing over- or underflows while the data, α and the weights are doubles of
 * magnitude 10^{±150}.
 *
 * <p>The data are oriented: x and y carry a common sign such that the residual at the start is ≤ 0,
 * so that τ grows and the residual rises monotonically to its limit.
 *
 * @param x oriented features, not all zero
 * @param y oriented label
 * @param layers L ≥ 2
 * @param alpha start, &gt; 0
 * @param orientation +1 or −1, the sign carried by x and y
 * @param reference x_ref: the largest entry when it is positive, otherwise the least one
 */
record GrowthCurve(
    List<Double> x, double y, int layers, double alpha, int orientation, double reference) {

  GrowthCurve {
    x = List.copyOf(x);
  }

  /** The curve of a network with L ≥ 2 and x ≠ 0. */
  static GrowthCurve of(DiagonalNetwork<Binary64> network, double alpha) {
    List<Double> x = Vectors.toDoubles(network.x());
    double y = network.y().getReal();
    GrowthCurve asGiven = oriented(x, y, network.layers(), alpha, 1);
    // The balance at q = 0 is exactly antisymmetric in the orientation.
    return asGiven.balance(0) <= 0 ? asGiven : oriented(x, y, network.layers(), alpha, -1);
  }

  private static GrowthCurve oriented(
      List<Double> x, double y, int layers, double alpha, int orientation) {
    List<Double> turned = Vectors.map(x, entry -> orientation * entry + 0.0);
    double largest = Collections.max(turned);
    double reference = largest > 0 ? largest : Collections.min(turned);
    return new GrowthCurve(turned, orientation * y + 0.0, layers, alpha, orientation, reference);
  }

  /** Whether all weights with x_i ≠ 0 shrink to zero before the residual vanishes. */
  boolean collapses() {
    return reference < 0 && y >= 0;
  }

  /** The growth of weight i, log(w_i/α), at reference growth q; error a few ulps. */
  double growth(int i, double q) {
    double c = ratio(i);
    if (c == 0 || q == 0) {
      return 0;
    }
    if (layers == 2) {
      return c * q;
    }
    if (c == 1) {
      return q;
    }
    double z = -(layers - 2) * q;
    double log;
    if (z >= 1) {
      log = z + Math.log(c + gap(i) * Math.exp(-z));
    } else if (c * Math.expm1(z) > -0.5) {
      log = Math.log1p(c * Math.expm1(z));
    } else {
      log = Math.log(gap(i) + c * Math.exp(z));
    }
    return -log / (layers - 2);
  }

  /** The growth of weight i at q minus that at q + delta, without cancellation for small delta. */
  double growthDifference(int i, double q, double delta) {
    double c = ratio(i);
    if (c == 0) {
      return 0;
    }
    if (layers == 2 || c == 1) {
      return -c * delta;
    }
    // N(q) − N(q + δ) = −c e^{−(L−2)q}·expm1(−(L−2)δ), N = (1 − c) + c e^{−(L−2)q}.
    double z = -(layers - 2) * q;
    double share = c / (c + gap(i) * Math.exp(-z));
    double relative = share * Math.expm1(-(layers - 2) * delta);
    if (relative < -0.5) {
      return growth(i, q) - growth(i, q + delta);
    }
    return Math.log1p(relative) / (layers - 2);
  }

  /** The derivative of the growth of weight i in q: (x_i w_i^{L−2})/(x_ref w_ref^{L−2}). */
  double growthRate(int i, double q) {
    double c = ratio(i);
    if (layers == 2 || c == 0 || c == 1) {
      return c;
    }
    return c / (c + gap(i) * Math.exp((layers - 2) * q));
  }

  /** The weights at reference growth q. */
  List<Binary64> weights(double q) {
    List<Binary64> w = new ArrayList<>(x.size());
    for (int i = 0; i < x.size(); i++) {
      w.add(new Binary64(scaled(alpha, growth(i, q))));
    }
    return List.copyOf(w);
  }

  /** base·e^exponent, which overflows or underflows only if the result does. */
  static double scaled(double base, double exponent) {
    return base * Math.exp(exponent / 2) * Math.exp(exponent / 2);
  }

  /**
   * The growth q∞ at which the residual vanishes, by bisection down to neighbouring doubles; only
   * for curves that do not collapse.
   */
  double limitGrowth() {
    if (balance(0) == 0) {
      return 0;
    }
    double direction = Math.signum(reference);
    double high = 1;
    while (balance(direction * high) < 0) {
      high *= 2;
    }
    double low = 0;
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return direction * high;
      }
      if (balance(direction * middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /**
   * log(Σ_{x_i&gt;0} x_i u_i + (−y)₊) − log(Σ_{x_i&lt;0} |x_i| u_i + y₊) with u = w^⊙L: it has the
   * sign of the residual and is monotone along the curve.
   */
  double balance(double q) {
    List<Double> positive = new ArrayList<>();
    List<Double> negative = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      if (x.get(i) != 0) {
        (x.get(i) > 0 ? positive : negative).add(logTerm(i, q));
      }
    }
    if (y != 0) {
      (y < 0 ? positive : negative).add(Math.log(Math.abs(y)));
    }
    return logSum(positive) - logSum(negative);
  }

  /** log |r| at growth q = limit − delta, a sum of terms of one sign, without cancellation. */
  double logResidual(double limit, double delta) {
    List<Double> terms = new ArrayList<>();
    double q = limit - delta;
    for (int i = 0; i < x.size(); i++) {
      if (x.get(i) != 0) {
        double difference = layers * growthDifference(i, q, delta);
        double larger = logTerm(i, q) - Math.min(difference, 0);
        terms.add(larger + Math.log(-Math.expm1(-Math.abs(difference))));
      }
    }
    return logSum(terms);
  }

  /** log |r| at growth q of a collapsing curve, where r = −(Σ|x_i|u_i + y). */
  double logResidualOfCollapse(double q) {
    List<Double> terms = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      if (x.get(i) != 0) {
        terms.add(logTerm(i, q));
      }
    }
    if (y != 0) {
      terms.add(Math.log(y));
    }
    return logSum(terms);
  }

  /** log |dq/dτ| = log(L |x_ref| w_ref^{L−2}). */
  double logGrowthPerTau(double q) {
    return Math.log(layers) + Math.log(Math.abs(reference)) + (layers - 2) * (Math.log(alpha) + q);
  }

  /** The signed τ of the original data at growth q; infinite when it exceeds the doubles. */
  double tau(double q) {
    if (layers == 2) {
      return orientation * q / (2 * reference);
    }
    double atUnitStart = -Math.expm1(-(layers - 2) * q) / (reference * layers * (layers - 2));
    return orientation * scaled(atUnitStart, -(layers - 2) * Math.log(alpha));
  }

  /** The growth q at the signed τ of the original data. */
  double growthAt(double tau) {
    if (layers == 2) {
      return 2 * reference * orientation * tau;
    }
    double z = orientation * tau * reference * layers * (layers - 2);
    for (int k = 0; k < layers - 2; k++) {
      z *= alpha;
    }
    return -Math.log1p(-z) / (layers - 2);
  }

  private double logTerm(int i, double q) {
    return Math.log(Math.abs(x.get(i))) + layers * (Math.log(alpha) + growth(i, q));
  }

  private double ratio(int i) {
    return Math.max(x.get(i) / reference, -Double.MAX_VALUE);
  }

  private double gap(int i) {
    return Math.min((reference - x.get(i)) / reference, Double.MAX_VALUE);
  }

  private static double logSum(List<Double> terms) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      largest = Math.max(largest, term);
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - largest);
    }
    return largest + Math.log(sum);
  }
}
