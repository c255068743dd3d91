package normsharp.verify.kernel.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.interval.Expression.Constant;
import normsharp.verify.kernel.interval.Expression.Variable;

class ExpressionProperties {
  private static final Expression X = new Variable("x");
  private static final Expression Y = new Variable("y");

  @Provide
  static Arbitrary<Rational> rationals() {
    return Combinators.combine(
            Arbitraries.longs().between(-9, 9), Arbitraries.longs().between(1, 7))
        .as(Rational::of);
  }

  /** Expressions that are defined everywhere and use every kind of node. */
  @Provide
  static Arbitrary<Expression> expressions() {
    Arbitrary<Expression> atoms =
        Arbitraries.oneOf(
            rationals().map(Constant::new), Arbitraries.of(X, Y, new Expression.Pi()));
    return Arbitraries.recursive(
        () -> atoms,
        inner ->
            Combinators.combine(inner, atoms, Arbitraries.integers().between(0, 10))
                .as(ExpressionProperties::combined),
        0,
        4);
  }

  private static Expression combined(Expression a, Expression b, int kind) {
    Expression positive = a.power(2).plus(Constant.ONE);
    return switch (kind) {
      case 0 -> a.plus(b);
      case 1 -> b.minus(a);
      case 2 -> a.times(b);
      case 3 -> b.times(a);
      case 4 -> b.over(positive);
      case 5 -> a.power(3);
      case 6 -> apply("sqrt", positive);
      case 7 -> apply("log", positive);
      case 8 -> apply("logistic", a);
      case 9 -> apply("exp", a.negate().over(positive));
      default -> a.negate();
    };
  }

  private static Expression apply(String function, Expression argument) {
    return Expression.parse(function + "(" + argument + ")");
  }

  @Property(tries = 1000, seed = "71")
  void whatIsPrintedIsReadBack(@ForAll("expressions") Expression f) {
    assertEquals(f, Expression.parse(f.toString()));
  }

  @Property(tries = 500, seed = "72")
  void pointsLieInTheEnclosureOfTheirBox(
      @ForAll("expressions") Expression f,
      @ForAll("rationals") Rational x,
      @ForAll("rationals") Rational y) {
    Rational width = Rational.of(1, 3);
    DecimalInterval onBox = f.enclosure(box(x, width, y, width).enclosures(30)).orElseThrow();
    assertTrue(onBox.contains(at(f, x.plus(width), y)));
    assertTrue(onBox.contains(at(f, x, y.plus(width))));
    assertTrue(onBox.contains(at(f, x.plus(width.times(width)), y)));
  }

  /** f(b) − f(a) = f′(ξ)·(b − a): a wrong derivative misses it on a short side. */
  @Property(tries = 500, seed = "73")
  void derivativesObeyTheMeanValueTheorem(
      @ForAll("expressions") Expression f,
      @ForAll("rationals") Rational x,
      @ForAll("rationals") Rational y) {
    assertTrue(obeysMeanValueTheorem(f, f.derivative("x"), x, y), f::toString);
    assertEquals(Constant.ZERO, f.derivative("z"));
  }

  @Example
  void wrongDerivativesAreNoticed() {
    Expression f = Expression.parse("x^2*y");
    Rational one = Rational.ONE;
    assertTrue(obeysMeanValueTheorem(f, Expression.parse("2*x*y"), one, one));
    assertFalse(obeysMeanValueTheorem(f, Expression.parse("-2*x*y"), one, one));
    assertFalse(obeysMeanValueTheorem(f, Expression.parse("x*y"), one, one));
    assertFalse(obeysMeanValueTheorem(f, Expression.parse("2.001*x*y"), one, one));
  }

  private static boolean obeysMeanValueTheorem(
      Expression f, Expression derivative, Rational x, Rational y) {
    Rational step = Rational.of(1, 1_000_000_000);
    DecimalInterval slope =
        derivative.enclosure(box(x, step, y, Rational.ZERO).enclosures(30)).orElseThrow();
    DecimalInterval change = at(f, x.plus(step), y).minus(at(f, x, y));
    return change.intersection(slope.times(DecimalInterval.of(step))).isPresent();
  }

  @Example
  void derivativesAreReadable() {
    assertEquals("2·exp(2·x)", derivative("exp(2*x)"));
    assertEquals("3·x^2·y", derivative("x^3*y"));
    assertEquals("1/(2·sqrt(x))", derivative("sqrt(x)"));
    assertEquals("1/x", derivative("log(x)"));
    assertEquals("logistic(x)·logistic(-x)", derivative("logistic(x)"));
    assertEquals("-1/x^2", derivative("1/x"));
    assertEquals("0", derivative("y^2 + pi"));
  }

  @Example
  void textIsReadAsMathematics() {
    assertEquals("exp(-b)/(1 + exp(-b))^2 - 1/4", read("exp(-b)/(1+exp(-b))^2 - 1/4"));
    assertEquals("-x^2 + π", read("−x^2+pi"));
    assertEquals("1/x^2·y", read("x^-2 * y"));
    assertEquals("x - (y - 1/4)", read("x-(y-0.25)"));
    assertEquals("-5/6", read("2/3 - 3/2"));
    Map<String, DecimalInterval> values = Map.of("x", DecimalInterval.of(Rational.of(3)));
    assertEquals(
        Optional.of(DecimalInterval.of(Rational.of(-9))),
        Expression.parse("-x^2").enclosure(values));
    assertEquals(
        Optional.of(DecimalInterval.of(Rational.of(3, 4))),
        Expression.parse("x/2/2").enclosure(values));
  }

  @Example
  void badTextIsRefusedInOneLine() {
    for (String bad :
        List.of(
            "",
            "x +",
            "2x",
            "2 3",
            "(x",
            "x)",
            "exp x",
            "exp",
            "sin(x)",
            "1/0",
            "x/(1 - 1)",
            "x^y",
            "x^0.5",
            "x^99999999999",
            ".5",
            "1.",
            "1e5",
            "x**2",
            "--x",
            "x,y",
            "sqrt()",
            "x = 1")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Expression.parse(bad), bad)
              .getMessage();
      assertFalse(message.contains("\n"), message);
    }
    assertEquals(
        "unknown function 'sin' in 'sin(x)'; available: sqrt, exp, log, logistic",
        assertThrows(IllegalArgumentException.class, () -> Expression.parse("sin(x)"))
            .getMessage());
    assertEquals(
        "expected an operator or the end at position 1 of '2x'",
        assertThrows(IllegalArgumentException.class, () -> Expression.parse("2x")).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Variable("exp"));
    assertThrows(IllegalArgumentException.class, () -> new Variable("x + y"));
    assertThrows(IllegalArgumentException.class, () -> X.power(-1));
    assertThrows(IllegalArgumentException.class, () -> X.enclosure(Map.of()));
  }

  @Example
  void whatIsNotDefinedHasNoEnclosure() {
    Map<String, DecimalInterval> values =
        Box.parse("-1 ≤ x ≤ 1, 1000000000 ≤ y ≤ 1000000001").enclosures(30);
    for (String undefined : List.of("1/x", "sqrt(x)", "log(x + 1)", "exp(y)", "0*exp(y)")) {
      assertEquals(Optional.empty(), Expression.parse(undefined).enclosure(values), undefined);
    }
    assertTrue(Expression.parse("1/(2 + x) + sqrt(x + 1)").enclosure(values).isPresent());
  }

  @Example
  void boxesAreReadAsWritten() {
    Box box = Box.parse("0 <= z ≤ 1, -1/2 ≤ b ≤ 0.25");
    assertEquals("-1/2 ≤ b ≤ 1/4, 0 ≤ z ≤ 1", box.toString());
    assertEquals(box, Box.parse(box.toString()));
    assertEquals(4, box.corners().size());
    assertTrue(box.corners().stream().allMatch(box::contains));
    assertFalse(box.contains(Map.of("b", Rational.ONE, "z", Rational.ONE)));
    assertFalse(box.contains(Map.of("b", Rational.ZERO)));
    // In proportion to the whole both are as wide: first b, then z, then b again.
    Box half = box.halves(box).get(1);
    assertEquals("-1/8 ≤ b ≤ 1/4, 0 ≤ z ≤ 1", half.toString());
    assertEquals("-1/8 ≤ b ≤ 1/4, 1/2 ≤ z ≤ 1", half.halves(box).get(1).toString());
    assertEquals(List.of(), Box.at(box.midpoint()).halves(box));
    for (String bad :
        List.of("", "0 ≤ x", "1 ≤ x ≤ 0", "0 ≤ x ≤ 1, 0 ≤ x ≤ 2", "0 ≤ exp ≤ 1", "a ≤ x ≤ 1")) {
      assertThrows(IllegalArgumentException.class, () -> Box.parse(bad), bad);
    }
  }

  private static String read(String text) {
    return Expression.parse(text).toString();
  }

  private static String derivative(String text) {
    return Expression.parse(text).derivative("x").toString();
  }

  private static Box box(Rational x, Rational dx, Rational y, Rational dy) {
    return new Box(Map.of("x", new Box.Side(x, x.plus(dx)), "y", new Box.Side(y, y.plus(dy))));
  }

  private static DecimalInterval at(Expression f, Rational x, Rational y) {
    return f.enclosure(box(x, Rational.ZERO, y, Rational.ZERO).enclosures(40), 40).orElseThrow();
  }
}
