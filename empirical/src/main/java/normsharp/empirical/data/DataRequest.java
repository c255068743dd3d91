package normsharp.empirical.data;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The data that a configuration asks for: a data set, how much of it, and every choice that the
 * paper leaves open.
 *
 * <p>A request is written as a name and options. Names: {@code mnist}, {@code cifar-10}, {@code
 * breast-cancer}, {@code california-housing}, {@code sequence-reversal}, {@code
 * gaussian-regression}, {@code gaussian-classes}; of the first four a prefix of the training set is
 * written {@code mnist[0:n]}, and {@code mnist-5k} is {@code mnist[0:5000]}.
 */
public sealed interface DataRequest {
  /**
   * The request written as a name and options.
   *
   * @param name one of the names above
   * @param options option names and values as {@link #options} lists them; those left out take
   *     their default
   */
  static DataRequest of(String name, Map<String, String> options) {
    return RequestSyntax.parse(name, options);
  }

  /** The request written as a name, with default options. */
  static DataRequest of(String name) {
    return of(name, Map.of());
  }

  /** The name; {@code of(name(), options())} is this request again. */
  String name();

  /** All options with their values, in a fixed order. */
  Map<String, String> options();

  /**
   * MNIST: the first images of the training set, the whole test set.
   *
   * @param first training examples, from 1 to 60,000; empty for all
   * @param scaling scaling of the pixels
   */
  record Mnist(OptionalInt first, PixelScaling scaling) implements DataRequest {
    /** Checks the prefix. */
    public Mnist {
      RequestSyntax.checkPrefix("mnist", first, 60_000);
    }

    @Override
    public String name() {
      return RequestSyntax.prefixed("mnist", first);
    }

    @Override
    public Map<String, String> options() {
      return Map.of("scaling", scaling.option());
    }
  }

  /**
   * CIFAR-10: the first images of the training set, the whole test set; standardised per feature.
   *
   * @param first training examples, from 1 to 50,000; empty for all
   */
  record Cifar10(OptionalInt first) implements DataRequest {
    /** Checks the prefix. */
    public Cifar10 {
      RequestSyntax.checkPrefix("cifar-10", first, 50_000);
    }

    @Override
    public String name() {
      return RequestSyntax.prefixed("cifar-10", first);
    }

    @Override
    public Map<String, String> options() {
      return Map.of();
    }
  }

  /**
   * The breast cancer table, 569 rows of 30 features: malignant 0, benign 1.
   *
   * @param first examples kept of the training part of the split; empty for all
   * @param split division into training and test examples
   * @param targets one real output or labels
   */
  record BreastCancer(OptionalInt first, Split split, BinaryTargets targets)
      implements DataRequest {
    /** Checks the prefix. */
    public BreastCancer {
      RequestSyntax.checkPrefix("breast-cancer", first, 569 - split.testCount(569));
    }

    @Override
    public String name() {
      return RequestSyntax.prefixed("breast-cancer", first);
    }

    @Override
    public Map<String, String> options() {
      return RequestSyntax.ordered(
          "targets",
          targets.option(),
          "test-share",
          Double.toString(split.testShare()),
          "split-seed",
          Integer.toString(split.seed()));
    }
  }

  /**
   * California housing, 20,640 rows of 8 features: the median house value.
   *
   * @param first examples kept of the training part of the split; empty for all
   * @param split division into training and test examples
   */
  record CaliforniaHousing(OptionalInt first, Split split) implements DataRequest {
    /** Checks the prefix. */
    public CaliforniaHousing {
      RequestSyntax.checkPrefix("california-housing", first, 20_640 - split.testCount(20_640));
    }

    @Override
    public String name() {
      return RequestSyntax.prefixed("california-housing", first);
    }

    @Override
    public Map<String, String> options() {
      return RequestSyntax.ordered(
          "test-share",
          Double.toString(split.testShare()),
          "split-seed",
          Integer.toString(split.seed()));
    }
  }

  /**
   * Sequences of tokens uniform on 1 … 9, to be reversed.
   *
   * @param train training examples, ≥ 1
   * @param test test examples, ≥ 1
   * @param length tokens of one sequence, ≥ 1
   * @param seed ≥ 0
   */
  record SequenceReversal(int train, int test, int length, int seed) implements DataRequest {
    /** Checks the ranges. */
    public SequenceReversal {
      RequestSyntax.checkAtLeast(1, "train", train, "test", test, "length", length);
      RequestSyntax.checkAtLeast(0, "seed", seed);
    }

    @Override
    public String name() {
      return "sequence-reversal";
    }

    @Override
    public Map<String, String> options() {
      return RequestSyntax.ordered("train", train, "test", test, "length", length, "seed", seed);
    }
  }

  /**
   * Gaussian inputs with targets of a random linear teacher plus noise: x ~ N(0, I), y = Ax + σg, A
   * with entries N(0, 1/features).
   *
   * @param train training examples, ≥ 1
   * @param test test examples, ≥ 1
   * @param features length of x, ≥ 1
   * @param outputs length of y, ≥ 1
   * @param noise standard deviation σ ≥ 0 of the noise, dimensionless
   * @param seed ≥ 0
   */
  record GaussianRegression(int train, int test, int features, int outputs, double noise, int seed)
      implements DataRequest {
    /** Checks the ranges. */
    public GaussianRegression {
      RequestSyntax.checkAtLeast(
          1, "train", train, "test", test, "features", features, "outputs", outputs);
      RequestSyntax.checkAtLeast(0, "noise", noise, "seed", seed);
    }

    @Override
    public String name() {
      return "gaussian-regression";
    }

    @Override
    public Map<String, String> options() {
      return RequestSyntax.ordered(
          "train",
          train,
          "test",
          test,
          "features",
          features,
          "outputs",
          outputs,
          "noise",
          noise,
          "seed",
          seed);
    }
  }

  /**
   * Gaussian clusters: x = c_k + g with g ~ N(0, I), centres c_k with entries N(0,
   * separation²/features), classes k in turn 0, 1, ….
   *
   * @param train training examples, ≥ 1
   * @param test test examples, ≥ 1
   * @param features length of x, ≥ 1
   * @param classes number of clusters, ≥ 2
   * @param separation root mean square length of a centre, ≥ 0, dimensionless
   * @param seed ≥ 0
   */
  record GaussianClasses(
      int train, int test, int features, int classes, double separation, int seed)
      implements DataRequest {
    /** Checks the ranges. */
    public GaussianClasses {
      RequestSyntax.checkAtLeast(1, "train", train, "test", test, "features", features);
      RequestSyntax.checkAtLeast(2, "classes", classes);
      RequestSyntax.checkAtLeast(0, "separation", separation, "seed", seed);
    }

    @Override
    public String name() {
      return "gaussian-classes";
    }

    @Override
    public Map<String, String> options() {
      return RequestSyntax.ordered(
          "train",
          train,
          "test",
          test,
          "features",
          features,
          "classes",
          classes,
          "separation",
          separation,
          "seed",
          seed);
    }
  }
}
