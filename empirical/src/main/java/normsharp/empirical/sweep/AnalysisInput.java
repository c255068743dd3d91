package normsharp.empirical.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import normsharp.empirical.analysis.FlowResult;
import normsharp.empirical.analysis.Measurements;
import normsharp.empirical.analysis.NormValue;
import normsharp.empirical.analysis.RateResult;
import normsharp.empirical.analysis.SweepResults;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.descent.DescentRun;
import normsharp.empirical.descent.FlowSharpness;
import normsharp.empirical.descent.RunOutcome;

/** A finished sweep as the analysis reads it. */
public final class AnalysisInput {
  private static final List<String> NORMS = List.of("l1", "l2", "nuclear");

  private AnalysisInput() {}

  /** The sweep's measurements under the configuration's name. */
  public static SweepResults of(FinishedSweep sweep, SweepConfiguration configuration) {
    List<RateResult> runs = new ArrayList<>();
    for (FinishedSweep.Run run : sweep.runs()) {
      runs.add(rate(run, configuration.start().seed()));
    }
    FlowSharpness sharpness = sweep.flow().sharpness();
    Map<String, Double> norms = new LinkedHashMap<>();
    for (String norm : NORMS) {
      if (sweep.flowMeasures().containsKey(norm)) {
        norms.put(norm, sweep.flowMeasures().get(norm));
      }
    }
    FlowResult flow =
        new FlowResult(
            sharpness.initial(),
            sharpness.peak(),
            sweep.flow().steps().last("sharpness"),
            norms,
            present(sweep.flowMeasures().get("test_loss")));
    return SweepResults.of(configuration.name(), flow, runs);
  }

  private static RateResult rate(FinishedSweep.Run run, long seed) {
    DescentRun descent = run.descent();
    if (run.outcome() != RunOutcome.REACHED) {
      return RateResult.unfinished(
          run.rate(), seed, run.part().grid(), run.outcome(), descent.updates());
    }
    Map<String, NormValue> norms = new LinkedHashMap<>();
    for (String norm : NORMS) {
      if (run.measures().containsKey(norm)) {
        norms.put(
            norm,
            new NormValue(
                run.measures().get(norm), present(run.measures().get(norm + "_averaged"))));
      }
    }
    norms.put("l1_from_start", NormValue.of(descent.samples().last("l1_from_start")));
    return RateResult.reached(
        run.rate(),
        seed,
        run.part().grid(),
        descent.updates(),
        new Measurements(
            descent.samples().last("sharpness"),
            descent.samples().max("sharpness"),
            norms,
            run.measures().get("train_loss"),
            present(run.measures().get("test_loss")),
            present(run.measures().get("test_accuracy"))));
  }

  private static OptionalDouble present(Double value) {
    return value == null || Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
