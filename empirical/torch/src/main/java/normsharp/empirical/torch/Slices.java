package normsharp.empirical.torch;

import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.ConvolutionalNetwork;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import normsharp.empirical.model.ResNet20;
import normsharp.empirical.model.SequenceTransformer;
import normsharp.empirical.model.VisionTransformer;

/** How many examples go through at once, so that a second derivative's graph fits in memory. */
final class Slices {
  /** What the graph of a slice may take. */
  private static final long GRAPH_BYTES = 2L << 30;

  private Slices() {}

  static int of(Model model, EngineSetting setting, int examples) {
    if (setting.slice().isPresent()) {
      return Math.min(examples, setting.slice().getAsInt());
    }
    double bytes = numbersOfOneExample(model) * setting.precision().bytes();
    return (int) Math.max(1, Math.min(examples, (long) (GRAPH_BYTES / bytes)));
  }

  /** What the graph of one copy's slice takes, roughly. */
  static long graphBytes(Model model, EngineSetting setting, int examples) {
    return (long)
        (of(model, setting, examples) * numbersOfOneExample(model) * setting.precision().bytes());
  }

  /** Numbers that the graph of a Hessian-vector product keeps of one example, roughly. */
  private static double numbersOfOneExample(Model model) {
    if (model instanceof FullyConnected network) {
      return 12.0 * network.hidden().stream().mapToInt(Integer::intValue).sum() + 100;
    }
    if (model instanceof ConvolutionalNetwork network) {
      int pixels = network.inputShape().get(1) * network.inputShape().get(2);
      return 12.0 * network.filters() * pixels * 1.25;
    }
    if (model instanceof ResNet20 network) {
      // Measured: 1.1 GB for 100 examples of 32 × 32 in float32.
      return 2.75e6 * network.inputShape().get(1) * network.inputShape().get(2) / 1024.0;
    }
    if (model instanceof VisionTransformer network) {
      double tokens = network.patches() + 1.0;
      return network.layers()
          * tokens
          * (16.0 * network.width() + 6.0 * network.feedForward() + 8.0 * network.heads() * tokens);
    }
    if (model instanceof SequenceTransformer network) {
      double layers = network.encoderLayers() + 2.0 * network.decoderLayers();
      return layers
          * network.length()
          * (16.0 * network.width() + 6.0 * network.feedForward() + 80.0 * network.heads());
    }
    return 100;
  }
}
