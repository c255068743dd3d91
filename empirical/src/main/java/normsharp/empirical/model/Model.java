package normsharp.empirical.model;

import java.util.List;

/** Models. */
public sealed interface Model permits FullyConnected {
  List<ParameterTensor> parameters();

  default int parameterCount() {
    return parameters().stream().mapToInt(t -> t.shape().stream().reduce(1, (a, b) -> a * b)).sum();
  }
}
