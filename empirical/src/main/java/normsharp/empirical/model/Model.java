package normsharp.empirical.model;

import java.util.List;

/** A model: what its parameters are and how they are initialised. Engines know its forward pass. */
public sealed interface Model
    permits FullyConnected,
        ConvolutionalNetwork,
        ResNet20,
        VisionTransformer,
        SequenceTransformer,
        DiagonalModel {
  /** The parameter tensors in the order of the flat vector, which is the order of their draws. */
  List<ParameterTensor> parameters();

  /** The shape of one example's input. */
  List<Integer> inputShape();

  /** The number of outputs of one position. */
  int outputs();

  /** The name in tables, such as {@code FCN-ReLU 400×2}. */
  String name();

  /** The number p of parameters. */
  default int parameterCount() {
    return parameters().stream().mapToInt(ParameterTensor::size).reduce(0, Math::addExact);
  }
}
