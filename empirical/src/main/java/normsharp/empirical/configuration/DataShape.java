package normsharp.empirical.configuration;

import java.util.List;
import normsharp.empirical.data.BinaryTargets;
import normsharp.empirical.data.DataRequest;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import normsharp.empirical.model.SequenceTransformer;
import normsharp.empirical.objective.Loss;

/**
 * What a model must take and give for a data set; known without loading it.
 *
 * @param input shape of one input
 * @param outputs classes, or length of a real target
 * @param targets kind of the targets
 */
record DataShape(List<Integer> input, int outputs, Kind targets) {
  private static final int TOKENS = 9;

  enum Kind {
    LABELS,
    LABEL_SEQUENCES,
    VALUES
  }

  static DataShape of(DataRequest data) {
    if (data instanceof DataRequest.Mnist) {
      return new DataShape(List.of(1, 28, 28), 10, Kind.LABELS);
    } else if (data instanceof DataRequest.Cifar10) {
      return new DataShape(List.of(3, 32, 32), 10, Kind.LABELS);
    } else if (data instanceof DataRequest.BreastCancer table) {
      return table.targets() == BinaryTargets.LABELS
          ? new DataShape(List.of(30), 2, Kind.LABELS)
          : new DataShape(List.of(30), 1, Kind.VALUES);
    } else if (data instanceof DataRequest.CaliforniaHousing) {
      return new DataShape(List.of(8), 1, Kind.VALUES);
    } else if (data instanceof DataRequest.SequenceReversal sequences) {
      // A single position is a plain label.
      return new DataShape(
          List.of(sequences.length()),
          TOKENS,
          sequences.length() > 1 ? Kind.LABEL_SEQUENCES : Kind.LABELS);
    } else if (data instanceof DataRequest.GaussianRegression regression) {
      return new DataShape(List.of(regression.features()), regression.outputs(), Kind.VALUES);
    }
    DataRequest.GaussianClasses classes = (DataRequest.GaussianClasses) data;
    return new DataShape(List.of(classes.features()), classes.classes(), Kind.LABELS);
  }

  /** Refuses a model or a loss that does not go with the data. */
  void require(DataRequest data, Model model, Loss loss) {
    boolean fits =
        model instanceof FullyConnected
            ? product(model.inputShape()) == product(input)
            : model.inputShape().equals(input);
    if (!fits) {
      throw new IllegalArgumentException(
          "%s takes inputs of shape %s, %s has %s"
              .formatted(model.name(), model.inputShape(), data.name(), input));
    }
    if (model.outputs() != outputs) {
      throw new IllegalArgumentException(
          "%s has %d outputs, %s needs %d"
              .formatted(model.name(), model.outputs(), data.name(), outputs));
    }
    if ((targets == Kind.LABEL_SEQUENCES) != (model instanceof SequenceTransformer)) {
      throw new IllegalArgumentException(
          "sequences go with the sequence transformer alone, got %s on %s"
              .formatted(model.name(), data.name()));
    }
    if (loss == Loss.CROSS_ENTROPY && targets == Kind.VALUES) {
      throw new IllegalArgumentException(
          "cross-entropy needs class labels; %s has real targets: use mse".formatted(data.name()));
    }
    if (loss == Loss.MSE && targets == Kind.LABEL_SEQUENCES) {
      throw new IllegalArgumentException("sequences are trained by cross-entropy: use ce");
    }
  }

  private static long product(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }
}
