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
  /**
   * The parameter tensors in the order of the flat vector, which is that of {@code
   * named_parameters()} of the corresponding PyTorch module.
   */
  List<ParameterTensor> parameters();

  /**
   * The order in which PyTorch writes the parameters while it builds the module. Each tensor's last
   * step is its {@link ParameterTensor#draw()}. Unless a model says otherwise, the order of the
   * flat vector, each tensor once.
   */
  default List<ConstructionStep> construction() {
    return Layers.inOrder(parameters());
  }

  /** The shape of one example's input. */
  List<Integer> inputShape();

  /** The number of outputs of one position. */
  int outputs();

  /** The name in tables, such as {@code FCN-ReLU 400×2}. */
  String name();

  /**
   * The number p of parameters.
   *
   * @throws IllegalArgumentException beyond 2³¹ − 1 parameters
   */
  default int parameterCount() {
    long count = parameters().stream().mapToLong(ParameterTensor::size).sum();
    if (count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a model must have at most 2³¹ − 1 parameters, '"
              + name()
              + "' has "
              + count
              + "; choose smaller widths");
    }
    return (int) count;
  }
}
