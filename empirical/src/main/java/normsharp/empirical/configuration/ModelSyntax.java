package normsharp.empirical.configuration;

import java.util.List;
import java.util.Optional;
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

/**
 * How models are written: a {@code kind} and its keys. Shapes of inputs and outputs that are left
 * out are those of the data.
 */
final class ModelSyntax {
  private static final String FCN = "fcn";
  private static final String CNN = "cnn";
  private static final String RESNET20 = "resnet20";
  private static final String VIT = "vit";
  private static final String TRANSFORMER = "transformer";
  static final String DIAGONAL = "diagonal";

  private static final List<String> KINDS = List.of(FCN, CNN, RESNET20, VIT, TRANSFORMER, DIAGONAL);

  private ModelSyntax() {}

  static String kind(Section section) {
    return section.choice("kind", KINDS, kind -> kind);
  }

  static Model read(Section section, Optional<DataShape> data) {
    Model model =
        switch (kind(section)) {
          case FCN -> fullyConnected(section, data);
          case CNN -> convolutional(section, data);
          case RESNET20 -> resNet20(section, data);
          case VIT -> visionTransformer(section, data);
          case TRANSFORMER -> sequenceTransformer(section, data);
          default -> diagonal(section);
        };
    section.end();
    return model;
  }

  private static List<Integer> input(Section section, Optional<DataShape> data) {
    return data.map(shape -> section.countsOr("input-shape", shape.input()))
        .orElseGet(() -> section.counts("input-shape"));
  }

  private static int outputs(Section section, Optional<DataShape> data) {
    return data.map(shape -> section.countOr("outputs", 1, shape.outputs()))
        .orElseGet(() -> section.count("outputs"));
  }

  private static Model fullyConnected(Section section, Optional<DataShape> data) {
    List<Integer> input = input(section, data);
    List<Integer> hidden = section.countsOr("hidden", List.of(200, 200));
    int outputs = outputs(section, data);
    Activation activation = section.choiceOr("activation", Activation.RELU);
    Parametrization parametrization = section.choiceOr("parametrization", Parametrization.STANDARD);
    return section.build(
        () -> new FullyConnected(input, hidden, outputs, activation, parametrization));
  }

  private static Model convolutional(Section section, Optional<DataShape> data) {
    List<Integer> input = input(section, data);
    int filters = section.countOr("filters", 1, 32);
    int outputs = outputs(section, data);
    Activation activation = section.choiceOr("activation", Activation.RELU);
    boolean batchNorm = section.flagOr("batch-norm", false);
    return section.build(
        () -> new ConvolutionalNetwork(input, filters, outputs, activation, batchNorm));
  }

  private static Model resNet20(Section section, Optional<DataShape> data) {
    List<Integer> input = input(section, data);
    int outputs = outputs(section, data);
    return section.build(() -> new ResNet20(input, outputs));
  }

  private static Model visionTransformer(Section section, Optional<DataShape> data) {
    List<Integer> input = input(section, data);
    int patch = section.count("patch");
    int width = section.count("width");
    int layers = section.count("layers");
    int heads = section.countOr("heads", 1, 4);
    int feedForward = section.countOr("feed-forward", 1, 2 * width);
    int outputs = outputs(section, data);
    Activation activation = section.choiceOr("activation", Activation.RELU);
    NormPlacement norm = section.choiceOr("norm", NormPlacement.POST);
    return section.build(
        () ->
            new VisionTransformer(
                input, patch, width, layers, heads, feedForward, outputs, activation, norm));
  }

  private static Model sequenceTransformer(Section section, Optional<DataShape> data) {
    int length =
        data.map(shape -> section.countOr("length", 1, shape.input().get(0)))
            .orElseGet(() -> section.count("length"));
    int vocabulary =
        data.map(shape -> section.countOr("vocabulary", 1, shape.outputs()))
            .orElseGet(() -> section.count("vocabulary"));
    int width = section.countOr("width", 1, 64);
    int feedForward = section.countOr("feed-forward", 1, 128);
    int heads = section.countOr("heads", 1, 4);
    int encoder = section.countOr("encoder-layers", 1, 2);
    int decoder = section.countOr("decoder-layers", 1, 2);
    Activation activation = section.choiceOr("activation", Activation.RELU);
    return section.build(
        () ->
            new SequenceTransformer(
                length, vocabulary, width, feedForward, heads, encoder, decoder, activation));
  }

  private static Model diagonal(Section section) {
    List<Double> x = section.reals("x");
    double y = section.real("y");
    int layers = section.countOr("layers", 1, 2);
    double alpha = section.positiveOr("alpha", 0.01);
    return section.build(() -> new DiagonalModel(x, y, layers, alpha));
  }

  static void write(HoconWriter writer, Model model) {
    if (model instanceof FullyConnected network) {
      writer.text("kind", FCN).numbers("input-shape", network.inputShape());
      writer.numbers("hidden", network.hidden()).number("outputs", network.outputs());
      writer.constant("activation", network.activation());
      writer.constant("parametrization", network.parametrization());
    } else if (model instanceof ConvolutionalNetwork network) {
      writer.text("kind", CNN).numbers("input-shape", network.inputShape());
      writer.number("filters", network.filters()).number("outputs", network.outputs());
      writer.constant("activation", network.activation());
      writer.flag("batch-norm", network.batchNorm());
    } else if (model instanceof ResNet20 network) {
      writer.text("kind", RESNET20).numbers("input-shape", network.inputShape());
      writer.number("outputs", network.outputs());
    } else if (model instanceof VisionTransformer network) {
      writer.text("kind", VIT).numbers("input-shape", network.inputShape());
      writer.number("patch", network.patch()).number("width", network.width());
      writer.number("layers", network.layers()).number("heads", network.heads());
      writer.number("feed-forward", network.feedForward()).number("outputs", network.outputs());
      writer.constant("activation", network.activation()).constant("norm", network.norm());
    } else if (model instanceof SequenceTransformer network) {
      writer.text("kind", TRANSFORMER).number("length", network.length());
      writer.number("vocabulary", network.vocabulary()).number("width", network.width());
      writer.number("feed-forward", network.feedForward()).number("heads", network.heads());
      writer.number("encoder-layers", network.encoderLayers());
      writer.number("decoder-layers", network.decoderLayers());
      writer.constant("activation", network.activation());
    } else if (model instanceof DiagonalModel network) {
      writer.text("kind", DIAGONAL).numbers("x", network.x()).number("y", network.y());
      writer.number("layers", network.layers()).number("alpha", network.alpha());
    }
  }
}
