package normsharp.empirical.torch;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Multi-head attention, written out: the fused kernels have no second derivative.
 *
 * @param heads the number of heads
 */
record Attention(int heads) {
  /**
   * softmax(QKᵀ/√w_h + mask)·V, projected.
   *
   * @param queries n × a × width
   * @param memory n × b × width, what is attended to
   * @param mask a × b, −∞ where attention is forbidden
   */
  Tensor apply(TensorQueue layers, Tensor queries, Tensor memory, Optional<Tensor> mask) {
    Tensor weight = layers.next();
    Tensor bias = layers.next();
    long width = queries.size(2);
    Tensor q = split(project(queries, weight, bias, 0, width));
    Tensor k = split(project(memory, weight, bias, 1, width));
    Tensor v = split(project(memory, weight, bias, 2, width));
    Tensor scores =
        q.matmul(k.transpose(-2, -1)).mul(new Scalar(1 / Math.sqrt((double) width / heads)));
    Tensor masked = mask.isPresent() ? scores.add(mask.orElseThrow()) : scores;
    Tensor mixed = torch.softmax(masked, -1).matmul(v);
    return layers.linear(mixed.transpose(1, 2).reshape(queries.size(0), queries.size(1), width));
  }

  private static Tensor project(Tensor input, Tensor weight, Tensor bias, int part, long width) {
    return torch.linear(
        input, weight.narrow(0, part * width, width), bias.narrow(0, part * width, width));
  }

  /** n × length × width to n × heads × length × width/heads. */
  private Tensor split(Tensor tensor) {
    return tensor
        .view(tensor.size(0), tensor.size(1), heads, tensor.size(2) / heads)
        .transpose(1, 2);
  }
}
