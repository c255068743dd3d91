package normsharp.empirical.torch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Parameter tensors taken in the model's order, by the layers that use them. */
final class TensorQueue {
  /** PyTorch's default in its normalisation layers. */
  private static final double EPSILON = 1e-5;

  private final Iterator<Tensor> tensors;

  TensorQueue(List<Tensor> tensors) {
    this.tensors = tensors.iterator();
  }

  Tensor next() {
    return tensors.next();
  }

  /** The next tensors as a queue of their own, for layers that run in another order. */
  TensorQueue take(int count) {
    List<Tensor> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(next());
    }
    return new TensorQueue(taken);
  }

  /** Wx + b along the last axis. */
  Tensor linear(Tensor input) {
    Tensor weight = next();
    return torch.linear(input, weight, next());
  }

  /** A 3 × 3 convolution with padding 1 and the given stride. */
  Tensor convolution(Tensor input, boolean bias, long stride) {
    Tensor weight = next();
    return torch.conv2d(
        input,
        weight,
        bias ? new TensorOptional(next()) : new TensorOptional(),
        new long[] {stride, stride},
        new long[] {1, 1},
        new long[] {1, 1},
        1);
  }

  /** Batch norm by the statistics of this slice. */
  Tensor batchNorm(Tensor input) {
    Tensor scale = next();
    Tensor shift = next();
    long channels = scale.size(0);
    long[] axes = {0, 2, 3};
    // Written out: its double backward exists in every type, and it keeps no running statistics.
    Tensor mean = input.mean(axes, true, new ScalarTypeOptional());
    Tensor centred = input.sub(mean);
    Tensor variance = centred.mul(centred).mean(axes, true, new ScalarTypeOptional());
    Tensor inverse = variance.add(new Scalar(EPSILON)).rsqrt();
    return centred
        .mul(inverse.mul(scale.view(1, channels, 1, 1)))
        .add(shift.view(1, channels, 1, 1));
  }

  /** Layer norm along the last axis. */
  Tensor layerNorm(Tensor input) {
    Tensor scale = next();
    Tensor shift = next();
    return torch.layer_norm(
        input,
        new long[] {scale.size(0)},
        new TensorOptional(scale),
        new TensorOptional(shift),
        EPSILON,
        false);
  }
}
