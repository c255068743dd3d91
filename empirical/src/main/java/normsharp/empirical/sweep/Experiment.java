package normsharp.empirical.sweep;

import java.util.Arrays;
import java.util.List;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.data.DataSet;
import normsharp.empirical.data.DataSets;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Values;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.ModelFit;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.model.Initialization;
import normsharp.empirical.objective.Objective;

/**
 * A configuration with its data: everything that a run needs but its learning rate.
 *
 * @param configuration what the sweep is
 * @param data training and test examples
 */
public record Experiment(SweepConfiguration configuration, DataSet data) {
  public Experiment {
    ModelFit.require(configuration.model(), configuration.loss(), data.train());
  }

  /** Loads the data of a configuration. */
  public static Experiment load(SweepConfiguration configuration, DataDirectory directory) {
    return new Experiment(
        configuration,
        configuration
            .data()
            .map(request -> DataSets.load(request, directory))
            .orElseGet(() -> singlePoint(configuration)));
  }

  /** The diagonal network's data point; its engine reads x and y from the model, in double. */
  private static DataSet singlePoint(SweepConfiguration configuration) {
    DiagonalModel model = (DiagonalModel) configuration.model();
    float[] x = new float[model.x().size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = model.x().get(i).floatValue();
    }
    Examples point =
        new Examples(List.of(x.length), x, new Values(1, new float[] {(float) model.y()}));
    return new DataSet("(x, y)", point, point, "none", List.of());
  }

  /** The initial parameters θ₀, the same for every learning rate. */
  double[] start() {
    if (configuration.model() instanceof DiagonalModel diagonal) {
      // In double: α need not be a float32 value.
      double[] theta = new double[diagonal.x().size()];
      Arrays.fill(theta, diagonal.alpha() * configuration.start().scale());
      return theta;
    }
    float[] drawn =
        Initialization.draw(
            configuration.model(), configuration.start().seed(), configuration.start().scale());
    double[] theta = new double[drawn.length];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = drawn[i];
    }
    return theta;
  }

  Objective train(Engine engine, EngineSetting setting) {
    return engine.objective(configuration.model(), configuration.loss(), data.train(), setting);
  }

  Objective test(Engine engine, EngineSetting setting) {
    return engine.objective(configuration.model(), configuration.loss(), data.test(), setting);
  }
}
