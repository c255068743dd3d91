package normsharp.theory.flow;

import java.util.List;
import org.hipparchus.util.Binary64;

/** Where gradient flow from α·1 ends as t → ∞. */
public sealed interface FlowLimit {
  /** The limit of the weights, length d. */
  List<Binary64> weights();

  /** The limit of the residual ⟨x, w^⊙L⟩ − y; zero exactly when the limit interpolates. */
  double residual();

  /**
   * The flow interpolates in the limit, at a finite τ∞ (which it takes infinite time to reach
   * unless it starts there).
   *
   * @param tau τ∞ = −∫₀^∞ r dt; ±∞ when it exceeds the doubles (L ≥ 3 and extremely small α)
   * @param weights w∞; relative error of w_i about 2⁻⁵²·(4 + |log(w_i/α)|), where the term with the
   *     logarithm is what half an ulp of x_i causes; ⟨x, w∞^⊙L⟩ = y holds to a few ulps of
   *     Σ|x_i|w_iᴸ
   */
  record Interpolating(double tau, List<Binary64> weights) implements FlowLimit {
    /** Takes an immutable copy. */
    public Interpolating {
      weights = List.copyOf(weights);
    }

    @Override
    public double residual() {
      return 0;
    }
  }

  /**
   * No finite τ gives a zero residual. For x ≠ 0 the weights with x_i ≠ 0 tend to zero, the others
   * keep the value α; for x = 0 nothing moves.
   *
   * @param weights w∞, exact
   * @param residual −y, exact; when y = 0 the limit lies on M, at one of its singular points
   * @param reason why, in words
   */
  record Collapse(List<Binary64> weights, double residual, String reason) implements FlowLimit {
    /** Takes an immutable copy. */
    public Collapse {
      weights = List.copyOf(weights);
    }
  }
}
