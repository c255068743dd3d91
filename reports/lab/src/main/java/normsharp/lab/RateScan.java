package normsharp.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.DescentOutcome;
import normsharp.theory.dynamics.Iterate;
import normsharp.theory.dynamics.LearningRate;
import normsharp.theory.dynamics.TrappingBox;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.RiskProblem;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.SharpnessFrontier;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** What depends on the learning rate: ends of runs, and the theory's curves beside them. */
final class RateScan {
  /** Of a run without end, this many last states are shown. */
  private static final int SHOWN = 24;

  private RateScan() {}

  /**
   * The run at one learning rate: its kind (0 converged, 1 diverged, 2 bounded without end, 3
   * stopped off 𝓜), then S, ‖w‖² and R for each state shown: the last of a run that converged, the
   * last 24 of one without end, none of one that diverged.
   */
  static double[] run(LabState state, double eta) {
    Run run = Run.of(state, eta);
    DescentOutcome<Binary64> outcome = run.outcome();
    if (outcome instanceof DescentOutcome.Diverged<Binary64>) {
      return new double[] {1};
    }
    if (outcome instanceof DescentOutcome.Converged<Binary64> converged) {
      return numbers(run, converged.interpolates() ? 0 : 3, List.of(outcome.last()));
    }
    int size = run.path().size();
    return numbers(run, 2, run.path().subList(size - SHOWN, size));
  }

  private static double[] numbers(Run run, int kind, List<Iterate<Binary64>> states) {
    double[] numbers = new double[1 + 3 * states.size()];
    numbers[0] = kind;
    for (int k = 0; k < states.size(); k++) {
      Measures measures = run.measures(states.get(k).weights());
      numbers[1 + 3 * k] = measures.sharpness();
      numbers[2 + 3 * k] = measures.norm();
      numbers[3 + 3 * k] = measures.risk();
    }
    return numbers;
  }

  /**
   * At each rate: the least norm under S ≤ 2/η and the least risk under it; NaN where nothing is
   * feasible. The rates are taken as the exact values of their doubles.
   */
  static double[] curves(LabState state, double[] etas) {
    double[] curves = new double[2 * etas.length];
    for (int k = 0; k < etas.length; k++) {
      BigFraction eta = Rationals.ofDouble(etas[k]);
      curves[2 * k] = norm(SharpnessFrontier.leastNorm(state.network(), eta));
      curves[2 * k + 1] = risk(RiskProblem.of(state.network().x(), state.y(), eta));
    }
    return curves;
  }

  /** The right end of the axis: beyond it nothing of the theory changes. */
  static double largestRate(LabState state) {
    CriticalLearningRates rates = CriticalLearningRates.of(state.network());
    List<Double> finite = new ArrayList<>();
    for (LearningRate rate :
        List.of(
            rates.everyNormMinimizer(),
            rates.largestStable(),
            TrappingBox.largestTrapping(state.network()))) {
      if (rate instanceof LearningRate.Exact exact) {
        finite.add(Rationals.toDouble(exact.value()));
      }
    }
    double largest = finite.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return largest > 0 ? 1.15 * largest : Math.max(1, 1.5 * Rationals.toDouble(state.eta()));
  }

  private static double norm(FrontierPoint<BigFraction> point) {
    return point instanceof FrontierPoint.Exact<BigFraction> exact
        ? Rationals.toDouble(exact.value())
        : Double.NaN;
  }

  private static double risk(RiskProblem<BigFraction> problem) {
    return Optional.of(problem)
        .flatMap(ConstrainedRiskMinimizer::of)
        .map(minimizer -> Rationals.toDouble(problem.risk(minimizer.endToEnd(problem.x()))))
        .orElse(Double.NaN);
  }
}
