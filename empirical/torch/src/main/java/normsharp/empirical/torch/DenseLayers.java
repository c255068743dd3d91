package normsharp.empirical.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Weights and biases of a fully connected network as views of one flat vector: parameters, a
 * direction or a gradient. The views live as long as the scope that they are made in.
 *
 * @param weights W_l, out × in
 * @param transposed W_lᵀ, the same memory
 * @param biases b_l, out × 1
 */
record DenseLayers(List<Tensor> weights, List<Tensor> transposed, List<Tensor> biases) {
  /**
   * Views of a vector in the order W₁, b₁, W₂, b₂, ….
   *
   * @param widths of inputs, hidden layers and outputs
   */
  static DenseLayers of(Tensor vector, List<Integer> widths) {
    int layers = widths.size() - 1;
    long[] sizes = new long[2 * layers];
    for (int l = 0; l < layers; l++) {
      long out = widths.get(l + 1);
      sizes[2 * l] = out * widths.get(l);
      sizes[2 * l + 1] = out;
    }
    TensorVector parts = vector.view(-1).split_with_sizes(sizes, 0);
    List<Tensor> weights = new ArrayList<>();
    List<Tensor> transposed = new ArrayList<>();
    List<Tensor> biases = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      Tensor weight = parts.get(2L * l).view(widths.get(l + 1), -1);
      weights.add(weight);
      transposed.add(weight.t());
      biases.add(parts.get(2L * l + 1).view(-1, 1));
    }
    return new DenseLayers(weights, transposed, biases);
  }

  int count() {
    return weights.size();
  }
}
