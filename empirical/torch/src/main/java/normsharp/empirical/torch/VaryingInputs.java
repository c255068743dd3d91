package normsharp.empirical.torch;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The inputs without the features that have the same value c in all examples, such as the border
 * pixels of digits. The first layer sees of them W_c c alone, which belongs to its bias: with P the
 * linear map of parameters (W₁, b₁, …) ↦ (W₁ without their columns, b₁ + W_c c, …) the loss is L(θ)
 * = L′(Pθ) exactly, its gradient Pᵀ∇L′, its Hessian PᵀH′P.
 */
final class VaryingInputs implements AutoCloseable {
  /** Fewer constant features than this share are not worth the maps. */
  private static final double WORTH_LEAVING_OUT = 0.05;

  /** Rows of a multiple of this many numbers start at aligned addresses, which products prefer. */
  private static final int ALIGNED = 16;

  private final Tensor values;
  private final Tensor kept;
  private final Tensor left;
  private final Tensor constants;
  private final long in;
  private final long out;

  /**
   * Finds the features that vary.
   *
   * @param inputs n × in
   * @param out width of the first layer
   */
  VaryingInputs(TensorFactory tensors, Tensor inputs, long out) {
    this.in = inputs.size(1);
    this.out = out;
    long[] first = {0};
    List<Integer> varying = new ArrayList<>();
    List<Integer> constant = new ArrayList<>();
    try (Tensor varies =
        TensorFactory.keep(() -> inputs.amax(first, false).ne(inputs.amin(first, false)))) {
      double[] flags = TensorFactory.toDoubles(varies);
      for (int feature = 0; feature < flags.length; feature++) {
        (flags[feature] != 0 ? varying : constant).add(feature);
      }
    }
    while (varying.size() % ALIGNED != 0 && !constant.isEmpty()) {
      varying.add(constant.remove(constant.size() - 1));
    }
    if (varying.isEmpty() || constant.size() < WORTH_LEAVING_OUT * in) {
      varying.addAll(constant);
      constant.clear();
    }
    this.kept = indices(tensors, varying);
    this.left = indices(tensors, constant);
    this.values =
        TensorFactory.keep(
            () -> reduces() ? inputs.index_select(1, kept) : inputs.view(inputs.size(0), -1));
    this.constants =
        TensorFactory.keep(() -> inputs.select(0, 0).index_select(0, left).view(-1, 1));
  }

  private static Tensor indices(TensorFactory tensors, List<Integer> features) {
    int[] sorted = features.stream().mapToInt(Integer::intValue).sorted().toArray();
    return tensors.labels(IntBuffer.wrap(sorted), sorted.length);
  }

  private boolean reduces() {
    return left.numel() > 0;
  }

  /** The inputs that are kept, n × {@link #count}. */
  Tensor values() {
    return values;
  }

  /** How many features are kept. */
  int count() {
    return Math.toIntExact(kept.numel());
  }

  /** The length of Pθ for θ of length p. */
  long reducedLength(long p) {
    return p - out * left.numel();
  }

  /** Pθ, a new vector for the caller to close. */
  Tensor reduced(Tensor vector) {
    if (!reduces()) {
      return TensorFactory.keep(vector::clone);
    }
    return TensorFactory.keep(
        () -> {
          Tensor flat = vector.view(-1);
          Tensor result = flat.new_empty(reducedLength(flat.numel()));
          Tensor weights = weights(flat, in);
          torch.index_select_out(weights(result, count()), weights, 1, kept);
          Tensor rest = rest(result, count());
          rest.copy_(rest(flat, in));
          rest.narrow(0, 0, out).add_(weights.index_select(1, left).mm(constants).view(-1));
          return result;
        });
  }

  /** Pᵀu, 1 × p; takes u over. */
  Tensor lifted(Tensor reduced) {
    if (!reduces()) {
      return reduced;
    }
    Tensor lifted =
        TensorFactory.keep(
            () -> {
              Tensor flat = reduced.view(-1);
              Tensor result = flat.new_empty(1, flat.numel() + out * left.numel());
              Tensor whole = result.view(-1);
              Tensor rest = rest(flat, count());
              Tensor weights = weights(whole, in);
              weights.index_copy_(1, kept, weights(flat, count()));
              weights.index_copy_(1, left, rest.narrow(0, 0, out).view(-1, 1).mm(constants.t()));
              rest(whole, in).copy_(rest);
              return result;
            });
    reduced.close();
    return lifted;
  }

  private Tensor weights(Tensor flat, long columns) {
    return flat.narrow(0, 0, out * columns).view(out, columns);
  }

  private Tensor rest(Tensor flat, long columns) {
    return flat.narrow(0, out * columns, flat.numel() - out * columns);
  }

  @Override
  public void close() {
    values.close();
    kept.close();
    left.close();
    constants.close();
  }
}
