package normsharp.theory.flow;

import static normsharp.theory.flow.FlowTesting.doubles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;

class GradientFlowProperties {
  /** Relative accuracy promised for weights that grow by up to 10⁶. */
  private static final double WEIGHTS = 1e-13;

  @Provide
  Arbitrary<GradientFlow> flows() {
    return FlowTesting.flows(1, 6);
  }

  @Provide
  Arbitrary<GradientFlow> twoLayerFlows() {
    return FlowTesting.flows(2, 2);
  }

  @Property(seed = "11", tries = 400)
  void limitInterpolatesOrCollapsesAsTheSignsSay(@ForAll("flows") GradientFlow flow) {
    DiagonalNetwork<Binary64> network = flow.network();
    double[] x = doubles(network.x());
    double y = network.y().getReal();
    boolean positive = Arrays.stream(x).anyMatch(entry -> entry > 0);
    boolean negative = Arrays.stream(x).anyMatch(entry -> entry < 0);
    boolean reached;
    if (!positive && !negative) {
      reached = y == 0;
    } else if (network.layers() == 1) {
      reached = true;
    } else {
      reached = (positive && negative) || (positive && y > 0) || (negative && y < 0);
    }
    FlowLimit limit = flow.limit();
    assertEquals(reached, limit instanceof FlowLimit.Interpolating);
    if (reached) {
      double size = Math.abs(y);
      for (int i = 0; i < x.length; i++) {
        double w = limit.weights().get(i).getReal();
        size += Math.abs(x[i] * Math.pow(w, network.layers()));
      }
      assertTrue(Math.abs(network.residual(limit.weights()).getReal()) <= 1e-14 * size);
    } else {
      assertEquals(0 - y, limit.residual());
    }
  }

  @Property(seed = "12", tries = 300)
  void limitLiesOnTheClosedFormCurve(@ForAll("flows") GradientFlow flow) {
    // α ≥ 0.01, so that τ∞ resolves the curve for up to six layers.
    Assume.that(flow.alpha() >= 0.01);
    if (flow.limit() instanceof FlowLimit.Interpolating limit) {
      for (int i = 0; i < flow.network().dimension(); i++) {
        double x = flow.network().x().get(i).getReal();
        int layers = flow.network().layers();
        double w = limit.weights().get(i).getReal();
        double alpha = flow.alpha();
        if (layers == 1) {
          assertEquals(alpha + x * limit.tau(), w, WEIGHTS * (alpha + 10));
        } else if (layers == 2) {
          assertEquals(Math.log(w / alpha), 2 * x * limit.tau(), WEIGHTS);
        } else {
          double scale = layers * (layers - 2) * Math.pow(alpha, layers - 2);
          double base = Math.pow(alpha / w, layers - 2);
          assertEquals(base, 1 - scale * x * limit.tau(), 100 * WEIGHTS * (1 + base));
        }
      }
    }
  }

  @Property(seed = "13", tries = 200)
  void residualIncreasesWithTau(@ForAll("flows") GradientFlow flow) {
    Assume.that(!flow.isConstant());
    if (flow.limit() instanceof FlowLimit.Interpolating limit && limit.tau() != 0) {
      double previous = Double.NEGATIVE_INFINITY;
      for (int k = 0; k <= 8; k++) {
        double fraction = limit.tau() > 0 ? k / 10.0 : (8 - k) / 10.0;
        double residual = flow.residual(fraction * limit.tau());
        assertTrue(residual >= previous);
        previous = residual;
      }
    }
  }

  @Property(seed = "14", tries = 150)
  void timeAndWeightsAtTimeAreInverse(@ForAll("flows") GradientFlow flow) {
    Assume.that(!flow.isConstant());
    Assume.that(flow.alpha() >= 0.01);
    FlowLimit limit = flow.limit();
    double end = limit instanceof FlowLimit.Interpolating reached ? reached.tau() : 0;
    Assume.that(end != 0);
    double tau = 0.6 * end;
    TravelTime time = flow.time(tau);
    double[] expected = doubles(flow.weights(tau));
    double[] actual = doubles(flow.weightsAtTime(time.value()));
    for (int i = 0; i < expected.length; i++) {
      // Both directions are accurate to about 1e-11 in the logarithm of the growth.
      assertEquals(expected[i], actual[i], 1e-8 * Math.max(1, Math.abs(expected[i])));
    }
  }

  @Property(seed = "15", tries = 200)
  void twoLayerLimitIsTheKullbackLeiblerProjection(
      @ForAll("twoLayerFlows") GradientFlow flow, @ForAll("seeds") long seed) {
    FlowLimit limit = flow.limit();
    Assume.that(limit instanceof FlowLimit.Interpolating && !flow.isConstant());
    double[] v = doubles(flow.network().endToEnd(limit.weights()));
    assertEquals(0, improvement(flow, v, seed), 1e-12 * (1 + total(v)));
  }

  @Property(seed = "16", tries = 100)
  void projectionTestRejectsAnotherInterpolatingPoint(
      @ForAll("twoLayerFlows") GradientFlow flow, @ForAll("seeds") long seed) {
    Assume.that(flow.limit() instanceof FlowLimit.Interpolating);
    double[] x = doubles(flow.network().x());
    Assume.that(Arrays.stream(x).filter(entry -> entry != 0).distinct().count() >= 2);
    double[] v = doubles(flow.network().endToEnd(flow.limit().weights()));
    int i = 0;
    while (x[i] == 0) {
      i++;
    }
    int j = i;
    while (x[j] == 0 || x[j] == x[i]) {
      j++;
    }
    // A feasible move of relative size 1/4 away from the projection.
    double move = 0.25 * Math.min(v[i] * Math.abs(x[i]), v[j] * Math.abs(x[j]));
    v[i] += move / x[i];
    v[j] -= move / x[j];
    assertTrue(improvement(flow, v, seed) > 1e-3 * move);
  }

  /**
   * How much KL(·‖α²1) can be lowered along feasible segments through v: pairs of coordinates,
   * which span the tangent space, single coordinates with x_i = 0, and random combinations.
   */
  private static double improvement(GradientFlow flow, double[] v, long seed) {
    double[] x = doubles(flow.network().x());
    double reference = flow.alpha() * flow.alpha();
    double best = 0;
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        double[] direction = new double[v.length];
        if (x[i] == 0) {
          direction[i] = v[i];
        } else if (x[j] != 0 && i != j) {
          double size = Math.min(v[i], v[j]);
          direction[i] = size / x[i];
          direction[j] = -size / x[j];
        }
        best = Math.max(best, improvementAlong(v, direction, reference));
      }
    }
    Random random = new Random(seed);
    for (int trial = 0; trial < 10; trial++) {
      double[] direction = new double[v.length];
      double along = 0;
      double norm = 0;
      for (int i = 0; i < v.length; i++) {
        direction[i] = random.nextGaussian() * v[i];
        along += x[i] * direction[i];
        norm += x[i] * x[i] * v[i];
      }
      for (int i = 0; i < v.length; i++) {
        direction[i] -= along / norm * x[i] * v[i];
      }
      best = Math.max(best, improvementAlong(v, direction, reference));
    }
    return best;
  }

  /** The gain of a golden-section search. */
  private static double improvementAlong(double[] v, double[] direction, double reference) {
    double reach = 1;
    for (int i = 0; i < v.length; i++) {
      reach = Math.min(reach, 0.9 * v[i] / Math.abs(direction[i]));
    }
    double low = -reach;
    double high = reach;
    for (int k = 0; k < 60; k++) {
      double left = low + 0.382 * (high - low);
      double right = low + 0.618 * (high - low);
      if (gain(v, direction, left, reference) > gain(v, direction, right, reference)) {
        high = right;
      } else {
        low = left;
      }
    }
    return gain(v, direction, (low + high) / 2, reference);
  }

  /** KL(v) − KL(v + t·direction), summed with little cancellation. */
  private static double gain(double[] v, double[] direction, double t, double reference) {
    double gain = 0;
    for (int i = 0; i < v.length; i++) {
      double change = t * direction[i];
      double moved = v[i] + change;
      gain -= moved * Math.log1p(change / v[i]) + change * Math.log(v[i] / reference) - change;
    }
    return gain;
  }

  private static double total(double[] v) {
    return Arrays.stream(v).sum();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return net.jqwik.api.Arbitraries.longs().between(0, 1000);
  }

  @Property(seed = "17", tries = 300)
  void excessIsTheDifferenceOfTheNorms(@ForAll("flows") GradientFlow flow) {
    DiagonalNetwork<Binary64> network = flow.network();
    OptionalDouble excess = flow.excess();
    double y = network.y().getReal();
    assertEquals(flow.limit().residual() == 0, excess.isPresent());
    if (excess.isPresent()) {
      double norm =
          network.endToEnd(flow.limit().weights()).stream()
              .mapToDouble(entry -> Math.abs(entry.getReal()))
              .sum();
      double difference = norm - leastNorm(network);
      assertTrue(excess.getAsDouble() >= 0);
      assertEquals(difference, excess.getAsDouble(), 1e-13 * (norm + Math.abs(y)));
    }
  }

  /** A scan over the vertices y/x_i of the feasible polytope, independent of the closed form. */
  private static double leastNorm(DiagonalNetwork<Binary64> network) {
    double y = network.y().getReal();
    if (y == 0) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (Binary64 entry : network.x()) {
      double u = y / entry.getReal();
      if (network.layers() == 1 || u > 0) {
        least = Math.min(least, Math.abs(u));
      }
    }
    return least;
  }

  @Property(seed = "18", tries = 200)
  void excessDoesNotDecreaseInAlphaForTwoOrMoreLayers(@ForAll("deepFlows") GradientFlow flow) {
    OptionalDouble smaller = flow.excess();
    Assume.that(smaller.isPresent());
    double larger = new GradientFlow(flow.network(), 1.1 * flow.alpha()).excess().orElseThrow();
    assertTrue(larger >= smaller.getAsDouble() * (1 - 1e-12));
  }

  @Provide
  Arbitrary<GradientFlow> deepFlows() {
    return FlowTesting.flows(2, 5);
  }

  @Property(seed = "19", tries = 60)
  void noSampledPointIsSharperThanTheBound(@ForAll("flows") GradientFlow flow) {
    PeakSharpness peak = flow.peakSharpness(1e-4);
    double sampled = flow.initialSharpness();
    double end =
        flow.limit() instanceof FlowLimit.Interpolating limit && Double.isFinite(limit.tau())
            ? limit.tau()
            : flow.network().layers() == 2 ? -Math.signum(flow.residual(0)) * 20 : 0;
    for (int k = 1; k < 200; k++) {
      List<Binary64> w = flow.weights(end * k / 200.0);
      sampled = Math.max(sampled, flow.network().sharpness(w));
    }
    sampled = Math.max(sampled, flow.network().sharpness(flow.limit().weights()));
    assertTrue(sampled <= peak.upperBound() * (1 + 1e-12));
    assertTrue(peak.upperBound() <= peak.value() * (1 + 1.1e-4));
    assertEquals(peak.value(), flow.network().sharpness(peak.weights()), 1e-12 * peak.value());
    assertFalse(peak.value() < flow.initialSharpness());
  }
}
