package normsharp.theory.risk;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Erf;

/**
 * The first two moments of t = ⟨1, x⟩/x_max for a folded Gaussian x ~ |N(0, I_n)|: the weight that
 * the minimal-norm algorithm puts on the largest feature, when labels have no noise.
 *
 * <p>Given x_max = m the other entries are independent half-normals conditioned to [0, m]; with
 * e_k(m) = E[(X/m)ᵏ | X ≤ m],
 *
 * <p>E[t | m] = 1 + (n−1)e₁, E[t² | m] = 1 + 2(n−1)e₁ + (n−1)e₂ + (n−1)(n−2)e₁²,
 *
 * <p>to be integrated against the density nF(m)ⁿ⁻¹f(m) of the maximum, F(m) = erf(m/√2). Both are
 * decreasing in m (the conditioned X/m has density ∝ exp(−m²u²/2) on [0, 1], monotone in likelihood
 * ratio), which gives proven lower and upper sums. Always 1 ≤ t ≤ n, the paper's bounds.
 *
 * @param n number of features, 1 ≤ n ≤ 10⁹
 * @see "section E.1, folded Gaussian, A_ℓ1; the paper leaves the two expectations unevaluated"
 */
public record LargestEntryRatio(int n) {
  private static final int MAXIMAL_DIMENSION = 1_000_000_000;
  private static final double DENSITY_AT_ZERO = Math.sqrt(2 / Math.PI);

  /** Panel widths of the two rules; the maximum's density varies on a scale ≥ 1/x_max ≥ 1/15. */
  private static final double COARSE_PANEL = 0.25;

  private static final double FINE_PANEL = 0.125;
  private static final int NODES_PER_PANEL = 16;
  private static final int MONOTONE_CELLS = 1 << 14;

  /** Relative rounding of erf, of the power n−1 and of the sums. */
  private static final double ROUNDING = 1e-13;

  /** Between series and closed form of e_k; both are accurate to a few units of rounding here. */
  private static final double SERIES_LIMIT = 2;

  /** Checks the range of n. */
  public LargestEntryRatio {
    if (n < 1 || n > MAXIMAL_DIMENSION) {
      throw new IllegalArgumentException(
          "the number of features must lie in 1 … " + MAXIMAL_DIMENSION + ", got " + n);
    }
  }

  /** E t, accuracy estimated and bracketed; exactly 1 for n = 1, 1 + (2/π)ln 2 for n = 2. */
  public QuadratureEstimate firstMoment() {
    return n == 1 ? QuadratureEstimate.exact(1) : expectation(this::firstMomentGiven, n);
  }

  /** E t², accuracy estimated and bracketed; exactly 1 for n = 1, (4 + 4 ln 2)/π for n = 2. */
  public QuadratureEstimate secondMoment() {
    double bound = (double) n * n;
    return n == 1 ? QuadratureEstimate.exact(1) : expectation(this::secondMomentGiven, bound);
  }

  /** E[t | x_max = m] = 1 + (n−1)e₁(m). */
  public double firstMomentGiven(double m) {
    return 1 + (n - 1.0) * conditionalMoment(1, m);
  }

  /** E[t² | x_max = m] = 1 + 2(n−1)e₁ + (n−1)e₂ + (n−1)(n−2)e₁². */
  public double secondMomentGiven(double m) {
    double e1 = conditionalMoment(1, m);
    double e2 = conditionalMoment(2, m);
    return 1 + (n - 1.0) * (2 * e1 + e2 + (n - 2.0) * e1 * e1);
  }

  /**
   * e_k(m) = E[(X/m)ᵏ | X ≤ m] for a half-normal X, relative accuracy about 10⁻¹⁵ for every m ≥ 0.
   *
   * <p>For m ≤ 2 the ratio of the series Σ_j m²ʲ/((k+1)(k+3)…(k+1+2j)), all terms positive; beyond,
   * e₁ = √(2/π)(1 − exp(−m²/2))/(mF) and e₂ = (1 − m f/F)/m², where nothing cancels.
   *
   * @param k 1 or 2
   * @param m ≥ 0; the limit 1/(k+1) at 0
   */
  public static double conditionalMoment(int k, double m) {
    if (!(m >= 0) || (k != 1 && k != 2)) {
      throw new IllegalArgumentException("k must be 1 or 2 and m ≥ 0, got " + k + " and " + m);
    }
    if (m <= SERIES_LIMIT) {
      return series(k, m * m) / series(0, m * m);
    }
    double mass = cumulative(m);
    return k == 1
        ? -DENSITY_AT_ZERO * Math.expm1(-m * m / 2) / (m * mass)
        : (1 - m * density(m) / mass) / (m * m);
  }

  /** exp(m²/2)·∫₀¹ uᵏ exp(−m²u²/2) du = Σ_j m²ʲ/((k+1)(k+3)…(k+1+2j)). */
  private static double series(int k, double m2) {
    double term = 1.0 / (k + 1);
    double sum = term;
    for (int j = 1; term > sum * 1e-18; j++) {
      term *= m2 / (k + 1 + 2 * j);
      sum += term;
    }
    return sum;
  }

  /** F(m) = P(|N(0,1)| ≤ m). */
  static double cumulative(double m) {
    return Erf.erf(m / Math.sqrt(2));
  }

  /** f(m) = √(2/π) exp(−m²/2). */
  static double density(double m) {
    return DENSITY_AT_ZERO * Math.exp(-m * m / 2);
  }

  /** F(m)ᵏ, through the complement where F is near 1, so that large k does no harm. */
  static double cumulativePower(double m, double k) {
    if (k == 0) {
      return 1;
    }
    return m < 1
        ? Math.pow(cumulative(m), k)
        : Math.exp(k * Math.log1p(-Erf.erfc(m / Math.sqrt(2))));
  }

  /** E g(x_max) for a decreasing g with 1 ≤ g ≤ bound. */
  private QuadratureEstimate expectation(DoubleUnaryOperator g, double bound) {
    // n·bound·erfc(cutoff/√2) < n³ exp(−cutoff²/2) = e⁻⁴⁰: below rounding, and added to the error.
    double cutoff = Math.ceil(Math.sqrt(2 * (3 * Math.log(n) + 40)));
    DoubleUnaryOperator integrand =
        m -> g.applyAsDouble(m) * n * cumulativePower(m, n - 1.0) * density(m);
    double fine = integrate(integrand, cutoff, FINE_PANEL);
    double coarse = integrate(integrand, cutoff, COARSE_PANEL);
    double tail = bound * n * Erf.erfc(cutoff / Math.sqrt(2));
    double error = Math.abs(fine - coarse) + tail + ROUNDING * fine;

    double lower = 0;
    double upper = 0;
    double left = 0;
    double valueLeft = g.applyAsDouble(0);
    for (int cell = 1; cell <= MONOTONE_CELLS; cell++) {
      double m = cutoff * cell / MONOTONE_CELLS;
      double right = cumulativePower(m, n);
      double valueRight = g.applyAsDouble(m);
      lower += valueRight * (right - left);
      upper += valueLeft * (right - left);
      left = right;
      valueLeft = valueRight;
    }
    lower += 1 - left;
    upper += valueLeft * (1 - left);
    return new QuadratureEstimate(fine, error, lower * (1 - ROUNDING), upper * (1 + ROUNDING));
  }

  private static double integrate(DoubleUnaryOperator f, double cutoff, double panel) {
    GaussIntegratorFactory rules = new GaussIntegratorFactory();
    double sum = 0;
    for (int k = 0; k * panel < cutoff; k++) {
      GaussIntegrator rule = rules.legendre(NODES_PER_PANEL, k * panel, (k + 1) * panel);
      sum += rule.integrate(f::applyAsDouble);
    }
    return sum;
  }
}
