package normsharp.theory.kkt;

import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.FieldElement;

/**
 * How far a point v = w⊙w and multipliers are from the KKT conditions (15)–(19); for a KKT point in
 * exact arithmetic all are zero but the slack, which is ≥ 0.
 *
 * @param stationarity largest |v_i (v_i − 1 + ν x_i + 2λη x_i²)|, eqs. (15) and (20)
 * @param feasibility ⟨x₀,v⟩ − y₀, eq. (16)
 * @param slack 1 − 2η⟨x₀²,v⟩, eq. (17); one without a bound
 * @param complementarity λ(2η⟨x₀²,v⟩ − 1), eq. (18)
 * @param <T> field
 */
public record KktResiduals<T extends FieldElement<T> & Comparable<T>>(
    T stationarity, T feasibility, T slack, T complementarity) {
  /** The residuals of v with multipliers (ν, λ). */
  public static <T extends FieldElement<T> & Comparable<T>> KktResiduals<T> of(
      RiskProblem<T> problem, List<T> v, T nu, T lambda) {
    T one = problem.y().getField().getOne();
    T zero = problem.y().getField().getZero();
    T twoEta = problem.eta().map(eta -> eta.multiply(2)).orElse(zero);
    T mu = twoEta.multiply(lambda);
    T stationarity = zero;
    for (int i = 0; i < v.size(); i++) {
      T x = problem.x().get(i);
      T gap = v.get(i).subtract(one).add(nu.multiply(x)).add(mu.multiply(x).multiply(x));
      T product = v.get(i).multiply(gap);
      T size = product.compareTo(zero) < 0 ? product.negate() : product;
      stationarity = size.compareTo(stationarity) > 0 ? size : stationarity;
    }
    T second = Vectors.dot(Vectors.power(problem.x(), 2), v);
    T slack = one.subtract(twoEta.multiply(second));
    return new KktResiduals<>(
        stationarity,
        Vectors.dot(problem.x(), v).subtract(problem.y()),
        slack,
        lambda.multiply(slack).negate());
  }

  /** Whether the conditions hold exactly: residuals zero and slack ≥ 0. */
  public boolean vanish() {
    return stationarity.isZero()
        && feasibility.isZero()
        && complementarity.isZero()
        && slack.compareTo(slack.getField().getZero()) >= 0;
  }
}
