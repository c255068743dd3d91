package normsharp.empirical.engine;

import java.util.List;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.data.Values;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import normsharp.empirical.model.SequenceTransformer;
import normsharp.empirical.objective.Loss;

/** Whether a model, a loss and examples go together; the same for every engine. */
public final class ModelFit {
  private ModelFit() {}

  /**
   * Refuses what does not fit.
   *
   * @throws IllegalArgumentException with one line
   */
  public static void require(Model model, Loss loss, Examples examples) {
    boolean shapeFits =
        model instanceof FullyConnected
            ? product(model.inputShape()) == product(examples.shape())
            : model.inputShape().equals(examples.shape());
    if (!shapeFits) {
      throw new IllegalArgumentException(
          model.name()
              + " takes inputs of shape "
              + model.inputShape()
              + ", the examples have "
              + examples.shape());
    }
    int outputs =
        examples.targets() instanceof Labels labels
            ? labels.classes()
            : ((Values) examples.targets()).outputs();
    if (model.outputs() != outputs) {
      throw new IllegalArgumentException(
          model.name() + " has " + model.outputs() + " outputs, the targets need " + outputs);
    }
    if (loss == Loss.CROSS_ENTROPY && examples.targets() instanceof Values) {
      throw new IllegalArgumentException(
          "cross-entropy needs class labels; these targets are real: use MSE");
    }
    boolean sequences = examples.targets() instanceof Labels labels && labels.positions() > 1;
    if (sequences != model instanceof SequenceTransformer) {
      throw new IllegalArgumentException(
          "targets at several positions go with the sequence transformer alone, got "
              + model.name());
    }
    if (loss == Loss.MSE && sequences) {
      throw new IllegalArgumentException("sequences are trained by cross-entropy, not by MSE");
    }
  }

  private static int product(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
