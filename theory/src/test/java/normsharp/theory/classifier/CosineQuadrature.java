package normsharp.theory.classifier;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * P(T ≤ c) by a double integral, independent of the series in {@link CosineSeries}:
 *
 * <p>(d−1)/π ∫_(arccos c)^π sin^(d−2) θ ∫_0^(π/2) cos^(d−1) χ e^(−ρ²) ₁F₁(d; d/2; ρ²(1 + cos χ cos
 * θ)/2) dχ dθ.
 *
 * <p>The constant is exact: ∫_0^π sin^(d−2) · ∫_0^(π/2) cos^(d−1) = π/(d − 1). Gauss–Legendre with
 * a fixed order, for d ≤ 30 and ρ ≤ 6, where the integrand is smooth on the scale of the nodes.
 */
final class CosineQuadrature {
  private static final GaussIntegrator UNIT_OUTER = new GaussIntegratorFactory().legendre(60, 0, 1);
  private static final GaussIntegrator UNIT_INNER = new GaussIntegratorFactory().legendre(50, 0, 1);

  private CosineQuadrature() {}

  static double cosineAtMost(double c, int d, double rho) {
    double from = Math.acos(c);
    double length = Math.PI - from;
    double integral =
        UNIT_OUTER.integrate(
            s -> {
              double theta = from + length * s;
              return Math.pow(Math.sin(theta), d - 2.0) * inner(Math.cos(theta), d, rho);
            });
    return (d - 1) / Math.PI * length * integral;
  }

  private static double inner(double cosTheta, int d, double rho) {
    return Math.PI
        / 2
        * UNIT_INNER.integrate(
            s -> {
              double cosChi = Math.cos(Math.PI / 2 * s);
              double u = rho * rho * (1 + cosChi * cosTheta) / 2;
              return Math.pow(cosChi, d - 1.0) * Math.exp(-rho * rho) * kummer(d, u);
            });
  }

  /** ₁F₁(d; d/2; u) by its defining series from the first term on. */
  private static double kummer(int d, double u) {
    double sum = 1;
    double term = 1;
    for (int k = 0; term > 1e-18 * sum; k++) {
      term *= (d + k) * u / ((d / 2.0 + k) * (k + 1));
      sum += term;
    }
    return sum;
  }
}
