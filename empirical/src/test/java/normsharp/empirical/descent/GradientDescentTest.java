package normsharp.empirical.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Values;
import normsharp.empirical.engine.AnalyticEngine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.spectrum.LanczosSetting;
import normsharp.empirical.store.StateFile;
import org.junit.jupiter.api.Test;

/** On the diagonal network x = (1, 3), y = 4, where everything is known in closed form. */
class GradientDescentTest {
  private static final double[] START = {0.01, 0.01};
  private static final StoppingRule RULE = new StoppingRule(1e-10, 1e4, 100_000);

  private static Objective objective() {
    return new AnalyticEngine()
        .objective(
            new DiagonalModel(List.of(1.0, 3.0), 4, 2, 0.01),
            Loss.MSE,
            new Examples(List.of(2), new float[] {1, 3}, new Values(1, new float[] {4})),
            EngineSetting.cpu(Precision.FLOAT64));
  }

  private static GradientDescent descent(
      Objective objective, List<Double> rates, StoppingRule rule) {
    return new GradientDescent(
        objective, START, rates, rule, 10, LanczosSetting.DEFAULT, 1, CheckpointSink.NONE);
  }

  private static List<DescentRun> finished(List<Double> rates, StoppingRule rule) {
    try (Objective objective = objective();
        GradientDescent descent = descent(objective, rates, rule)) {
      while (!descent.isDone()) {
        descent.advance();
      }
      return descent.runs();
    }
  }

  @Test
  void followsTheRecursionStepByStep() {
    DescentRun run = finished(List.of(0.02), RULE).get(0);
    double[] w = START.clone();
    double[] losses = run.steps().column("loss");
    for (int step = 0; step < losses.length; step++) {
      double residual = w[0] * w[0] + 3 * w[1] * w[1] - 4;
      assertEquals(0.5 * residual * residual, losses[step], 1e-12);
      if (step + 1 < losses.length) {
        w[0] -= 0.02 * 2 * residual * w[0];
        w[1] -= 0.02 * 2 * residual * 3 * w[1];
      }
    }
    assertEquals(Optional.of(RunOutcome.REACHED), run.outcome());
    assertArrayEquals(w, run.last(), 1e-12);
    assertTrue(losses[losses.length - 1] < 1e-10);
    assertTrue(losses[losses.length - 2] >= 1e-10);
  }

  @Test
  void aBatchGivesWhatItsRunsGiveAlone() {
    List<Double> rates = List.of(0.01, 0.5, 0.05, 0.03);
    List<DescentRun> together = finished(rates, RULE);
    for (int k = 0; k < rates.size(); k++) {
      DescentRun alone = finished(List.of(rates.get(k)), RULE).get(0);
      assertEquals(alone.outcome(), together.get(k).outcome());
      assertArrayEquals(alone.steps().column("loss"), together.get(k).steps().column("loss"));
      assertArrayEquals(alone.last(), together.get(k).last());
    }
    assertEquals(Optional.of(RunOutcome.DIVERGED), together.get(1).outcome());
  }

  @Test
  void measuresTheSharpnessOfTheTwoByTwoHessian() {
    DescentRun run = finished(List.of(0.02), RULE).get(0);
    double[] w = run.last();
    // At an interpolating point S = 4⟨x², w²⟩; the last loss is below 1e−10.
    double expected = 4 * (w[0] * w[0] + 9 * w[1] * w[1]);
    assertEquals(expected, run.samples().last("sharpness"), 1e-4 * expected);
    assertEquals(Math.abs(w[0]) + Math.abs(w[1]), run.samples().last("l1"), 1e-15);
    assertEquals(run.updates(), (long) run.samples().last("step"));
  }

  @Test
  void theStepLimitEndsARunAndSaysSo() {
    DescentRun run = finished(List.of(0.001), new StoppingRule(1e-10, 1e4, 25)).get(0);
    assertEquals(Optional.of(RunOutcome.STEP_LIMIT), run.outcome());
    assertEquals(25, run.updates());
    assertArrayEquals(new double[] {0, 10, 20, 25}, run.samples().column("step"));
  }

  @Test
  void intrinsicTimeIsLimitedByTheFlowsTime() {
    StoppingRule rule = new StoppingRule(1e-10, 1e4, 1000, 10);
    assertEquals(200, rule.besideFlow(2, 0.1).stepLimit());
    assertEquals(1000, rule.besideFlow(2, 0.001).stepLimit());
    assertEquals(1, rule.besideFlow(2, 1e6).stepLimit());
    assertThrows(IllegalArgumentException.class, () -> new StoppingRule(0.1, 10, 10, 0.5));
  }

  @Test
  void aSavedRunGoesOnBitForBitWhereverItWasCut() {
    List<Double> rates = List.of(0.02, 0.5, 0.06);
    List<DescentRun> whole = finished(rates, RULE);
    for (int cut : new int[] {0, 1, 9, 10, 11, 40}) {
      try (Objective objective = objective();
          GradientDescent first = descent(objective, rates, RULE);
          GradientDescent second = descent(objective, rates, RULE)) {
        for (int i = 0; i < cut; i++) {
          first.advance();
        }
        StateFile.Builder state = StateFile.builder();
        first.save(state);
        second.restore(state.build());
        while (!second.isDone()) {
          second.advance();
        }
        for (int k = 0; k < rates.size(); k++) {
          DescentRun resumed = second.runs().get(k);
          assertEquals(whole.get(k).outcome(), resumed.outcome());
          assertArrayEquals(whole.get(k).last(), resumed.last());
          for (String column : whole.get(k).samples().names()) {
            assertArrayEquals(
                whole.get(k).samples().column(column), resumed.samples().column(column));
          }
          assertArrayEquals(whole.get(k).steps().column("loss"), resumed.steps().column("loss"));
        }
      }
    }
  }

  @Test
  void checkpointsAreTakenAtPowersOfTen() {
    List<String> names = new ArrayList<>();
    try (Objective objective = objective();
        GradientDescent descent =
            new GradientDescent(
                objective,
                START,
                List.of(0.02),
                new StoppingRule(1e-4, 1e4, 100_000),
                10,
                LanczosSetting.DEFAULT,
                1,
                (copy, name, theta) -> names.add(name))) {
      while (!descent.isDone()) {
        descent.advance();
      }
    }
    assertEquals("1e-4", names.get(names.size() - 1));
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void impossibleArgumentsAreRefused() {
    try (Objective objective = objective()) {
      assertThrows(
          IllegalArgumentException.class, () -> descent(objective, List.of(-0.1), RULE).close());
      assertThrows(
          IllegalArgumentException.class,
          () -> descent(objective, List.of(Double.NaN), RULE).close());
    }
    assertThrows(IllegalArgumentException.class, () -> new StoppingRule(0, 10, 10));
    assertThrows(IllegalArgumentException.class, () -> new StoppingRule(0.1, 1, 10));
    assertThrows(IllegalArgumentException.class, () -> new StoppingRule(0.1, 10, 0));
  }

  @Test
  void theFlowReachesItsClosedFormLimit() {
    FlowSetting setting = new FlowSetting(0.05, 0.05, 100_000);
    try (Objective objective = objective();
        GradientFlow flow =
            new GradientFlow(
                objective, START, setting, 1e-20, LanczosSetting.DEFAULT, 1, CheckpointSink.NONE)) {
      while (flow.outcome().isEmpty()) {
        flow.advance();
      }
      assertEquals(Optional.of(RunOutcome.REACHED), flow.outcome());
      // w_i = α·exp(2x_iτ): the ratio log(w₂/α)/log(w₁/α) is x₂/x₁ = 3 all along.
      double[] w = flow.parameters();
      assertEquals(3, Math.log(w[1] / 0.01) / Math.log(w[0] / 0.01), 1e-6);
      FlowSharpness sharpness = new FlowSharpness(flow.steps());
      assertEquals(4 * (w[0] * w[0] + 9 * w[1] * w[1]), sharpness.peak(), 0.01);
      assertTrue(sharpness.until(1e-1) <= sharpness.until(1e-3));
      assertFalse(sharpness.initial() > sharpness.peak());
    }
  }

  @Test
  void aSavedFlowGoesOnBitForBit() {
    FlowSetting setting = new FlowSetting(1, 0.05, 100_000);
    double[] whole;
    try (Objective objective = objective();
        GradientFlow flow =
            new GradientFlow(
                objective, START, setting, 1e-8, LanczosSetting.DEFAULT, 1, CheckpointSink.NONE)) {
      while (flow.outcome().isEmpty()) {
        flow.advance();
      }
      whole = flow.parameters();
    }
    try (Objective objective = objective();
        GradientFlow first =
            new GradientFlow(
                objective, START, setting, 1e-8, LanczosSetting.DEFAULT, 1, CheckpointSink.NONE);
        GradientFlow second =
            new GradientFlow(
                objective, START, setting, 1e-8, LanczosSetting.DEFAULT, 1, CheckpointSink.NONE)) {
      for (int i = 0; i < 7; i++) {
        first.advance();
      }
      StateFile.Builder state = StateFile.builder();
      first.save(state);
      second.restore(state.build());
      while (second.outcome().isEmpty()) {
        second.advance();
      }
      assertArrayEquals(whole, second.parameters());
    }
  }
}
