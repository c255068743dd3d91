package normsharp.reports.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.empirical.model.DiagonalModel;
import normsharp.reports.figures.Axis;
import normsharp.reports.figures.Point;
import normsharp.reports.figures.WeightPlane;
import normsharp.reports.runs.SweepFiles;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.DescentOutcome;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.dynamics.Iterate;
import normsharp.theory.dynamics.StoppingRule;
import normsharp.theory.flow.FlowLimit;
import normsharp.theory.flow.GradientFlow;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.RiskProblem;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * Trajectories of the diagonal network with d = 2 at some of a sweep's rates, computed by the
 * theory module.
 *
 * @param name the sweep
 * @param x features
 * @param y label
 * @param flow the path of gradient flow, from the start to its limit
 * @param panels one for each rate
 */
record WeightPaths(
    String name, List<Double> x, double y, List<Point> flow, List<WeightPaths.Panel> panels) {
  /** Multiples of 2/s_GF that are shown, where the sweep has rates near. */
  private static final List<Double> MULTIPLES = List.of(0.3, 0.95, 1.1, 1.3, 1.6, 1.9, 2.15, 2.6);

  /** Steps computed for each panel, at most. */
  private static final int STEPS = 20_000;

  /** Points drawn for each path, at most: the first ones and the last. */
  private static final int DRAWN = 300;

  private static final int FLOW_POINTS = 120;

  /**
   * One learning rate.
   *
   * @param eta learning rate
   * @param regime flow-aligned, edge of stability, or how else it ends
   * @param steps steps taken
   * @param path the iterates drawn
   * @param end the last one, when it converged
   * @param kktPoints KKT points of (12) with non-negative weights
   */
  record Panel(
      double eta,
      String regime,
      int steps,
      List<Point> path,
      Optional<Point> end,
      List<Point> kktPoints) {
    /** Takes immutable copies. */
    Panel {
      path = List.copyOf(path);
      kktPoints = List.copyOf(kktPoints);
    }

    String caption() {
      return end.map(
              point ->
                  "Ends after "
                      + steps
                      + " steps at w = ("
                      + Numbers.text(point.x())
                      + ", "
                      + Numbers.text(point.y())
                      + ").")
          .orElse("No limit within " + steps + " steps.");
    }

    WeightPlane plane(WeightPaths paths) {
      List<Point> all = new ArrayList<>(paths.flow());
      all.addAll(path);
      WeightPlane plane =
          new WeightPlane(
              paths.network(),
              range(all.stream().map(Point::x).toList(), paths.reach(0)),
              range(all.stream().map(Point::y).toList(), paths.reach(1)));
      plane.manifold().bound(eta).flow(paths.flow()).descent(path).kktPoints(kktPoints);
      end.ifPresent(plane::end);
      return plane;
    }

    /** What is drawn with a margin, but no farther out than twice the manifold. */
    private static Axis.Range range(List<Double> values, double reach) {
      double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
      double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
      double margin = 0.08 * reach;
      return new Axis.Range(
          Math.max(Math.min(low, 0), -1.5 * reach) - margin,
          Math.min(Math.max(high, reach), 1.8 * reach) + margin);
    }
  }

  /** Takes immutable copies. */
  WeightPaths {
    x = List.copyOf(x);
    flow = List.copyOf(flow);
    panels = List.copyOf(panels);
  }

  private DiagonalNetwork<Binary64> network() {
    return DiagonalNetwork.twoLayers(x.stream().map(Binary64::new).toList(), new Binary64(y));
  }

  /** Where the manifold meets an axis; 1 where it doesn't. */
  private double reach(int index) {
    double square = y / x.get(index);
    return square > 0 ? Math.sqrt(square) : 1;
  }

  static WeightPaths of(SweepFiles sweep, DiagonalStudy study) {
    DiagonalModel model = (DiagonalModel) sweep.configuration().model();
    DiagonalNetwork<BigFraction> network = DiagonalStudy.network(model);
    double predicted = 2 / study.peakSharpness();
    List<Double> rates = sweep.runs().numbers("eta");
    Map<Double, Panel> panels = new LinkedHashMap<>();
    for (double multiple : MULTIPLES) {
      double wanted = multiple * predicted;
      double rate =
          rates.stream()
              .min((a, b) -> Double.compare(Math.abs(a - wanted), Math.abs(b - wanted)))
              .orElseThrow();
      panels.computeIfAbsent(rate, eta -> panel(network, model.alpha(), eta, predicted));
    }
    return new WeightPaths(
        sweep.name(),
        model.x(),
        model.y(),
        flow(network, model.alpha()),
        List.copyOf(panels.values()));
  }

  private static List<Point> flow(DiagonalNetwork<BigFraction> network, double alpha) {
    GradientFlow flow = GradientFlow.of(network, alpha);
    List<Point> path = new ArrayList<>();
    if (flow.limit() instanceof FlowLimit.Interpolating limit && Double.isFinite(limit.tau())) {
      for (int k = 0; k <= FLOW_POINTS; k++) {
        path.add(point(flow.weights(limit.tau() * k / FLOW_POINTS)));
      }
    }
    return path;
  }

  private static Panel panel(
      DiagonalNetwork<BigFraction> network, double alpha, double eta, double predicted) {
    DescentOutcome<Binary64> outcome =
        new GradientDescent<>(network.toBinary64(), new Binary64(eta))
            .run(
                List.of(new Binary64(alpha), new Binary64(alpha)),
                new StoppingRule(1e-6, 1e6, STEPS, 1));
    List<Iterate<Binary64>> all = outcome.trajectory();
    List<Point> path = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i < DRAWN || i == all.size() - 1) {
        path.add(point(all.get(i).weights()));
      }
    }
    boolean converged = outcome instanceof DescentOutcome.Converged;
    List<Point> kkt = new ArrayList<>();
    KktEnumeration.forEach(
        RiskProblem.of(network.x(), network.y(), Rationals.ofDouble(eta)),
        found ->
            kkt.add(
                new Point(
                    Math.sqrt(Rationals.toDouble(found.v().get(0))),
                    Math.sqrt(Rationals.toDouble(found.v().get(1))))));
    String regime =
        outcome instanceof DescentOutcome.Diverged
            ? "diverges"
            : !converged
                ? "bounded, no limit"
                : eta <= predicted ? "flow-aligned" : "edge of stability";
    return new Panel(
        eta,
        regime,
        outcome.last().step(),
        path,
        converged ? Optional.of(point(outcome.last().weights())) : Optional.empty(),
        kkt);
  }

  private static Point point(List<Binary64> w) {
    return new Point(w.get(0).getReal(), w.get(1).getReal());
  }
}
