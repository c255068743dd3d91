package normsharp.empirical.torch;

import normsharp.empirical.model.ConvolutionalNetwork;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import normsharp.empirical.model.ResNet20;
import normsharp.empirical.model.SequenceTransformer;
import normsharp.empirical.model.VisionTransformer;

/** The forward pass of each model. */
final class Networks {
  private Networks() {}

  static Network of(Model model, TensorFactory tensors) {
    if (model instanceof FullyConnected network) {
      return new FullyConnectedNetwork(network);
    }
    if (model instanceof ConvolutionalNetwork network) {
      return new ConvolutionalNetworkProgram(network);
    }
    if (model instanceof ResNet20 network) {
      return new ResNet20Program(network);
    }
    if (model instanceof VisionTransformer network) {
      return new VisionTransformerProgram(network);
    }
    if (model instanceof SequenceTransformer network) {
      return new SequenceTransformerProgram(network, tensors);
    }
    if (model instanceof DiagonalModel network) {
      return new DiagonalProgram(network);
    }
    throw new IllegalArgumentException("engine torch has no forward pass for " + model.name());
  }
}
