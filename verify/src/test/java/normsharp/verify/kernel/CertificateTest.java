package normsharp.verify.kernel;

import static normsharp.verify.kernel.Polynomial.ONE;
import static normsharp.verify.kernel.Polynomial.entry;
import static normsharp.verify.kernel.Polynomial.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.verify.kernel.Certificate.Multiple;
import normsharp.verify.kernel.Certificate.Term;
import org.junit.jupiter.api.Test;

/** Certificates for all d of true statements are accepted; those of false ones are not. */
class CertificateTest {
  private static final Polynomial X = entry("x");
  private static final Polynomial V = entry("v");
  private static final Polynomial U = entry("u");
  private static final Polynomial A = scalar("a");
  private static final Polynomial Y = scalar("y");
  private static final Rational HALF = Rational.of(1, 2);

  private static Term product(Integer... factors) {
    return new Term(Rational.ONE, ONE, List.of(factors));
  }

  /** v ≥ 0, x_i ≤ a, ⟨x,v⟩ = y: any signs of x. */
  private static final Premises LARGEST =
      new Premises(List.of(X.times(V).sum().minus(Y)), List.of(V, A.minus(X)));

  @Test
  void leastNormOfProposition32HoldsForEveryDimension() {
    // a‖w‖² − y = Σ v_i(a − x_i) + (⟨x,v⟩ − y).
    Certificate certificate =
        new Certificate(
            LARGEST,
            A.times(V.sum()).minus(Y),
            List.of(new Multiple(ONE, 0)),
            List.of(product(0, 1)));
    assertEquals(Optional.empty(), certificate.objection());
    Assignment witness =
        new Assignment(
            2,
            Map.of("a", Rational.of(1), "y", Rational.of(1)),
            Map.of(
                "x", List.of(Rational.of(1), Rational.of(-3)),
                "v", List.of(Rational.of(4), Rational.of(1))));
    assertTrue(LARGEST.holdFor(witness));
    assertEquals(Rational.of(4), witness.evaluate(certificate.goal()));
  }

  @Test
  void leastSharpnessOfProposition32HoldsForEveryDimension() {
    // 4⟨x²,v⟩ − 4ay = 4Σ v_i x_i(x_i − a) + 4a(⟨x,v⟩ − y); x_i ≤ 0 or x_i ≥ a makes x_i(x_i − a) ≥
    // 0.
    Premises smallest =
        new Premises(List.of(X.times(V).sum().minus(Y)), List.of(V, X.times(X.minus(A))));
    Rational four = Rational.of(4);
    Polynomial goal = X.squared().times(V).sum().minus(A.times(Y)).times(four);
    Certificate certificate =
        new Certificate(
            smallest,
            goal,
            List.of(new Multiple(A.times(four), 0)),
            List.of(new Term(four, ONE, List.of(0, 1))));
    assertEquals(Optional.empty(), certificate.objection());
  }

  @Test
  void kktPointsOfTheConvexProgramMinimiseTheRiskOfLemmaE1() {
    Polynomial n = entry("n");
    Polynomial nu = scalar("ν");
    Polynomial mu = scalar("μ");
    Polynomial bound = scalar("B");
    Polynomial slackV = bound.minus(X.squared().times(V).sum());
    Polynomial slackU = bound.minus(X.squared().times(U).sum());
    Premises premises =
        new Premises(
            List.of(
                U.minus(ONE).plus(nu.times(X)).plus(mu.times(X.squared())).minus(n),
                n.times(U),
                X.times(V).sum().minus(Y),
                X.times(U).sum().minus(Y),
                mu.times(slackU)),
            List.of(V, n, mu, slackV));
    Polynomial risk = V.squared().times(HALF).minus(V).sum();
    Polynomial least = U.squared().times(HALF).minus(U).sum();
    Polynomial distance = V.minus(U).squared().times(HALF).sum();
    Certificate certificate =
        new Certificate(
            premises,
            risk.minus(least).minus(distance),
            List.of(
                new Multiple(V.minus(U), 0),
                new Multiple(ONE.times(Rational.of(-1)), 1),
                new Multiple(nu.times(Rational.of(-1)), 2),
                new Multiple(nu, 3),
                new Multiple(ONE.times(Rational.of(-1)), 4)),
            List.of(product(0, 1), product(2, 3)));
    assertEquals(Optional.empty(), certificate.objection());
    // Without μ ≥ 0 among the factors the sign of μ(B − ⟨x²,v⟩) is not known.
    Certificate unsigned =
        new Certificate(
            premises,
            certificate.goal(),
            certificate.equalities(),
            List.of(product(0, 1), product(3)));
    assertFalse(unsigned.holds());
  }

  @Test
  void dimensionIsTheSumOfOnes() {
    // Σ(x_i − m)² = Σx² − 2mΣx + d·m² ≥ 0, with d = Σ_i 1.
    Polynomial m = scalar("m");
    Polynomial dimension =
        new Polynomial(Map.of(Monomial.of(new Variable.Sum(Monomial.ONE)), Rational.ONE));
    Polynomial goal =
        X.squared()
            .sum()
            .minus(m.times(X.sum()).times(Rational.of(2)))
            .plus(dimension.times(m.squared()));
    Term square = new Term(Rational.ONE, X.minus(m), List.of());
    Premises none = new Premises(List.of(), List.of());
    assertTrue(new Certificate(none, goal, List.of(), List.of(square)).holds());
    assertFalse(new Certificate(none, goal.minus(dimension), List.of(), List.of(square)).holds());
  }

  @Test
  void falseStatementsAreNotProved() {
    Polynomial goal = A.times(V.sum()).minus(Y);
    List<Multiple> equalities = List.of(new Multiple(ONE, 0));
    List<Term> terms = List.of(product(0, 1));
    // A stronger bound, a flipped sign, a dropped factor, a missing equation.
    assertFalse(new Certificate(LARGEST, goal.minus(ONE), equalities, terms).holds());
    assertFalse(new Certificate(LARGEST, goal.times(Rational.of(-1)), equalities, terms).holds());
    assertFalse(new Certificate(LARGEST, goal, equalities, List.of(product(1))).holds());
    assertFalse(new Certificate(LARGEST, goal, List.of(), terms).holds());
    // Negative coefficients, unknown premises and goals that depend on an index.
    assertFalse(
        new Certificate(
                LARGEST, goal, equalities, List.of(new Term(Rational.of(-1), ONE, List.of())))
            .holds());
    assertFalse(new Certificate(LARGEST, goal, equalities, List.of(product(2))).holds());
    assertFalse(new Certificate(LARGEST, goal, List.of(new Multiple(ONE, 1)), terms).holds());
    assertFalse(new Certificate(LARGEST, V, List.of(), List.of(product(0))).holds());
  }
}
