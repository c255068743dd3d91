package normsharp.theory.classifier;

import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** The sign of a field element: exact over rationals, of the real value over other fields. */
final class Signs {
  private Signs() {}

  /** −1, 0 or 1; a rational too small for a double still has its sign. */
  static int of(FieldElement<?> value) {
    if (value instanceof BigFraction rational) {
      return rational.getNumerator().signum() * rational.getDenominator().signum();
    }
    return (int) Math.signum(value.getReal());
  }
}
