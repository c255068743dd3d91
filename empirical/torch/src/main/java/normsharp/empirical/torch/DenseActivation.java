package normsharp.empirical.torch;

import java.util.Optional;
import normsharp.empirical.model.Activation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** An activation whose first two derivatives follow from its value h = σ(z). */
enum DenseActivation {
  /** σ′ = 1 − h², σ″ = −2hσ′. */
  TANH,
  /** σ′ = 1 where h &gt; 0, else 0; σ″ = 0, as PyTorch's. */
  RELU,
  /** σ′ = 1, σ″ = 0. */
  IDENTITY;

  /** Empty for an activation that is not of this kind. */
  static Optional<DenseActivation> of(Activation activation) {
    return switch (activation) {
      case TANH -> Optional.of(TANH);
      case RELU -> Optional.of(RELU);
      case IDENTITY -> Optional.of(IDENTITY);
      case GELU -> Optional.empty();
    };
  }

  /** Whether σ″ is not 0. */
  boolean isCurved() {
    return this == TANH;
  }

  /** z becomes σ(z). */
  void apply(Tensor z) {
    switch (this) {
      case TANH -> z.tanh_();
      case RELU -> z.relu_();
      case IDENTITY -> {}
    }
  }

  /** u becomes u ⊙ σ′. */
  void timesSlope(Tensor u, Tensor h) {
    switch (this) {
      case TANH -> torch.tanh_backward_out(u, u, h);
      case RELU -> torch.threshold_backward_out(u, u, h, new Scalar(0.0));
      case IDENTITY -> {}
    }
  }

  /** The result becomes m ⊙ σ″/σ′. */
  void bend(Tensor result, Tensor m, Tensor h) {
    torch.mul_out(result, m, h);
    result.mul_(new Scalar(-2.0));
  }
}
