package normsharp.empirical.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import normsharp.empirical.analysis.UShapeMark;
import normsharp.empirical.data.DataRequest;
import normsharp.empirical.descent.FlowSetting;
import normsharp.empirical.descent.StoppingRule;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.ConvolutionalNetwork;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import normsharp.empirical.model.NormPlacement;
import normsharp.empirical.model.Parametrization;
import normsharp.empirical.model.ResNet20;
import normsharp.empirical.model.SequenceTransformer;
import normsharp.empirical.model.VisionTransformer;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.spectrum.LanczosSetting;

class SweepConfigurationProperties {
  @Property(seed = "61", tries = 2000)
  void aConfigurationIsReadBackFromItsText(@ForAll long seed, @ForAll String notes) {
    SweepConfiguration configuration = new Drawn(new Random(seed)).configuration(notes);
    String text = configuration.toText();
    assertEquals(configuration, SweepConfiguration.parse(text), text);
    assertEquals(text, SweepConfiguration.parse(text).toText());
  }

  @Property(seed = "62", tries = 1000)
  void aNumberIsReadBackFromItsShortestText(@ForAll double value) {
    assertEquals(value, Double.parseDouble(HoconWriter.shortest(value)));
  }

  /** Any valid configuration. */
  private record Drawn(Random random) {
    SweepConfiguration configuration(String notes) {
      boolean diagonal = random.nextInt(6) == 0;
      boolean sequences = !diagonal && random.nextInt(6) == 0;
      Optional<DataRequest> data =
          diagonal ? Optional.empty() : Optional.of(sequences ? sequences() : data());
      Optional<DataShape> shape = data.map(DataShape::of);
      Model model = model(shape);
      boolean mse =
          diagonal
              || shape.orElseThrow().targets() == DataShape.Kind.VALUES
              || (!sequences && random.nextBoolean());
      return new SweepConfiguration(
          "a" + Integer.toString(random.nextInt(1000), 36) + "._-Z",
          data,
          model,
          mse ? Loss.MSE : Loss.CROSS_ENTROPY,
          new InitialPoint(random.nextLong(1L << 32), positive()),
          new StoppingRule(positive(), 1.5 + positive(), limit(), 1 + positive()),
          new FlowSetting(1 - random.nextDouble(), positive(), limit()),
          rates(),
          new Recording(count(), random.nextBoolean(), some(FinalMeasure.values()), count()),
          new LanczosSetting(
              positive(), positive(), 1 + count(), 60 + count(), 1 + count(), 1 + count()),
          new EngineChoice(
              diagonal && random.nextBoolean() ? "analytic" : "torch",
              one(Precision.values()),
              random.nextBoolean() ? "cpu" : "cuda:1",
              maybe(),
              one(Batching.values()),
              maybe()),
          new Published(
              maybe(),
              random.nextBoolean() ? Optional.empty() : Optional.of(one(UShapeMark.values())),
              random.nextBoolean() ? List.of() : List.of("1e", "10", "3a", "12")),
          notes);
    }

    private DataRequest sequences() {
      return DataRequest.of(
          "sequence-reversal",
          Map.of("length", "" + (1 + count()), "seed", "" + random.nextInt(99)));
    }

    private DataRequest data() {
      return switch (random.nextInt(7)) {
        case 0 -> DataRequest.of("mnist-5k", Map.of("scaling", "per-pixel"));
        case 1 -> DataRequest.of("mnist[0:" + count() + "]");
        case 2 -> DataRequest.of("cifar-10");
        case 3 ->
            DataRequest.of(
                "breast-cancer",
                Map.of("targets", random.nextBoolean() ? "labels" : "standardized"));
        case 4 -> DataRequest.of("california-housing", Map.of("test-share", "0.125"));
        case 5 -> DataRequest.of("gaussian-classes", Map.of("separation", "" + positive()));
        default -> DataRequest.of("gaussian-regression", Map.of("noise", "" + positive()));
      };
    }

    private Model model(Optional<DataShape> shape) {
      if (shape.isEmpty()) {
        return new DiagonalModel(
            Stream.generate(() -> random.nextGaussian() * 1e3).limit(count()).toList(),
            random.nextGaussian(),
            count(),
            positive());
      }
      List<Integer> input = shape.orElseThrow().input();
      int outputs = shape.orElseThrow().outputs();
      Activation activation = one(Activation.values());
      if (shape.orElseThrow().targets() == DataShape.Kind.LABEL_SEQUENCES) {
        return new SequenceTransformer(
            input.get(0), outputs, 12 * count(), count(), 3, count(), count(), activation);
      }
      return switch (input.size() == 3 ? random.nextInt(4) : 3) {
        case 0 ->
            new ConvolutionalNetwork(input, count(), outputs, activation, random.nextBoolean());
        case 1 -> new ResNet20(input, outputs);
        case 2 ->
            new VisionTransformer(
                input,
                4,
                count() * 5,
                count(),
                5,
                count(),
                outputs,
                activation,
                one(NormPlacement.values()));
        default ->
            new FullyConnected(
                input,
                Stream.generate(this::count).limit(random.nextInt(4)).toList(),
                outputs,
                activation,
                one(Parametrization.values()));
      };
    }

    private RateSchedule rates() {
      if (random.nextInt(3) == 0) {
        return new RateSchedule.Listed(
            Stream.generate(this::positive).limit(count()).distinct().toList());
      }
      boolean fine = random.nextBoolean();
      return new RateSchedule.AppendixG(
          fine,
          count(),
          !fine || random.nextBoolean(),
          random.nextInt(30),
          random.nextInt(30),
          random.nextBoolean(),
          random.nextInt(4),
          1 + count());
    }

    private int count() {
      return 1 + random.nextInt(30);
    }

    private long limit() {
      return 1 + (random.nextLong() >>> (1 + random.nextInt(60)));
    }

    /** Over nearly the whole range of doubles. */
    private double positive() {
      return Math.scalb(1 + random.nextDouble(), random.nextInt(-1000, 1000));
    }

    private OptionalInt maybe() {
      return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(count());
    }

    private <E> E one(E[] values) {
      return values[random.nextInt(values.length)];
    }

    private <E> List<E> some(E[] values) {
      List<E> chosen = new ArrayList<>();
      for (E value : values) {
        if (random.nextBoolean()) {
          chosen.add(value);
        }
      }
      return chosen;
    }
  }
}
