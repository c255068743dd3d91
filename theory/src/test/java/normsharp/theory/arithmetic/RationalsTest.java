package normsharp.theory.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalsTest {
  @ParameterizedTest
  @CsvSource({
    "3, 3",
    "-3, -3",
    "+3, 3",
    "0, 0",
    "-0.0, 0",
    "0.1, 1/10",
    ".5, 1/2",
    "5., 5",
    "1e-3, 1/1000",
    "1E3, 1000",
    "1e+0003, 1000",
    "10e0, 10",
    "17/12, 17/12",
    "-0.5/3, -1/6",
    "1/-2, -1/2",
    "6/4, 3/2",
    "1e2/1e-2, 10000",
    "\u22123, -3",
    "1e\u22122, 1/100",
    "' 7 / 2 ', 7/2",
    "007, 7"
  })
  void parsesIntegersDecimalsAndFractionsExactly(String text, String value) {
    assertEquals(value, Rationals.format(Rationals.parse(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "NaN",
        "Infinity",
        "-Infinity",
        "∞",
        "x",
        "1,5",
        "1 2",
        "1/2/3",
        "/2",
        "1/",
        "e3",
        "1e",
        "1e+",
        "1e1.5",
        ".",
        "--1",
        "0x10",
        "1_000",
        "1f",
        "\u0663",
        "1/0",
        "1/0.00",
        "0/0",
        "1e4001",
        "1e-4001",
        "1e99999999999999999999",
        "1/1e-999999999"
      })
  void rejectsEverythingElseInOneLineWithTheText(String text) {
    var error = assertThrows(IllegalArgumentException.class, () -> Rationals.parse(text));
    assertTrue(error.getMessage().endsWith("got '" + text + "'"), error.getMessage());
    assertTrue(error.getMessage().contains(" must "), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }

  @Test
  void acceptsExponentsUpToTheLimitAndLengthsUpToTheLimit() {
    assertEquals(BigInteger.TEN.pow(4000), Rationals.parse("1e4000").getNumerator());
    assertEquals(BigInteger.TEN.pow(4000), Rationals.parse("1e-4000").getDenominator());
    String longest = "9".repeat(Rationals.MAX_LENGTH);
    assertEquals(new BigInteger(longest), Rationals.parse(longest).getNumerator());
    var error = assertThrows(IllegalArgumentException.class, () -> Rationals.parse(longest + "9"));
    assertEquals("a number must have at most 10000 characters, got 10001", error.getMessage());
  }

  @Test
  void quotesOnlyTheBeginningOfALongBadText() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> Rationals.parse("z".repeat(5000)));
    assertTrue(error.getMessage().length() < 200, error.getMessage());
  }

  @Test
  void parsesVectorsAndNamesThePositionOfABadEntry() {
    assertEquals(
        List.of(new BigFraction(1), new BigFraction(-3), new BigFraction(2, 5)),
        Rationals.parseVector("1,-3, 2/5"));
    assertEquals(List.of(new BigFraction(1, 2)), Rationals.parseVector("0.5"));
    for (String text : List.of("1,,2", "1,q", "1, ", "1,1/0")) {
      var error = assertThrows(IllegalArgumentException.class, () -> Rationals.parseVector(text));
      assertTrue(error.getMessage().startsWith("entry 2 of the vector: "), error.getMessage());
    }
    for (String text : List.of("", "  ")) {
      var error = assertThrows(IllegalArgumentException.class, () -> Rationals.parseVector(text));
      assertTrue(error.getMessage().contains("at least one entry"), error.getMessage());
    }
    String tooMany = "1,".repeat(Rationals.MAX_ENTRIES) + "1";
    assertThrows(IllegalArgumentException.class, () -> Rationals.parseVector(tooMany));
    assertEquals(Rationals.MAX_ENTRIES, Rationals.parseVector(tooMany.substring(2)).size());
  }

  @ParameterizedTest
  @CsvSource({
    "1/3, 5, 0.33333", "2/3, 5, 0.66667", "1/2, 5, 0.5", "100, 2, 100", "-1/8, 2, -0.12",
    "0, 3, 0", "3/8, 2, 0.38", "123456, 2, 120000", "1e-30, 4, 1e-30", "-1.25e30, 2, -1.2e30",
    "1e21, 3, 1e21", "1e20, 3, 100000000000000000000", "1e-7, 1, 0.0000001"
  })
  void roundsDecimalsHalfToEven(String value, int digits, String decimal) {
    assertEquals(decimal, Rationals.toDecimal(Rationals.parse(value), digits));
  }

  @ParameterizedTest
  @CsvSource({
    "4/9, 2, 2/3",
    "-8/27, 3, -2/3",
    "0, 5, 0",
    "1, 2147483647, 1",
    "-1, 2147483647, -1",
    "7/5, 1, 7/5",
    "-7/5, 1, -7/5",
    "1024, 10, 2",
    "1024, 5, 4",
    "1e40, 20, 100",
    "1/16, 4, 1/2"
  })
  void findsRationalRoots(String value, int n, String root) {
    assertEquals(
        Optional.of(root), Rationals.exactRoot(Rationals.parse(value), n).map(Rationals::format));
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "-4, 2", "8/9, 3", "9/8, 2", "3, 2147483647", "1023, 10", "-1, 4", "4, 3"})
  void findsNoRootWhereThereIsNone(String value, int n) {
    assertEquals(Optional.empty(), Rationals.exactRoot(Rationals.parse(value), n));
  }

  @Test
  void rejectsBadIndicesDigitsAndDoubles() {
    assertThrows(IllegalArgumentException.class, () -> Rationals.exactRoot(BigFraction.ONE, 0));
    assertThrows(IllegalArgumentException.class, () -> Rationals.toDecimal(BigFraction.ONE, 0));
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Rationals.ofDouble(value));
    }
  }

  @Test
  void roundsSubnormalsTiesAndOverflowsToNearest() {
    BigFraction least = new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(1074));
    assertEquals(Double.MIN_VALUE, Rationals.toDouble(least));
    assertEquals(0.0, Rationals.toDouble(least.divide(2)));
    assertEquals(Double.MIN_VALUE, Rationals.toDouble(least.multiply(new BigFraction(51, 100))));
    assertEquals(2 * Double.MIN_VALUE, Rationals.toDouble(least.multiply(new BigFraction(3, 2))));
    assertEquals(0.0, Rationals.toDouble(least.divide(BigInteger.ONE.shiftLeft(9000))));
    BigFraction ulp = new BigFraction(BigInteger.ONE.shiftLeft(971));
    BigFraction greatest = Rationals.ofDouble(Double.MAX_VALUE);
    BigFraction tie = greatest.add(ulp.divide(2));
    assertEquals(Double.POSITIVE_INFINITY, Rationals.toDouble(tie));
    assertEquals(-Double.MAX_VALUE, Rationals.toDouble(tie.subtract(1).negate()));
    assertEquals(
        Double.NEGATIVE_INFINITY,
        Rationals.toDouble(new BigFraction(BigInteger.ONE.shiftLeft(9000)).negate()));
  }

  @Test
  void roundsQuotientsOfHugeNumbersWhereTheNaiveQuotientIsWrong() {
    BigInteger huge = BigInteger.TEN.pow(400);
    BigFraction third =
        new BigFraction(huge.add(BigInteger.ONE), huge.multiply(BigInteger.valueOf(3)));
    assertEquals(1.0 / 3, Rationals.toDouble(third));
    // The reason not to use BigFraction.doubleValue():
    assertNotEquals(1.0 / 3, third.doubleValue());
    assertEquals(0.0, new BigFraction(Double.MIN_VALUE).doubleValue());
  }

  @Test
  void logarithmReachesBeyondTheDoubles() {
    // (10¹⁵⁰/2³⁰⁰)⁸: its parts overflow doubles.
    BigFraction huge = Rationals.parse("1e1200").divide(new BigFraction(2).pow(2400));
    assertEquals(8 * (150 * Math.log(10) - 300 * Math.log(2)), Rationals.log(huge), 1e-11);
    assertThrows(IllegalArgumentException.class, () -> Rationals.log(new BigFraction(0)));
  }

  @Test
  void nearestDoubleIsTakenOfRationalsOnly() {
    BigFraction third = Rationals.parse("1/3");
    assertEquals(1.0 / 3, Rationals.toDouble((FieldElement<?>) third));
    assertEquals(0.25, Rationals.toDouble(new Binary64(0.25)));
  }

  @Test
  void commonDenominatorIsTheLeastOne() {
    assertEquals(
        Rationals.parse("12"), Rationals.commonDenominator(Rationals.parseVector("1/4,-5/6,0,7")));
    assertEquals(new Binary64(1), Rationals.commonDenominator(List.of(new Binary64(0.25))));
  }
}
