package normsharp.theory.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.util.Binary64;

/** Laws of eq. (21); exact over the rationals where nothing else is said. */
class RiskModelProperties {
  /**
   * Automatic differentiation against the closed gradient: a few dozen roundings of numbers ≤ 10³.
   */
  private static final double ROUNDING = 1e-10;

  record Case(RiskModel<BigFraction> model, List<BigFraction> v, List<BigFraction> u) {}

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(
            d ->
                Combinators.combine(
                        RiskArbitraries.model(d, 0),
                        RiskArbitraries.vector(d),
                        RiskArbitraries.vector(d))
                    .as(Case::new));
  }

  @Property(tries = 200, seed = "101")
  void riskOfMomentsIsNeverNegative(@ForAll("cases") Case c) {
    assertTrue(c.model().risk(c.v()).signum() >= 0);
  }

  @Property(tries = 200, seed = "102")
  void riskIsItsTaylorExpansion(@ForAll("cases") Case c) {
    // R(v + u) = R(v) + ⟨∇R(v), u⟩ + ½uᵀΣu, where uᵀΣu = ⟨∇R(u) − ∇R(0), u⟩.
    RiskModel<BigFraction> model = c.model();
    List<BigFraction> zero = Vectors.constant(model.dimension(), RiskArbitraries.zero());
    BigFraction curvature =
        Vectors.dot(model.gradient(c.u()), c.u())
            .subtract(Vectors.dot(model.gradient(zero), c.u()));
    BigFraction expansion =
        model.risk(c.v()).add(Vectors.dot(model.gradient(c.v()), c.u())).add(curvature.divide(2));
    assertEquals(expansion, model.risk(Vectors.add(c.v(), c.u())));
  }

  @Property(tries = 100, seed = "103")
  void weightGradientAgreesWithAutomaticDifferentiation(@ForAll("cases") Case c) {
    int d = c.model().dimension();
    RiskModel<Gradient> model = c.model().map(q -> Gradient.constant(d, q.doubleValue()));
    List<Gradient> w = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      w.add(Gradient.variable(d, i, c.v().get(i).doubleValue()));
    }
    Gradient risk = model.riskOfWeights(w);
    List<BigFraction> closed = c.model().gradientOfWeights(c.v());
    for (int i = 0; i < d; i++) {
      assertEquals(closed.get(i).doubleValue(), risk.getGradient()[i], ROUNDING);
    }
  }

  @Property(tries = 200, seed = "104")
  void linearLabelsMakeTheRiskADistanceToTheTarget(@ForAll("cases") Case c) {
    // R(v) − ½s² = ½(v − v*)ᵀΣ(v − v*), with v* = u.
    BigFraction noise = new BigFraction(2, 3);
    RiskModel<BigFraction> model = RiskModel.linear(c.model().secondMoments(), c.u(), noise);
    List<BigFraction> difference = Vectors.addScaled(c.v(), BigFraction.MINUS_ONE, c.u());
    BigFraction distance =
        Vectors.dot(
            difference, Vectors.map(model.secondMoments(), row -> Vectors.dot(row, difference)));
    assertEquals(distance.add(noise.multiply(noise)).divide(2), model.risk(c.v()));
  }

  @Property(tries = 100, seed = "105")
  void arrayFormAgreesWithTheModel(@ForAll("cases") Case c) {
    RiskModel<Binary64> model = c.model().toBinary64();
    double[] v = QuadraticRisk.toArray(c.v());
    assertEquals(c.model().risk(c.v()).doubleValue(), QuadraticRisk.of(model).risk(v), ROUNDING);
  }

  @Property(tries = 100, seed = "106")
  void lemmaE1HoldsForAnyWeights(@ForAll("cases") Case c) {
    List<BigFraction> w = c.v();
    BigFraction printed =
        Vectors.sum(Vectors.power(w, 4))
            .divide(2)
            .subtract(Vectors.sum(Vectors.power(w, 2)))
            .add(new BigFraction(w.size() + 1, 2));
    assertEquals(
        printed, RiskModel.gaussian(BigFractionField.getInstance(), w.size()).riskOfWeights(w));
    // A dropped factor ½ on the quartic term is caught whenever w ≠ 0.
    BigFraction wrong = printed.add(Vectors.sum(Vectors.power(w, 4)).divide(2));
    boolean zero = w.stream().allMatch(BigFraction::isZero);
    assertEquals(zero, wrong.equals(printed));
  }
}
