package normsharp.reports.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import normsharp.empirical.analysis.CriticalRate;
import normsharp.empirical.model.DiagonalModel;
import normsharp.reports.figures.Point;
import normsharp.reports.runs.Columns;
import normsharp.reports.runs.SweepFiles;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.LearningRate;
import normsharp.theory.dynamics.TrappingBox;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.RiskProblem;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.SharpnessFrontier;
import org.hipparchus.fraction.BigFraction;

/**
 * A sweep of a two-layer diagonal network beside the theory's curves.
 *
 * @param name the sweep
 * @param x features as written in its configuration
 * @param y label, likewise
 * @param alpha start scale
 * @param initialSharpness s₀
 * @param peakSharpness s_GF along the flow
 * @param criticalRate fitted η_c, where there is a change point
 * @param largestTrapping up to this rate the trapping box is invariant, so that nothing diverges
 * @param largestStable beyond this rate no point of 𝓜 is stable: (12) has no feasible point
 * @param sharpness measured final sharpness against η
 * @param norm measured ‖w⊙w‖₁ against η
 * @param risk measured risk against η
 * @param bound 2/η
 * @param frontier least ‖w⊙w‖₁ on 𝓜 under S ≤ 2/η
 * @param leastRisk least risk on 𝓜 under S ≤ 2/η
 * @param residuals theory against experiment
 * @param failures rates without a limit, with how they ended; {@code CROSSED} where a bounded,
 *     wandering run passed below the loss goal at a point with S &gt; 2/η, which is no limit
 */
record DiagonalStudy(
    String name,
    List<String> x,
    String y,
    double alpha,
    double initialSharpness,
    double peakSharpness,
    OptionalDouble criticalRate,
    OptionalDouble largestTrapping,
    OptionalDouble largestStable,
    List<Point> sharpness,
    List<Point> norm,
    List<Point> risk,
    List<Point> bound,
    List<Point> frontier,
    List<Point> leastRisk,
    Residuals residuals,
    List<Failure> failures) {
  /** A limit has S·η/2 ≤ 1; this much is left for the distance to it at the loss goal. */
  private static final double STABLE = 1.01;

  private static final String RELATIVE = "relative_sharpness";

  /** The outcome of a run that passes below the loss goal at an unstable point. */
  static final String CROSSED = "CROSSED";

  /** Points of the theory's curves. */
  private static final int CURVE = 160;

  /**
   * A run that did not reach the goal.
   *
   * @param eta learning rate
   * @param outcome how it ended
   */
  record Failure(double eta, String outcome) {}

  /**
   * Theory against experiment, over the runs with a limit.
   *
   * @param runs their number
   * @param beyond how many of them have η &gt; 2/s_GF
   * @param largestRelativeSharpness largest S·η/2; at most 1 in theory, up to the loss goal
   * @param smallestRelativeSharpnessBeyond smallest S·η/2 at η &gt; 2/s_GF; near 1 at the edge
   * @param largestDeviationBelow largest |S/s − 1| at η ≤ 2/s_GF, s the sharpness of the flow's end
   * @param leastNormExcess least ‖v‖₁ less the frontier; ≥ 0 in theory
   * @param largestNormExcess largest
   * @param leastRiskExcess least risk less the least risk under the bound; ≥ 0 in theory
   * @param largestRiskExcess largest
   * @param largestDistanceToManifold largest distance of a limit to 𝓜
   * @param medianDistanceToKkt median distance of v to the nearest KKT point, at η &gt; 2/s_GF
   * @param bestEta rate of the least risk
   * @param bestRisk least risk
   * @param flowRisk risk at the smallest rate
   * @param lastReached largest rate that reached the goal
   * @param firstDiverged smallest rate that diverged
   */
  record Residuals(
      int runs,
      int beyond,
      double largestRelativeSharpness,
      OptionalDouble smallestRelativeSharpnessBeyond,
      OptionalDouble largestDeviationBelow,
      OptionalDouble leastNormExcess,
      OptionalDouble largestNormExcess,
      OptionalDouble leastRiskExcess,
      OptionalDouble largestRiskExcess,
      OptionalDouble largestDistanceToManifold,
      OptionalDouble medianDistanceToKkt,
      double bestEta,
      double bestRisk,
      double flowRisk,
      double lastReached,
      OptionalDouble firstDiverged) {}

  /** Takes immutable copies. */
  DiagonalStudy {
    x = List.copyOf(x);
    sharpness = List.copyOf(sharpness);
    norm = List.copyOf(norm);
    risk = List.copyOf(risk);
    bound = List.copyOf(bound);
    frontier = List.copyOf(frontier);
    leastRisk = List.copyOf(leastRisk);
    failures = List.copyOf(failures);
  }

  /**
   * Whether a sweep is one of a two-layer diagonal network with a table of the theory, in which
   * some run has a limit.
   */
  static boolean covers(SweepFiles sweep) {
    return sweep.configuration().model() instanceof DiagonalModel model
        && model.layers() == 2
        && sweep.theory().filter(table -> table.where(RELATIVE, STABLE).rows() > 0).isPresent()
        && sweep.analysis().sweep().reached().stream()
            .anyMatch(
                run -> run.eta() * run.measurements().orElseThrow().finalSharpness() / 2 <= STABLE);
  }

  /** The exact network of a model. */
  static DiagonalNetwork<BigFraction> network(DiagonalModel model) {
    return DiagonalNetwork.twoLayers(
        model.x().stream().map(entry -> Rationals.parse(Double.toString(entry))).toList(),
        Rationals.parse(Double.toString(model.y())));
  }

  static DiagonalStudy of(SweepFiles sweep) {
    DiagonalModel model = (DiagonalModel) sweep.configuration().model();
    DiagonalNetwork<BigFraction> network = network(model);
    Columns theory = sweep.theory().orElseThrow().where(RELATIVE, STABLE);
    Columns runs = sweep.runs();
    double peak = sweep.analysis().sweep().flow().peakSharpness();
    List<Point> sharpness = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    double largest = 0;
    for (int row = 0; row < runs.rows(); row++) {
      double eta = runs.number(row, "eta");
      String outcome = runs.text(row, "outcome");
      largest = Math.max(largest, eta);
      double end = runs.number(row, "sharpness");
      if (outcome.equals("REACHED") && eta * end / 2 > STABLE) {
        failures.add(new Failure(eta, CROSSED));
      } else if (outcome.equals("REACHED")) {
        sharpness.add(new Point(eta, end));
      } else {
        failures.add(new Failure(eta, outcome));
      }
    }
    OptionalDouble stable = value(CriticalLearningRates.of(network).largestStable());
    double end = Math.min(largest, stable.isPresent() ? 1.05 * stable.getAsDouble() : largest);
    List<Point> bound = new ArrayList<>();
    List<Point> frontier = new ArrayList<>();
    List<Point> leastRisk = new ArrayList<>();
    double start = runs.number(0, "eta");
    for (int k = 0; k <= CURVE; k++) {
      double eta = start * Math.pow(end / start, k / (double) CURVE);
      bound.add(new Point(eta, 2 / eta));
      BigFraction exact = Rationals.ofDouble(eta);
      if (SharpnessFrontier.leastNorm(network, exact)
          instanceof FrontierPoint.Exact<BigFraction> point) {
        frontier.add(new Point(eta, Rationals.toDouble(point.value())));
      }
      RiskProblem<BigFraction> problem = RiskProblem.of(network.x(), network.y(), exact);
      ConstrainedRiskMinimizer.of(problem)
          .ifPresent(
              best ->
                  leastRisk.add(
                      new Point(
                          eta, Rationals.toDouble(problem.risk(best.endToEnd(network.x()))))));
    }
    return new DiagonalStudy(
        sweep.name(),
        network.x().stream().map(Rationals::format).toList(),
        Rationals.format(network.y()),
        model.alpha(),
        sweep.analysis().sweep().flow().initialSharpness(),
        peak,
        sweep.analysis().critical() instanceof CriticalRate.Found found
            ? OptionalDouble.of(found.eta())
            : OptionalDouble.empty(),
        value(TrappingBox.largestTrapping(network)),
        stable,
        sharpness,
        points(theory, "norm"),
        points(theory, "risk"),
        bound,
        frontier,
        leastRisk,
        residuals(theory, sharpness, failures, peak, sweep),
        failures);
  }

  private static Residuals residuals(
      Columns theory,
      List<Point> sharpness,
      List<Failure> failures,
      double peak,
      SweepFiles sweep) {
    double predicted = 2 / peak;
    double flow = sweep.analysis().sweep().flow().finalSharpness();
    List<Double> relative = new ArrayList<>();
    List<Double> beyond = new ArrayList<>();
    List<Double> below = new ArrayList<>();
    for (Point point : sharpness) {
      relative.add(point.x() * point.y() / 2);
      if (point.x() > predicted) {
        beyond.add(point.x() * point.y() / 2);
      } else {
        below.add(Math.abs(point.y() / flow - 1));
      }
    }
    List<Double> norms = difference(theory, "norm", "frontier_norm");
    List<Double> risks = difference(theory, "risk", "least_risk");
    List<Double> kkt = new ArrayList<>();
    for (int row = 0; row < theory.rows(); row++) {
      double distance = theory.number(row, "distance_to_nearest");
      if (theory.number(row, "eta") > predicted && Double.isFinite(distance)) {
        kkt.add(distance);
      }
    }
    kkt.sort(Comparator.naturalOrder());
    List<Point> risk = points(theory, "risk");
    Point best = risk.stream().min(Comparator.comparingDouble(Point::y)).orElseThrow();
    return new Residuals(
        sharpness.size(),
        beyond.size(),
        max(relative).orElse(Double.NaN),
        min(beyond),
        max(below),
        min(norms),
        max(norms),
        min(risks),
        max(risks),
        max(theory.numbers("distance_to_manifold").stream().filter(Double::isFinite).toList()),
        kkt.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(kkt.get(kkt.size() / 2)),
        best.x(),
        best.y(),
        risk.get(0).y(),
        sharpness.get(sharpness.size() - 1).x(),
        failures.stream()
            .filter(failure -> failure.outcome().equals("DIVERGED"))
            .mapToDouble(Failure::eta)
            .min());
  }

  private static List<Double> difference(Columns table, String one, String other) {
    List<Double> differences = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      double difference = table.number(row, one) - table.number(row, other);
      if (Double.isFinite(difference)) {
        differences.add(difference);
      }
    }
    return differences;
  }

  private static List<Point> points(Columns table, String column) {
    List<Point> points = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      points.add(new Point(table.number(row, "eta"), table.number(row, column)));
    }
    return points;
  }

  private static OptionalDouble min(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min();
  }

  private static OptionalDouble max(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max();
  }

  private static OptionalDouble value(LearningRate rate) {
    if (rate instanceof LearningRate.Exact exact) {
      return OptionalDouble.of(Rationals.toDouble(exact.value()));
    }
    return rate instanceof LearningRate.Approximate approximate
        ? OptionalDouble.of(approximate.value())
        : OptionalDouble.empty();
  }

  /** The data in words. */
  String problem() {
    return "x = (" + String.join(", ", x) + "), y = " + y;
  }
}
