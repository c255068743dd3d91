package normsharp.empirical.engine;

import java.util.Map;
import normsharp.empirical.data.Examples;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;

/** The diagonal network's closed form in plain Java, float64; the oracle for the other engines. */
public final class AnalyticEngine implements Engine {
  @Override
  public String name() {
    return "analytic";
  }

  @Override
  public EngineStatus status() {
    return EngineStatus.available(
        "closed form of the diagonal network, plain Java",
        Map.of("java", Runtime.version().toString()));
  }

  @Override
  public boolean supports(Model model, EngineSetting setting) {
    return model instanceof DiagonalModel
        && setting.precision() == Precision.FLOAT64
        && setting.device().equals("cpu");
  }

  @Override
  public Objective objective(Model model, Loss loss, Examples examples, EngineSetting setting) {
    if (!(model instanceof DiagonalModel diagonal) || !supports(model, setting)) {
      throw new IllegalArgumentException(
          "engine analytic computes the diagonal network in float64 on the cpu, got "
              + model.name()
              + " in "
              + setting.precision()
              + " on "
              + setting.device()
              + "; use engine torch");
    }
    if (loss != Loss.MSE) {
      throw new IllegalArgumentException("the diagonal network is trained by MSE, got " + loss);
    }
    return new DiagonalObjective(diagonal);
  }
}
