package normsharp.empirical.analysis;

/**
 * A 95 % confidence interval.
 *
 * @param lower lower end; −∞ (0 for a rate or a constant) where the data set no bound
 * @param upper upper end, ≥ lower; +∞ where the data set no bound
 * @param method how it was found
 */
public record ConfidenceInterval(double lower, double upper, Method method) {
  /** Confidence level of all intervals of this package. */
  public static final double LEVEL = 0.95;

  /** How an interval was found. */
  public enum Method {
    /** All values at which the F-test of the profiled sum of squares is not significant. */
    PROFILE_LIKELIHOOD("profile likelihood"),
    /** Percentiles of refits to resampled residuals. */
    RESIDUAL_BOOTSTRAP("residual bootstrap"),
    /** Least squares with Student's t. */
    STUDENT_T("Student t"),
    /** Difference of two estimates with Student's t and Satterthwaite's degrees of freedom. */
    WELCH("Welch"),
    /** Order statistics of pairwise slopes, from the distribution of Kendall's statistic. */
    KENDALL("Kendall order statistics");

    private final String words;

    Method(String words) {
      this.words = words;
    }
  }

  /** Checks the order of the ends. */
  public ConfidenceInterval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "the ends of an interval must be in order, got " + lower + " and " + upper);
    }
  }

  /** Whether a value lies in the closed interval. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** Whether both ends are finite; the lower end 0 of a rate counts as finite. */
  public boolean isBounded() {
    return Double.isFinite(lower) && Double.isFinite(upper);
  }

  /** The interval and its method. */
  public String toText() {
    return "["
        + Numbers.text(lower)
        + ", "
        + Numbers.text(upper)
        + "] (95 %, "
        + method.words
        + ")";
  }
}
