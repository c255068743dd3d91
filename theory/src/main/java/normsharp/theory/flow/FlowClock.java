package normsharp.theory.flow;

import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.util.Binary64;

/**
 * Time along a growth curve, from dτ/dt = −r.
 *
 * <p>A curve that interpolates is run through in p = log((q∞ − q)/q∞) from 0 to −∞: dp/dt is
 * bounded and tends to a constant, the rate ‖∇h(w∞)‖² at which the residual decays, so neither the
 * quadrature nor the differential equation meets a singularity or stiffness. A collapsing curve is
 * run through in q itself.
 *
 * @param curve the orbit
 * @param limit q∞ ≠ 0 of a curve that interpolates; not used when the curve collapses
 */
record FlowClock(GrowthCurve curve, double limit) {
  private static final double QUADRATURE_TOLERANCE = 1e-12;
  private static final double ODE_TOLERANCE = 1e-12;

  /** Below this p the weights equal their limit in double arithmetic. */
  private static final double AT_LIMIT = -45;

  /** The time at which the curve reaches growth q, between 0 and the limit. */
  TravelTime time(double q) {
    if (q == 0) {
      return TravelTime.NOW;
    }
    if (curve.collapses()) {
      return AdaptiveQuadrature.integrate(
          size -> Math.exp(-logSpeedOfCollapse(-size)), 0, -q, QUADRATURE_TOLERANCE);
    }
    double remaining = (limit - q) / limit;
    if (remaining <= 0) {
      return TravelTime.NEVER;
    }
    return AdaptiveQuadrature.integrate(
        s -> Math.exp(-logRelativeSpeed(-s)), 0, -Math.log(remaining), QUADRATURE_TOLERANCE);
  }

  /** The weights at time t &gt; 0, by an explicit Runge–Kutta method of order 8 on the clock. */
  List<Binary64> weightsAtTime(double t) {
    if (curve.collapses()) {
      return curve.weights(solve(t, q -> -Math.exp(logSpeedOfCollapse(Math.min(q, 0)))));
    }
    double p = solve(t, state -> -Math.exp(logRelativeSpeed(clamp(state))));
    return curve.weights(-limit * Math.expm1(p));
  }

  /** Intermediate stages of a step may leave the range of p; the speed continues constantly. */
  private static double clamp(double p) {
    return Math.max(Math.min(p, 0), AT_LIMIT);
  }

  /** log |dq/dt| of a collapsing curve. */
  private double logSpeedOfCollapse(double q) {
    return curve.logGrowthPerTau(q) + curve.logResidualOfCollapse(q);
  }

  /** log |dp/dt| = log(|dq/dτ|·|r|/|q∞ − q|). */
  private double logRelativeSpeed(double p) {
    double delta = limit * Math.exp(p);
    double q = limit - delta;
    return curve.logGrowthPerTau(q)
        + curve.logResidual(limit, delta)
        - Math.log(Math.abs(limit))
        - p;
  }

  private static double solve(double t, java.util.function.DoubleUnaryOperator speed) {
    OrdinaryDifferentialEquation equation =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return 1;
          }

          @Override
          public double[] computeDerivatives(double time, double[] state) {
            return new double[] {speed.applyAsDouble(state[0])};
          }
        };
    DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(t * 1e-300, t, ODE_TOLERANCE, ODE_TOLERANCE);
    return integrator.integrate(equation, new ODEState(0, new double[1]), t).getPrimaryState()[0];
  }
}
