package normsharp.empirical.torch;

import java.util.Optional;
import normsharp.empirical.objective.Loss;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The derivatives of a fully connected network on a block of examples, by hand and into buffers
 * that stay, so that a block's activations never leave the cache. Examples are columns, which the
 * libraries' matrix products prefer.
 *
 * <p>With z_l = W_l h_{l−1} + b_l, h_l = σ(z_l), h₀ = x, f = z_D and g_l = ∂L/∂z_l: m_{l−1} = W_lᵀ
 * g_l, g_{l−1} = m_{l−1} ⊙ σ′(z_{l−1}), ∂L/∂W_l = Σ g_l h_{l−1}ᵀ. Along a direction (V, u), a dot
 * for the change: ż_l = V_l h_{l−1} + W_l ḣ_{l−1} + u_l, ḣ_l = ż_l ⊙ σ′, ġ_D = (∇²ₓℓ) ż_D, and
 * ġ_{l−1} = (W_lᵀ ġ_l + V_lᵀ g_l) ⊙ σ′ + m_{l−1} ⊙ (σ″/σ′) ⊙ ḣ_{l−1}.
 *
 * @param activation σ
 * @param loss ℓ
 * @param total the number N of all examples, over which the loss is averaged
 * @param count the number n of this block's examples
 * @param inputs in × n
 * @param targets out × n; one-hot for labels
 * @param labels n; empty for regression
 */
record DenseBlock(
    DenseActivation activation,
    Loss loss,
    int total,
    int count,
    Tensor inputs,
    Tensor targets,
    Optional<Tensor> labels) {

  /** Fills the state's values; returns this block's share of the loss. */
  double forward(DenseLayers theta, DenseState state) {
    Tensor input = inputs;
    int last = theta.count() - 1;
    for (int l = 0; l <= last; l++) {
      Tensor output = state.values().get(l);
      torch.addmm_out(output, theta.biases().get(l), theta.weights().get(l), input);
      if (l < last) {
        activation.apply(output);
      }
      input = output;
    }
    return lossAndSlope(input, state.slopes().get(last));
  }

  /** The slope becomes ∂L/∂f. */
  private double lossAndSlope(Tensor outputs, Tensor slope) {
    if (loss == Loss.MSE) {
      torch.sub_out(slope, outputs, targets);
      Tensor flat = slope.view(-1);
      double share = flat.dot(flat).item_double() * 0.5 / total;
      slope.mul_(new Scalar(1.0 / total));
      return share;
    }
    torch.log_softmax_out(slope, outputs, 0);
    double share = -slope.mul(targets).sum().item_double() / total;
    slope.exp_().sub_(targets).mul_(new Scalar(1.0 / total));
    return share;
  }

  /** How many answers are right by argmax; 0 for regression. */
  double right(DenseState state) {
    if (labels.isEmpty()) {
      return 0;
    }
    Tensor outputs = state.values().get(state.values().size() - 1);
    return outputs.argmax(new LongOptional(0), false).eq(labels.orElseThrow()).sum().item_double();
  }

  /**
   * Fills the state's slopes, and its bends if it has any; after {@link #forward}.
   *
   * @param gradient what this block's gradient is added to
   */
  void backward(DenseLayers theta, DenseState state, Optional<DenseLayers> gradient) {
    for (int l = theta.count() - 1; l >= 0; l--) {
      Tensor slope = state.slopes().get(l);
      if (gradient.isPresent()) {
        addProduct(gradient.orElseThrow(), l, slope, input(state, l));
      }
      if (l > 0) {
        Tensor value = state.values().get(l - 1);
        Tensor earlier = state.slopes().get(l - 1);
        torch.mm_out(earlier, theta.transposed().get(l), slope);
        if (!state.bends().isEmpty()) {
          activation.bend(state.bends().get(l - 1), earlier, value);
        }
        activation.timesSlope(earlier, value);
      }
    }
  }

  /**
   * Adds this block's share of a product with the Hessian, or with the Gauss–Newton matrix.
   *
   * @param state filled at θ
   * @param changes buffers, overwritten
   */
  void times(
      DenseLayers theta,
      DenseState state,
      DenseLayers direction,
      DenseState changes,
      DenseLayers product,
      boolean gaussNewton) {
    int last = theta.count() - 1;
    for (int l = 0; l <= last; l++) {
      Tensor change = changes.values().get(l);
      torch.addmm_out(
          change, direction.biases().get(l), direction.weights().get(l), input(state, l));
      if (l > 0) {
        change.addmm_(theta.weights().get(l), changes.values().get(l - 1));
      }
      if (l < last) {
        activation.timesSlope(change, state.values().get(l));
      }
    }
    timesLossHessian(
        state.values().get(last), changes.values().get(last), changes.slopes().get(last));
    for (int l = last; l >= 0; l--) {
      Tensor slope = changes.slopes().get(l);
      addProduct(product, l, slope, input(state, l));
      if (l == 0) {
        break;
      }
      Tensor earlierChange = changes.values().get(l - 1);
      Tensor earlier = changes.slopes().get(l - 1);
      torch.mm_out(earlier, theta.transposed().get(l), slope);
      if (!gaussNewton) {
        product.weights().get(l).addmm_(state.slopes().get(l), earlierChange.t());
        earlier.addmm_(direction.transposed().get(l), state.slopes().get(l));
      }
      activation.timesSlope(earlier, state.values().get(l - 1));
      if (!gaussNewton && activation.isCurved()) {
        earlier.addcmul_(state.bends().get(l - 1), earlierChange);
      }
    }
  }

  /** The result becomes the loss' Hessian in the outputs, of one example each, times the change. */
  private void timesLossHessian(Tensor outputs, Tensor change, Tensor result) {
    if (loss == Loss.MSE) {
      torch.mul_out(result, change, new Scalar(1.0 / total));
      return;
    }
    Tensor p = torch.softmax(outputs, 0);
    Tensor weighted = p.mul(change);
    Tensor mean = weighted.sum(new long[] {0}, true, new ScalarTypeOptional());
    torch.sub_out(result, weighted, p.mul(mean));
    result.mul_(new Scalar(1.0 / total));
  }

  private Tensor input(DenseState state, int layer) {
    return layer == 0 ? inputs : state.values().get(layer - 1);
  }

  /** Adds Σ slope inputᵀ to the weights of a layer, Σ slope to its bias. */
  private static void addProduct(DenseLayers sums, int layer, Tensor slope, Tensor input) {
    sums.weights().get(layer).addmm_(slope, input.t());
    sums.biases().get(layer).add_(slope.sum(new long[] {1}, true, new ScalarTypeOptional()));
  }
}
