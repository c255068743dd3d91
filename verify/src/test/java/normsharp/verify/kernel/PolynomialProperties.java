package normsharp.verify.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The kernel's algebra against plain evaluation: evaluation is a homomorphism. */
class PolynomialProperties {
  @Provide
  Arbitrary<Rational> rationals() {
    return Combinators.combine(
            Arbitraries.longs().between(-5, 5), Arbitraries.longs().between(1, 4))
        .as(Rational::of);
  }

  /** Random expressions in the scalars a, b and the entries of x, v. */
  @Provide
  Arbitrary<Polynomial> polynomials() {
    Arbitrary<Polynomial> atoms =
        Arbitraries.oneOf(
            rationals().map(Polynomial::constant),
            Arbitraries.of(
                Polynomial.scalar("a"),
                Polynomial.scalar("b"),
                Polynomial.entry("x"),
                Polynomial.entry("v"),
                Polynomial.entry("x").times(Polynomial.entry("v")).sum()));
    return Arbitraries.recursive(
        () -> atoms,
        inner ->
            Combinators.combine(inner, atoms, Arbitraries.of(true, false))
                .as((p, q, add) -> add ? p.plus(q) : p.times(q)),
        0,
        4);
  }

  @Provide
  Arbitrary<Assignment> assignments() {
    return Combinators.combine(
            rationals().list().ofSize(2),
            rationals().list().ofSize(3),
            rationals().list().ofSize(3))
        .as(
            (s, x, v) ->
                new Assignment(3, Map.of("a", s.get(0), "b", s.get(1)), Map.of("x", x, "v", v)));
  }

  @Property(tries = 1000, seed = "41")
  void evaluationRespectsSumsAndProducts(
      @ForAll("polynomials") Polynomial p,
      @ForAll("polynomials") Polynomial q,
      @ForAll("assignments") Assignment at) {
    for (int i = 0; i < at.dimension(); i++) {
      Rational left = at.evaluate(p, i);
      Rational right = at.evaluate(q, i);
      assertEquals(left.plus(right), at.evaluate(p.plus(q), i));
      assertEquals(left.times(right), at.evaluate(p.times(q), i));
      assertEquals(left.plus(right.negate()), at.evaluate(p.minus(q), i));
    }
  }

  @Property(tries = 1000, seed = "42")
  void summationIsTheSumOfTheEntries(
      @ForAll("polynomials") Polynomial p, @ForAll("assignments") Assignment at) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < at.dimension(); i++) {
      sum = sum.plus(at.evaluate(p, i));
    }
    assertEquals(sum, at.evaluate(p.sum()));
  }

  @Property(tries = 500, seed = "43")
  void ringLawsHoldAsIdentities(
      @ForAll("polynomials") Polynomial p,
      @ForAll("polynomials") Polynomial q,
      @ForAll("polynomials") Polynomial r) {
    assertEquals(p.times(q), q.times(p));
    assertEquals(p.times(q.plus(r)), p.times(q).plus(p.times(r)));
    assertEquals(Polynomial.ZERO, p.minus(p));
    assertNotEquals(p, p.plus(Polynomial.ONE));
  }

  @Property(tries = 500, seed = "44")
  void rationalsAreAnOrderedField(
      @ForAll("rationals") Rational a, @ForAll("rationals") Rational b) {
    assertEquals(a, a.plus(b).plus(b.negate()));
    assertEquals(Integer.signum(a.compareTo(b)), a.plus(b.negate()).signum());
    assertEquals(a.times(a).times(a), a.power(3));
  }

  @Example
  void fractionsAreKeptInLowestTerms() {
    assertEquals(new Rational(BigInteger.ONE.negate(), BigInteger.TWO), Rational.of(3, -6));
    assertEquals("-1/2", Rational.of(3, -6).toString());
    assertThrows(IllegalArgumentException.class, () -> Rational.of(1, 0));
  }

  @Example
  void badInputIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Variable.Sum(Monomial.of(new Variable.Scalar("a"))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Assignment(2, Map.of(), Map.of("x", List.of(Rational.ONE))));
    Assignment empty = new Assignment(1, Map.of(), Map.of());
    assertThrows(IllegalArgumentException.class, () -> empty.evaluate(Polynomial.scalar("a")));
    assertThrows(IllegalArgumentException.class, () -> empty.evaluate(Polynomial.entry("x")));
  }
}
