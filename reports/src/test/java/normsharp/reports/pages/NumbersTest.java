package normsharp.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "NaN, –",
    "Infinity, –",
    "-Infinity, –",
    "1, 1",
    "-1.5, −1.5",
    "100, 100",
    "9.9999, 10",
    "9.9994, 9.999",
    "0.99996, 1",
    "0.099999, 0.1",
    "0.012345, 0.01235",
    "0.001, 0.001",
    "0.00099996, 1·10⁻³",
    "0.00012345, 1.235·10⁻⁴",
    "123456, 123456",
    "999999.7, 1000000",
    "1e6, 1·10⁶",
    "-1234567, −1.235·10⁶",
    "6.02214e23, 6.022·10²³",
    "4.9e-324, 4.9·10⁻³²⁴",
    "1.7976931348623157e308, 1.798·10³⁰⁸",
  })
  void fourDigitsWithoutTrailingZeros(double value, String text) {
    assertEquals(text, Numbers.text(value));
  }

  @Test
  void otherCountsOfDigitsAndNothing() {
    assertEquals("3.14", Numbers.text(Math.PI, 3));
    assertEquals("3", Numbers.text(Math.PI, 1));
    assertEquals("3·10⁻⁷", Numbers.text(3.14e-7, 1));
    assertEquals("–", Numbers.text(OptionalDouble.empty()));
    assertEquals("2.5", Numbers.text(OptionalDouble.of(2.5)));
  }

  @Test
  void percentagesAndIntervals() {
    assertEquals("10 %", Numbers.percent(0.1));
    assertEquals("12.3 %", Numbers.percent(0.1234));
    assertEquals("0 %", Numbers.percent(-1e-9));
    assertEquals("−5 %", Numbers.percent(-0.05));
    assertEquals("–", Numbers.percent(Double.NaN));
    assertEquals("[−1, 2.5]", Numbers.interval(-1, 2.5));
    assertEquals("[1, ∞)", Numbers.interval(1, Double.POSITIVE_INFINITY));
    assertEquals("(−∞, 1]", Numbers.interval(Double.NEGATIVE_INFINITY, 1));
  }
}
