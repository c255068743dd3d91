package normsharp.verify.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The kernel's algebra against plain evaluation: evaluation is a homomorphism. */
class PolynomialProperties {
  private static final Variable T = new Variable.Scalar("t");

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

  @Property(tries = 500, seed = "45")
  void whatIsPrintedCanBeRead(@ForAll("polynomials") Polynomial p) {
    assertEquals(p, Polynomial.parse(p.toString()));
  }

  @Property(tries = 500, seed = "46")
  void substitutionCommutesWithEvaluation(
      @ForAll("polynomials") Polynomial p,
      @ForAll("polynomials") Polynomial q,
      @ForAll("assignments") Assignment at) {
    Polynomial closed = q.hasEntries() ? q.sum() : q;
    Polynomial inner = Polynomial.parse("x_i·v_i - 1");
    Polynomial result = p.substitute(Map.of("a", closed, "v_i", inner));
    Assignment moved =
        new Assignment(
            at.dimension(),
            Map.of("a", at.evaluate(closed), "b", at.scalars().get("b")),
            Map.of(
                "x",
                at.vectors().get("x"),
                "v",
                IntStream.range(0, at.dimension()).mapToObj(i -> at.evaluate(inner, i)).toList()));
    for (int i = 0; i < at.dimension(); i++) {
      assertEquals(moved.evaluate(p, i), at.evaluate(result, i));
    }
  }

  /** p(a + t) − p(a) − t·p′(a) has the factor t², so the quotient's value at t → 0 is 0. */
  @Property(tries = 500, seed = "47")
  void derivativeIsTheLinearPartOfATranslation(
      @ForAll("polynomials") Polynomial p, @ForAll("assignments") Assignment at) {
    Map<String, Polynomial> direction =
        Map.of("a", Polynomial.constant(Rational.of(3)), "v_i", Polynomial.entry("x"));
    Polynomial moved =
        p.substitute(
            Map.of("a", Polynomial.parse("a + 3·t"), "v_i", Polynomial.parse("v_i + t·x_i")));
    Polynomial linear =
        new Polynomial(
            moved.terms().entrySet().stream()
                .filter(e -> Integer.valueOf(1).equals(e.getKey().powers().get(T)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    assertEquals(
        p.derivative(direction).times(Polynomial.scalar("t")), linear, () -> p + " at " + at);
  }

  @Example
  void polynomialsAreReadAsWritten() {
    assertEquals("0", Polynomial.parse(" (x_i - x_i)·3 ").toString());
    assertEquals(
        Polynomial.entry("x").times(Polynomial.scalar("y")).sum().times(Rational.of(-1, 2)),
        Polynomial.parse("−1/2*y·Σ[ x_i ]"));
    for (String bad : List.of("", "x_i +", "2 3", "Σx_i", "Σ[x_i", "(y", "y/x", "1/0", "y^z")) {
      assertThrows(IllegalArgumentException.class, () -> Polynomial.parse(bad), bad);
    }
    for (String bad : List.of("y", "y = 1 = 2", "1 < y < 2")) {
      assertThrows(IllegalArgumentException.class, () -> Constraint.parse(bad), bad);
    }
    assertEquals("-y + z > 0", Constraint.parse("y < z").toString());
  }

  @Example
  void assignmentsAreReadAsWritten() {
    Assignment at = Assignment.of("y = 1/2", "x = 1, -3");
    assertEquals("x = (1, -3), y = 1/2", at.toString());
    assertEquals(Rational.of(-1), at.evaluate(Polynomial.parse("Σ[x_i]·y")));
    assertEquals(Rational.of(-5, 4), Rational.parse("-1.25"));
    for (String bad : List.of("y", "y = a", "x = 1/2/3", "x = 1,,2")) {
      assertThrows(IllegalArgumentException.class, () -> Assignment.of(bad), bad);
    }
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
