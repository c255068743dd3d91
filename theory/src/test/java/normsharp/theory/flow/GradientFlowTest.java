package normsharp.theory.flow;

import static normsharp.theory.flow.FlowTesting.doubles;
import static normsharp.theory.flow.FlowTesting.flow;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class GradientFlowTest {
  /** A few roundings of the closed forms. */
  private static final double ROUNDING = 1e-13;

  /** The clock's ODE is solved to 1e-12 per step. */
  private static final double ODE = 1e-9;

  @Test
  void closedFormSolvesTheDifferentialEquationForEveryNumberOfLayers() {
    for (int layers = 1; layers <= 6; layers++) {
      double defect = defect(layers, layers);
      assertTrue(defect < ROUNDING, "L = " + layers + ": " + defect);
    }
  }

  @Test
  void closedFormOfAnotherDepthFailsTheDifferentialEquation() {
    assertTrue(defect(2, 3) > 0.1);
    assertTrue(defect(3, 4) > 0.1);
    assertTrue(defect(1, 2) > 0.1);
  }

  /** Largest error of dw_i/dτ = L x_i w_i^{L−1} with the closed form of a given depth. */
  private static double defect(int layers, int closedFormOf) {
    DiagonalNetwork<UnivariateDerivative1> network =
        new DiagonalNetwork<>(
            List.of(constant(1.5), constant(-2), constant(0)), constant(1), closedFormOf);
    List<UnivariateDerivative1> w =
        GradientFlow.weights(network, constant(0.7), new UnivariateDerivative1(0.05, 1));
    double defect = 0;
    for (int i = 0; i < 3; i++) {
      double x = network.x().get(i).getReal();
      double speed = layers * x * Math.pow(w.get(i).getReal(), layers - 1);
      defect = Math.max(defect, Math.abs(w.get(i).getFirstDerivative() - speed));
    }
    return defect;
  }

  private static UnivariateDerivative1 constant(double value) {
    return new UnivariateDerivative1(value, 0);
  }

  @Test
  void oneCoordinateEndsAtTheRoot() {
    FlowLimit limit = flow(2, 0.1, 8, 2).limit();
    assertArrayEquals(new double[] {2}, doubles(limit.weights()), 4 * ROUNDING);
    double tau = assertInstanceOf(FlowLimit.Interpolating.class, limit).tau();
    assertEquals(Math.log(20) / 4, tau, ROUNDING);
  }

  @Test
  void twoOppositeFeaturesGiveAHyperbola() {
    // u₁ − u₂ = y and u₁u₂ = α⁴.
    double[] w = doubles(flow(2, 1, 3.0 / 2, 1, -1).limit().weights());
    assertEquals(2, w[0] * w[0], 4 * ROUNDING);
    assertEquals(0.5, w[1] * w[1], 4 * ROUNDING);
  }

  @Test
  void oneLayerProjectsTheStartOrthogonally() {
    // w = (1,1) + x(y − Σx)/‖x‖² with x = (1,−2), y = 4.
    FlowLimit limit = flow(1, 1, 4, 1, -2).limit();
    assertArrayEquals(new double[] {2, -1}, doubles(limit.weights()), ROUNDING);
  }

  @Test
  void limitsSurviveExtremeScales() {
    double[] alphas = {1e-150, 1e-80, 1e-3, 1, 1e3};
    double[][] data = {{1, 1, 0.5}, {1e-120, 1e3, -20}, {1e120, 7, 7 - 1e-9}, {-1e-100, -1e8, -3}};
    for (int layers = 1; layers <= 6; layers++) {
      for (double alpha : alphas) {
        for (double[] example : data) {
          GradientFlow flow = flow(layers, alpha, example[0], example[1], example[2], 0);
          FlowLimit limit = flow.limit();
          assertInstanceOf(FlowLimit.Interpolating.class, limit);
          double y = example[0];
          double size = Math.abs(y);
          for (int i = 0; i < 2; i++) {
            double w = limit.weights().get(i).getReal();
            size += Math.abs(example[i + 1] * Math.pow(w, layers));
          }
          double residual = flow.network().residual(limit.weights()).getReal();
          // A few ulps of the sum of the terms' sizes.
          assertTrue(
              Math.abs(residual) <= 1e-14 * size,
              "L = " + layers + ", α = " + alpha + ", y = " + y + ": " + residual / size);
          assertEquals(alpha, limit.weights().get(2).getReal());
        }
      }
    }
  }

  @Test
  void flowWithoutAFeatureOfTheRightSignCollapses() {
    for (int layers = 2; layers <= 5; layers++) {
      FlowLimit limit = flow(layers, 0.5, -1, 2, 0, 1).limit();
      assertInstanceOf(FlowLimit.Collapse.class, limit);
      assertArrayEquals(new double[] {0, 0.5, 0}, doubles(limit.weights()));
      assertEquals(1, limit.residual());
    }
  }

  @Test
  void negativeLabelWithNegativeFeaturesDoesNotCollapse() {
    FlowLimit limit = flow(2, 10, -1, -1).limit();
    assertInstanceOf(FlowLimit.Interpolating.class, limit);
    assertArrayEquals(new double[] {1}, doubles(limit.weights()), 10 * ROUNDING);
  }

  @Test
  void zeroLabelCollapsesOnlyForOneSignedFeatures() {
    assertInstanceOf(FlowLimit.Collapse.class, flow(2, 1, 0, 1, 2).limit());
    assertInstanceOf(FlowLimit.Collapse.class, flow(3, 1, 0, -1, 0).limit());
    assertInstanceOf(FlowLimit.Interpolating.class, flow(2, 1, 0, 1, -2).limit());
    assertInstanceOf(FlowLimit.Interpolating.class, flow(1, 1, 0, 1, 2).limit());
  }

  @Test
  void flowWithoutFeaturesStandsStill() {
    assertEquals(-3, flow(2, 1, 3, 0, 0).limit().residual());
    assertInstanceOf(FlowLimit.Collapse.class, flow(2, 1, 3, 0, 0).limit());
    assertInstanceOf(FlowLimit.Interpolating.class, flow(2, 1, 0, 0, 0).limit());
    assertArrayEquals(new double[] {1, 1}, doubles(flow(2, 1, 3, 0, 0).weightsAtTime(7)));
  }

  @Test
  void timeMatchesTheLogisticSolution() {
    // d = 1, L = 2: s = x w²/y solves s' = 4xy s(1 − s), so t = log(s(1 − s₀)/(s₀(1 − s)))/(4xy).
    GradientFlow flow = flow(2, 0.01, 3, 2);
    double start = 2 * 1e-4 / 3;
    for (double s : new double[] {0.001, 0.5, 0.999, 0.999999}) {
      double tau = Math.log(s / start) / (4 * 2);
      double expected = Math.log(s * (1 - start) / (start * (1 - s))) / 24;
      TravelTime time = flow.time(tau);
      assertEquals(expected, time.value(), 1e-9);
      double w = flow.weightsAtTime(expected).get(0).getReal();
      assertEquals(s, 2 * w * w / 3, ODE);
    }
  }

  @Test
  void timeMatchesTheSolutionOfACollapse() {
    // d = 1, L = 2, y = 0: v' = −4x²v² gives v = v₀/(1 + 4x²v₀t).
    GradientFlow flow = flow(2, 1, 0, 1);
    double w = flow.weightsAtTime(6).get(0).getReal();
    assertEquals(1.0 / 25, w * w, ODE);
    assertEquals(6, flow.time(-Math.log(25) / 4).value(), 1e-9);
  }

  @Test
  void limitIsNeverReached() {
    GradientFlow flow = flow(2, 0.1, 8, 2);
    double end = assertInstanceOf(FlowLimit.Interpolating.class, flow.limit()).tau();
    assertEquals(Double.POSITIVE_INFINITY, flow.time(end).value());
    assertEquals(0, flow.time(0).value());
    assertThrows(IllegalArgumentException.class, () -> flow.time(end * 1.1));
    assertThrows(IllegalArgumentException.class, () -> flow.time(-0.1));
  }

  @Test
  void clockMatchesAnIndependentIntegrationOfTheWeights() {
    for (int layers = 1; layers <= 5; layers++) {
      for (double y : new double[] {2, -1.5, 0}) {
        GradientFlow flow = flow(layers, 0.8, y, 1, -0.5, 0.25, 0);
        double time = 1.25;
        double[] expected = rungeKutta(flow.network(), 0.8, time, 4000);
        assertArrayEquals(expected, doubles(flow.weightsAtTime(time)), ODE, "L = " + layers);
      }
    }
  }

  /** Classical fourth-order Runge–Kutta on w' = −∇𝓛(w) in the weights themselves. */
  private static double[] rungeKutta(
      DiagonalNetwork<Binary64> network, double alpha, double time, int steps) {
    double h = time / steps;
    double[] w = new double[network.dimension()];
    java.util.Arrays.fill(w, alpha);
    for (int k = 0; k < steps; k++) {
      double[] k1 = slope(network, w);
      double[] k2 = slope(network, plus(w, h / 2, k1));
      double[] k3 = slope(network, plus(w, h / 2, k2));
      double[] k4 = slope(network, plus(w, h, k3));
      for (int i = 0; i < w.length; i++) {
        w[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
    }
    return w;
  }

  private static double[] slope(DiagonalNetwork<Binary64> network, double[] w) {
    List<Binary64> weights = java.util.Arrays.stream(w).mapToObj(Binary64::new).toList();
    return network.gradient(weights).stream().mapToDouble(entry -> -entry.getReal()).toArray();
  }

  private static double[] plus(double[] w, double h, double[] direction) {
    double[] sum = w.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += h * direction[i];
    }
    return sum;
  }

  @Test
  void clockRunsAtExtremelySmallStarts() {
    // d = 1, L = 2: the logistic solution of timeMatchesTheLogisticSolution at s = 1/2.
    double expected = -Math.log(2.0 / 3 * 1e-300) / 24;
    double w = flow(2, 1e-150, 3, 2).weightsAtTime(expected).get(0).getReal();
    assertEquals(0.5, 2 * w * w / 3, 1e-7);
    // L = 4: the first e-fold of w takes τ of order α^{−2}, far from the limit; d = 1, y ≫ x w⁴.
    GradientFlow deep = flow(4, 1e-40, 3, 2);
    double tau = deep.time(0.5e80 / 16).value();
    assertEquals(0.5e80 / 16 / 3, tau, 1e-9 * tau);
    double doubled = deep.weightsAtTime(0.75e80 / 16 / 3).get(0).getReal();
    assertEquals(2e-40, doubled, 1e-48);
  }

  @Test
  void badInputIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> flow(2, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> flow(2, Double.NaN, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> flow(3, 1, 1, 1).weights(0.34));
    assertThrows(IllegalArgumentException.class, () -> flow(2, 1, 1, 1).weightsAtTime(-1));
    assertThrows(IllegalArgumentException.class, () -> flow(2, 1, 1, 1).peakSharpness(0));
  }
}
