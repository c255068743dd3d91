package normsharp.empirical.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A fully connected network: flatten, then Linear, activation, …, Linear.
 *
 * @param inputShape the shape of one input; flattened
 * @param hidden the hidden widths; empty for a linear model
 * @param outputs the number of outputs
 * @param activation after each hidden layer
 * @param parametrization scales and biases
 */
public record FullyConnected(
    List<Integer> inputShape,
    List<Integer> hidden,
    int outputs,
    Activation activation,
    Parametrization parametrization)
    implements Model {
  public FullyConnected {
    inputShape = List.copyOf(inputShape);
    hidden = List.copyOf(hidden);
    if (inputShape.isEmpty()) {
      throw new IllegalArgumentException("the input must have at least one extent, got []");
    }
    inputShape.forEach(extent -> Layers.requirePositive("an extent of the input", extent));
    Layers.product(inputShape);
    hidden.forEach(width -> Layers.requirePositive("a hidden width", width));
    Layers.requirePositive("the number of outputs", outputs);
  }

  /** In PyTorch's parametrisation. */
  public FullyConnected(
      List<Integer> inputShape, List<Integer> hidden, int outputs, Activation activation) {
    this(inputShape, hidden, outputs, activation, Parametrization.STANDARD);
  }

  @Override
  public List<ParameterTensor> parameters() {
    List<ParameterTensor> tensors = new ArrayList<>();
    List<Integer> widths = new ArrayList<>(hidden);
    widths.add(outputs);
    int in = Layers.product(inputShape);
    for (int i = 0; i < widths.size(); i++) {
      String name = "linear" + (i + 1);
      if (parametrization.hasBiases()) {
        tensors.addAll(Layers.linear(name, in, widths.get(i)));
      } else {
        tensors.add(
            new ParameterTensor(
                name + ".weight", List.of(widths.get(i), in), new InitialDraw.Normal(1)));
      }
      in = widths.get(i);
    }
    return tensors;
  }

  @Override
  public String name() {
    boolean uniform = hidden.stream().distinct().count() == 1;
    String shape =
        hidden.isEmpty()
            ? "linear"
            : uniform
                ? hidden.get(0) + "×" + hidden.size()
                : hidden.stream().map(String::valueOf).collect(Collectors.joining("-"));
    String base = "FCN-" + activation.label() + " " + shape;
    return parametrization.label().isEmpty() ? base : base + " (" + parametrization.label() + ")";
  }
}
