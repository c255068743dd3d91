package normsharp.empirical.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Buffers for n examples in all layers; also what a Hessian keeps of them.
 *
 * @param values h_l after each layer's activation, width × n; last the outputs
 * @param slopes ∂L/∂z_l, width × n
 * @param bends ∂L/∂h_l ⊙ σ″/σ′ of the hidden layers; empty unless needed
 */
record DenseState(List<Tensor> values, List<Tensor> slopes, List<Tensor> bends)
    implements AutoCloseable {

  /** Uninitialised buffers, owned by the caller. */
  static DenseState allocate(TensorFactory tensors, List<Integer> widths, int n, boolean bends) {
    List<Integer> outs = widths.subList(1, widths.size());
    return new DenseState(
        buffers(tensors, outs, n),
        buffers(tensors, outs, n),
        bends ? buffers(tensors, outs.subList(0, outs.size() - 1), n) : List.of());
  }

  private static List<Tensor> buffers(TensorFactory tensors, List<Integer> widths, int n) {
    List<Tensor> buffers = new ArrayList<>();
    for (int width : widths) {
      buffers.add(tensors.zeros(width, n));
    }
    return buffers;
  }

  /**
   * For n examples, at most those that the buffers are for; views that live as long as the scope.
   */
  DenseState of(int n) {
    if (values.get(0).size(1) == n) {
      return this;
    }
    return new DenseState(narrowed(values, n), narrowed(slopes, n), narrowed(bends, n));
  }

  private static List<Tensor> narrowed(List<Tensor> buffers, int n) {
    return buffers.stream()
        .map(buffer -> buffer.view(-1).narrow(0, 0, buffer.size(0) * n).view(buffer.size(0), n))
        .toList();
  }

  /** The same buffers, but that bends are not wanted. */
  DenseState withoutBends() {
    return new DenseState(values, slopes, List.of());
  }

  @Override
  public void close() {
    values.forEach(Tensor::close);
    slopes.forEach(Tensor::close);
    bends.forEach(Tensor::close);
  }
}
