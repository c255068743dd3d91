package normsharp.theory.classifier;

/**
 * Logarithms of ratios of gamma functions in which the large parts cancel by algebra and not by
 * subtraction, so that errors grow with the result and not with log Γ of the arguments. (log Γ(10⁶)
 * ≈ 1.3·10⁷ alone would cost nine digits.)
 *
 * <p>All rest on Stirling's series log Γ(x) = (x − ½)log x − x + ½log 2π + δ(x). Rounding: each
 * result is within {@value #ROUNDINGS}·2⁻⁵³ times the matching "magnitude" method, to first order.
 */
final class GammaRatios {
  /** Unit roundoff of double. */
  static final double UNIT_ROUNDOFF = 0x1p-53;

  /** Roundings of unit weight that each magnitude stands for; a generous count. */
  static final int ROUNDINGS = 8;

  private static final double SERIES_FROM = 16;

  private GammaRatios() {}

  /**
   * Stirling's remainder δ(x) = log Γ(x) − (x − ½)log x + x − ½log 2π for x ≥ ½, absolute error
   * below 10⁻¹⁵: five terms of the series from x = 16 (the next term is below 2·10⁻¹⁶), and δ(x) =
   * δ(x + 1) + (x + ½)log(1 + 1/x) − 1 below.
   */
  static double stirlingRemainder(double x) {
    double shifted = x;
    double sum = 0;
    while (shifted < SERIES_FROM) {
      sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
      shifted += 1;
    }
    double s = 1 / (shifted * shifted);
    double series = 1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)));
    return sum + series / shifted;
  }

  /** log Γ(x + h) − log Γ(x) for x ≥ ½, h ≥ 0. */
  static double logRatio(double x, double h) {
    return (x - 0.5) * Math.log1p(h / x)
        + h * (Math.log(x + h) - 1)
        + stirlingRemainder(x + h)
        - stirlingRemainder(x);
  }

  /**
   * log of the Poisson probability e^(−u)uᵏ/k!, −∞ for u = 0 &lt; k, as −[k log(k/u) − (k − u)] −
   * ½log(2πk) − δ(k).
   */
  static double logPoisson(long k, double u) {
    if (k == 0) {
      return 0.0 - u;
    }
    if (u == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return (k - u)
        - k * logQuotient((double) k, u)
        - 0.5 * Math.log(2 * Math.PI * k)
        - stirlingRemainder((double) k);
  }

  /** Size of the terms that {@link #logPoisson} adds. */
  static double poissonMagnitude(long k, double u) {
    return Math.abs(k - u)
        + (k == 0 ? 0 : Math.abs(k * logQuotient((double) k, u)) + Math.log(k + 1.0))
        + 1;
  }

  /** log of the ratio of rising factorials (d)_k/(d/2)_k, which is between 0 and k log 2. */
  static double logRisingRatio(int d, long k) {
    double h = d / 2.0;
    double x = h + k;
    return (x - 0.5) * Math.log1p(h / x)
        - (h - 0.5) * Math.log(2)
        + h * Math.log1p(k / (double) d)
        + (stirlingRemainder(d + (double) k) - stirlingRemainder(x))
        - (stirlingRemainder(d) - stirlingRemainder(h));
  }

  /** Size of the terms that {@link #logRisingRatio} adds. */
  static double risingMagnitude(int d, long k) {
    return d * (1 + Math.log1p(k / (double) d)) + 1;
  }

  /**
   * Index of the largest of the terms uʲ(a)_j/(j!(b)_j), j ≥ 0, for u ≥ 0, a ≥ b &gt; 0: their
   * successive ratios u(a + j)/((j + 1)(b + j)) decrease, and are 1 at the root of a quadratic. The
   * index may be off by one.
   */
  static long largestTerm(double u, double a, double b) {
    double half = (u - b - 1) / 2;
    double discriminant = half * half + (u * a - b);
    if (!(discriminant > 0)) {
      return 0;
    }
    double s = Math.sqrt(discriminant);
    // Where half < 0 the sum half + s would cancel.
    double root = half >= 0 ? half + s : (u * a - b) / (s - half);
    return Math.max(0, (long) Math.ceil(root));
  }

  private static double logQuotient(double k, double u) {
    double relative = (k - u) / u;
    return Math.abs(relative) < 0.5 ? Math.log1p(relative) : Math.log(k / u);
  }
}
