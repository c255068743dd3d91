package normsharp.empirical.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import normsharp.empirical.configuration.FinishedRate;
import normsharp.empirical.configuration.PlannedRate;
import normsharp.empirical.configuration.RatePart;
import normsharp.empirical.configuration.RateSchedule;
import normsharp.empirical.descent.DescentRun;
import normsharp.empirical.descent.FlowRun;
import normsharp.empirical.descent.FlowSharpness;
import normsharp.empirical.descent.RunOutcome;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.store.StateFile;
import normsharp.empirical.store.StoredSweep;

/**
 * The results of a sweep's finished items, merged. A pure function of what is stored: the order in
 * which items finished, or where, leaves no trace.
 *
 * @param flow the gradient flow
 * @param flowMeasures what was measured at its end
 * @param runs gradient descent by ascending rate
 */
public record FinishedSweep(FlowRun flow, Map<String, Double> flowMeasures, List<Run> runs) {

  /**
   * One run of gradient descent.
   *
   * @param part the part of the schedule that its rate comes from
   * @param descent its course
   * @param measures what was measured at its end; empty when it diverged
   */
  public record Run(RatePart part, DescentRun descent, Map<String, Double> measures) {
    /** The learning rate η. */
    public double rate() {
      return descent.rate();
    }

    /** How it ended. */
    public RunOutcome outcome() {
      return descent.outcome().orElseThrow();
    }
  }

  public FinishedSweep {
    runs = List.copyOf(runs);
  }

  /** Merges what is finished; the flow must be. */
  public static FinishedSweep read(StoredSweep stored, RateSchedule schedule, Precision precision)
      throws IOException {
    StateFile flowState =
        stored
            .result("flow")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        stored.directory()
                            + " has no finished gradient flow yet; finish it with --resume"));
    FlowRun flow = FlowRun.restore(flowState, precision);
    Map<Double, DescentRun> descents = new LinkedHashMap<>();
    Map<Double, Map<String, Double>> measures = new LinkedHashMap<>();
    for (String item : stored.finished()) {
      if (item.equals("flow") || item.equals(ExecutionPlan.ITEM)) {
        continue;
      }
      StateFile state = stored.result(item).orElseThrow();
      double[] rates = state.doubles("rates");
      for (int r = 0; r < rates.length; r++) {
        descents.put(rates[r], DescentRun.restore(state, "run." + r, rates[r], precision));
        measures.put(rates[r], ItemWorker.measures(state, "final." + r));
      }
    }
    Map<Double, RatePart> parts = parts(schedule, flow.sharpness(), descents.values());
    List<Run> runs = new ArrayList<>();
    descents.forEach(
        (rate, descent) ->
            runs.add(
                new Run(parts.getOrDefault(rate, RatePart.LISTED), descent, measures.get(rate))));
    runs.sort(Comparator.comparingDouble(Run::rate));
    return new FinishedSweep(flow, ItemWorker.measures(flowState, "final"), runs);
  }

  /** Replays the schedule against the outcomes: which part each rate came from. */
  private static Map<Double, RatePart> parts(
      RateSchedule schedule, FlowSharpness sharpness, Collection<DescentRun> descents) {
    Map<Double, RatePart> parts = new LinkedHashMap<>();
    List<FinishedRate> done = new ArrayList<>();
    while (true) {
      List<PlannedRate> next = schedule.next(sharpness.initial(), sharpness.peak(), done);
      int before = done.size();
      for (PlannedRate planned : next) {
        for (DescentRun descent : descents) {
          if (descent.rate() == planned.rate()) {
            parts.put(planned.rate(), planned.part());
            done.add(new FinishedRate(descent.rate(), descent.outcome().orElseThrow()));
          }
        }
      }
      if (done.size() == before || done.size() - before < next.size()) {
        return parts;
      }
    }
  }
}
