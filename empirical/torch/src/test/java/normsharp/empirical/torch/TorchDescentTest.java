package normsharp.empirical.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Values;
import normsharp.empirical.descent.CheckpointSink;
import normsharp.empirical.descent.GradientDescent;
import normsharp.empirical.descent.RunOutcome;
import normsharp.empirical.descent.StoppingRule;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.spectrum.LanczosSetting;
import org.junit.jupiter.api.Test;

class TorchDescentTest {
  private static final FullyConnected MODEL =
      new FullyConnected(List.of(2), List.of(3), 1, Activation.TANH);

  @Test
  void runsOfABatchMayAllEndAtTheSameStep() {
    List<GradientDescent> both = List.of(descent(Batching.TOGETHER), descent(Batching.ONE_BY_ONE));
    for (GradientDescent descent : both) {
      while (!descent.isDone()) {
        descent.advance();
      }
      assertEquals(2, descent.runs().size());
      descent
          .runs()
          .forEach(run -> assertEquals(Optional.of(RunOutcome.STEP_LIMIT), run.outcome()));
      assertTrue(descent.isDone());
    }
    for (int k = 0; k < 2; k++) {
      assertArrayEquals(both.get(1).runs().get(k).last(), both.get(0).runs().get(k).last(), 1e-12);
    }
    both.forEach(GradientDescent::close);
  }

  private static GradientDescent descent(Batching batching) {
    Examples examples =
        new Examples(List.of(2), new float[] {1, 2, -1, 0.5f}, new Values(1, new float[] {1, -1}));
    Objective objective =
        new TorchEngine()
            .objective(
                MODEL, Loss.MSE, examples, EngineSetting.cpu(Precision.FLOAT64).with(batching));
    double[] start = new double[MODEL.parameterCount()];
    for (int i = 0; i < start.length; i++) {
      start[i] = Math.sin(i + 1.0);
    }
    return new GradientDescent(
        objective,
        start,
        List.of(0.01, 0.02),
        new StoppingRule(1e-10, 1e4, 7),
        3,
        LanczosSetting.DEFAULT,
        1,
        CheckpointSink.NONE);
  }
}
