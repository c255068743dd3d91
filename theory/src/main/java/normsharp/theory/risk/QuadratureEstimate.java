package normsharp.theory.risk;

/**
 * A one-dimensional integral by a composite Gauss–Legendre rule, with two kinds of bounds.
 *
 * @param value the finer of two rules
 * @param errorEstimate difference of the two rules, plus a proven bound of the tail cut off, plus
 *     an allowance for rounding: an estimate, not an enclosure, of |value − integral|
 * @param lower proven lower bound of the integral up to rounding (relative 10⁻¹³), from a monotone
 *     integrand
 * @param upper proven upper bound, of the same kind
 */
public record QuadratureEstimate(double value, double errorEstimate, double lower, double upper) {
  /** Refuses a negative error estimate and crossed bounds. */
  public QuadratureEstimate {
    if (!(errorEstimate >= 0 && lower <= upper)) {
      throw new IllegalArgumentException(
          String.format(
              "an error estimate must be ≥ 0 and lower ≤ upper, got %s, %s and %s",
              errorEstimate, lower, upper));
    }
  }

  /** A value known in closed form: all bounds coincide. */
  static QuadratureEstimate exact(double value) {
    return new QuadratureEstimate(value, 0, value, value);
  }

  /** The estimate of a·I + b. */
  QuadratureEstimate affine(double a, double b) {
    double one = a * lower + b;
    double other = a * upper + b;
    return new QuadratureEstimate(
        a * value + b, Math.abs(a) * errorEstimate, Math.min(one, other), Math.max(one, other));
  }

  /** The estimate of a sum of two integrals. */
  QuadratureEstimate plus(QuadratureEstimate that) {
    return new QuadratureEstimate(
        value + that.value,
        errorEstimate + that.errorEstimate,
        lower + that.lower,
        upper + that.upper);
  }
}
