package normsharp.theory.arithmetic;

import org.hipparchus.FieldElement;

/** What arguments must satisfy: each refusal names what must hold and what came. */
public final class Requirements {
  private Requirements() {}

  /**
   * Returns a finite number.
   *
   * @throws IllegalArgumentException for NaN, infinities, and rationals beyond the range of doubles
   */
  public static <T extends FieldElement<T>> T finite(String name, T value) {
    if (!Double.isFinite(value.getReal())) {
      throw new IllegalArgumentException(
          name + " must be a finite number within ±1.8e308, got " + value.getReal());
    }
    return value;
  }

  /**
   * Returns a finite number that is &gt; 0 in its own field.
   *
   * @throws IllegalArgumentException for zero, negative numbers, NaN and infinities
   */
  public static <T extends FieldElement<T> & Comparable<T>> T positive(String name, T value) {
    finite(name, value);
    if (value.compareTo(value.getField().getZero()) <= 0) {
      throw new IllegalArgumentException(name + " must be > 0, got " + value);
    }
    return value;
  }
}
