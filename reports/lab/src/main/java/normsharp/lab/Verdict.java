package normsharp.lab;

import java.util.List;
import java.util.OptionalInt;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.dynamics.DescentOutcome;
import normsharp.theory.flow.FlowLimit;
import normsharp.theory.flow.GradientFlow;
import org.hipparchus.util.Binary64;

/**
 * What a run of gradient descent did, in the paper's words.
 *
 * @param regime the kind
 * @param sentence what happened, with numbers
 */
public record Verdict(Regime regime, String sentence) {
  /** Kinds of runs. */
  public enum Regime {
    /** Ends where gradient flow ends. */
    FLOW_ALIGNED("flow-aligned"),
    /** The flow's way was too sharp; ends on 𝓜 elsewhere, at S ≤ 2/η. */
    EDGE_OF_STABILITY("edge of stability"),
    /** Ends on 𝓜 elsewhere, not for reasons of stability. */
    ELSEWHERE("ends elsewhere on 𝓜"),
    /** Ends on 𝓜 at S > 2/η, which only exceptional starts do. */
    EXCEPTIONAL("an exceptional limit"),
    /** Stops off the manifold. */
    OFF_MANIFOLD("stops off 𝓜"),
    /** Bounded, repeats itself. */
    CYCLE("bounded, a cycle"),
    /** Bounded, near starts part. */
    CHAOS("bounded, chaotic"),
    /** Not decided in the steps allowed. */
    UNDECIDED("not decided"),
    /** Leaves every bound. */
    DIVERGED("diverged");

    private final String title;

    Regime(String title) {
      this.title = title;
    }

    /** Its name in words. */
    public String title() {
      return title;
    }
  }

  /** Limits whose v differ by less, relative to the flow's norm, count as the same. */
  private static final double ALIGNED = 0.05;

  private static final double PEAK_TOLERANCE = 1e-4;

  /** Judges the run from a state's start at its rate. */
  public static Verdict of(LabState state) {
    return of(state, Run.of(state));
  }

  static Verdict of(LabState state, Run run) {
    double bound = 2 / Rationals.toDouble(state.eta());
    int step = run.outcome().last().step();
    if (run.outcome() instanceof DescentOutcome.Diverged<Binary64>) {
      return new Verdict(
          Regime.DIVERGED, "Diverged: after " + steps(step) + " a weight is beyond 10¹².");
    }
    if (run.outcome() instanceof DescentOutcome.Converged<Binary64> converged) {
      return converged.interpolates() ? onManifold(state, run, bound) : atRest(run, step);
    }
    return bounded(run, bound, step);
  }

  private static Verdict onManifold(LabState state, Run run, double bound) {
    Measures end = run.measures(run.end());
    GradientFlow flow = GradientFlow.of(state.network(), Rationals.toDouble(state.alpha()));
    double peak = flow.peakSharpness(PEAK_TOLERANCE).value();
    double distance = distance(run, flow.limit());
    String reached =
        "converged after "
            + steps(run.outcome().last().step())
            + " to S = "
            + Quantity.rounded(end.sharpness())
            + " = "
            + Quantity.rounded(end.sharpness() / bound)
            + "·2/η, ‖w‖² = "
            + Quantity.rounded(end.norm())
            + ", risk "
            + Quantity.rounded(end.risk());
    if (end.sharpness() > bound * (1 + 1e-9)) {
      return new Verdict(
          Regime.EXCEPTIONAL, "An exceptional limit, with S > 2/η: " + reached + ".");
    }
    if (distance <= ALIGNED) {
      return new Verdict(
          Regime.FLOW_ALIGNED, "Flow-aligned: " + reached + ", where gradient flow ends too.");
    }
    if (peak > bound) {
      return new Verdict(
          Regime.EDGE_OF_STABILITY,
          "Edge of stability: the flow is too sharp for this η (s_GF = "
              + Quantity.rounded(peak)
              + " > 2/η = "
              + Quantity.rounded(bound)
              + "); "
              + reached
              + ".");
    }
    return new Verdict(
        Regime.ELSEWHERE,
        "Elsewhere on the manifold: "
            + reached
            + ", away from the flow's limit; 2/η = "
            + Quantity.rounded(bound)
            + ", s_GF = "
            + Quantity.rounded(peak)
            + ".");
  }

  private static Verdict atRest(Run run, int step) {
    return new Verdict(
        Regime.OFF_MANIFOLD,
        "At rest off the manifold: after "
            + steps(step)
            + " the loss stays at "
            + Quantity.rounded(run.measures(run.end()).loss())
            + ".");
  }

  private static Verdict bounded(Run run, double bound, int step) {
    OptionalInt period = run.period();
    if (period.isPresent() && period.getAsInt() == 1) {
      return atRest(run, step);
    }
    if (period.isPresent()) {
      return new Verdict(
          Regime.CYCLE,
          "Bounded, does not converge: the states repeat themselves every "
              + steps(period.getAsInt())
              + " (2/η = "
              + Quantity.rounded(bound)
              + ").");
    }
    double exponent = run.isSettling() ? 0 : run.lyapunovExponent();
    return exponent > 0.01
        ? new Verdict(
            Regime.CHAOS,
            "Chaotic, bounded: no end after "
                + steps(step)
                + "; nearby starts part by a factor of about "
                + Quantity.rounded(Math.round(Math.exp(exponent) * 100) / 100.0)
                + " in a step.")
        : new Verdict(
            Regime.UNDECIDED,
            "Not decided: no end after "
                + steps(step)
                + ", loss "
                + Quantity.rounded(run.measures(run.end()).loss())
                + "; more steps would tell.");
  }

  /** ‖v − v_GF‖₁/‖v_GF‖₁. */
  private static double distance(Run run, FlowLimit limit) {
    List<Binary64> flow = run.descent().network().endToEnd(limit.weights());
    List<Binary64> end = run.descent().network().endToEnd(run.end());
    List<Double> apart = Vectors.toDoubles(Vectors.addScaled(end, new Binary64(-1), flow));
    double sum = apart.stream().mapToDouble(Math::abs).sum();
    return sum / Math.max(Vectors.sum(flow).getReal(), Double.MIN_NORMAL);
  }

  private static String steps(int count) {
    return count == 1 ? "1 step" : count + " steps";
  }
}
