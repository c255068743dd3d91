package normsharp.empirical.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import normsharp.empirical.configuration.Configurations;
import normsharp.empirical.configuration.EngineChoice;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.data.Examples;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import org.junit.jupiter.api.Test;

class ExecutionPlanTest {
  /** A card with room for so many copies, if it can batch at all. */
  private record Card(boolean batches, int room) implements Engine {
    @Override
    public String name() {
      return "card";
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.available("a card", Map.of());
    }

    @Override
    public boolean supports(Model model, EngineSetting setting) {
      return batches || setting.batching() == Batching.ONE_BY_ONE;
    }

    @Override
    public int copiesThatFit(Model model, int examples, EngineSetting setting, int wanted) {
      return Math.min(room, wanted);
    }

    @Override
    public Objective objective(Model model, Loss loss, Examples examples, EngineSetting setting) {
      throw new AssertionError("a plan for a card needs no measuring");
    }
  }

  private static ExecutionPlan plan(Engine engine) {
    SweepConfiguration configuration = Configurations.named("diagonal-x-1-3-y-1");
    EngineChoice choice = configuration.engine().with(Optional.of("card"), Optional.of("cuda"));
    Experiment experiment =
        Experiment.load(configuration, DataDirectory.find(Optional.of(Path.of("none"))));
    return ExecutionPlan.choose(experiment, engine, choice);
  }

  @Test
  void cardTakesAllRatesThatFitTogether() {
    assertEquals(7, plan(new Card(true, 7)).batch());
    assertEquals(24, plan(new Card(true, 1000)).batch());
    assertEquals(Batching.TOGETHER, plan(new Card(true, 7)).setting().batching());
    assertEquals(1, plan(new Card(true, 7)).workers());
  }

  @Test
  void cardThatCannotBatchTakesOneRateAfterTheOther() {
    ExecutionPlan plan = plan(new Card(false, 1000));
    assertEquals(1, plan.batch());
    assertEquals(1, plan.workers());
    assertEquals(Batching.ONE_BY_ONE, plan.setting().batching());
  }

  @Test
  void theFlowHasTheThreadsOfAllWorkers() {
    EngineSetting setting = plan(new Card(false, 1)).setting();
    ExecutionPlan sideBySide = new ExecutionPlan(3, setting.withThreads(2), 1);
    assertEquals(setting.withThreads(6), sideBySide.flowSetting());
  }
}
