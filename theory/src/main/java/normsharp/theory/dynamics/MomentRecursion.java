package normsharp.theory.dynamics;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.FieldElement;

/**
 * Gradient descent for L = 2 seen through the moments M_j = Σ x_iʲ v_i of v = w ⊙ w, without the
 * weights. From w_i' = w_i(1 − 2ηr x_i):
 *
 * <ul>
 *   <li>M_j' = M_j − 4ηr M_{j+1} + 4η²r² M_{j+2};
 *   <li>r = M₁ − y, hence r' = r[(1 − ηS) + 4η²r M₃] with S = 4M₂, the sharpness on the manifold;
 *   <li>w_i(k) = w_i(0)·Π_j(1 − 2ηr_j x_i).
 * </ul>
 *
 * <p>Exact over an exact field. For L ≥ 3 the factors 1 − Lηr x_i w_i^{L−2} depend on the weights
 * and the moments do not close.
 *
 * @param network a network with two layers
 * @param learningRate η
 * @param <T> field
 * @see "section 3; the paper has no such recursion"
 */
public record MomentRecursion<T extends FieldElement<T>>(
    DiagonalNetwork<T> network, T learningRate) {
  /** Checks the number of layers. */
  public MomentRecursion {
    if (network.layers() != 2) {
      throw new IllegalArgumentException(
          "the recursion of the moments needs 2 layers, got " + network.layers());
    }
  }

  /** The moments M_0, …, M_order at weights w. */
  public List<T> moments(List<T> w, int order) {
    if (order < 0) {
      throw new IllegalArgumentException("the order of a moment must be ≥ 0, got " + order);
    }
    List<T> moments = new ArrayList<>(order + 1);
    List<T> terms = network.endToEnd(w);
    for (int j = 0; j <= order; j++) {
      moments.add(Vectors.sum(terms));
      terms = Vectors.hadamard(network.x(), terms);
    }
    return List.copyOf(moments);
  }

  /** The residual M₁ − y. */
  public T residual(List<T> moments) {
    if (moments.size() < 2) {
      throw new IllegalArgumentException(
          "the residual needs the moments M_0 and M_1, got " + moments.size() + " moments");
    }
    return moments.get(1).subtract(network.y());
  }

  /** The residual after one step, r[(1 − 4ηM₂) + 4η²r M₃], from M_0, …, M_3. */
  public T nextResidual(List<T> moments) {
    if (moments.size() < 4) {
      throw new IllegalArgumentException(
          "the next residual needs the moments M_0 to M_3, got " + moments.size() + " moments");
    }
    T r = residual(moments);
    T doubled = learningRate.multiply(2);
    T one = learningRate.getField().getOne();
    T linear = one.subtract(doubled.multiply(2).multiply(moments.get(2)));
    T quadratic = doubled.multiply(doubled).multiply(r).multiply(moments.get(3));
    return r.multiply(linear.add(quadratic));
  }

  /** The moments after one step: M_0', …, M_{n−2}' from M_0, …, M_n, n ≥ 2. */
  public List<T> next(List<T> moments) {
    if (moments.size() < 3) {
      throw new IllegalArgumentException(
          "a step uses up two moments and needs at least three, got " + moments.size());
    }
    T factor = learningRate.multiply(2).multiply(residual(moments));
    List<T> next = new ArrayList<>(moments.size() - 2);
    for (int j = 0; j + 2 < moments.size(); j++) {
      T linear = factor.multiply(2).multiply(moments.get(j + 1));
      T quadratic = factor.multiply(factor).multiply(moments.get(j + 2));
      next.add(moments.get(j).subtract(linear).add(quadratic));
    }
    return List.copyOf(next);
  }

  /**
   * The weights w_i(0)·Π_j(1 − 2ηr_j x_i) after the steps that met the residuals r_0, …, r_{k−1}.
   */
  public List<T> weights(List<T> start, List<T> residuals) {
    List<T> w = start;
    T one = learningRate.getField().getOne();
    for (T r : residuals) {
      T factor = learningRate.multiply(2).multiply(r);
      List<T> factors = Vectors.map(network.x(), x -> one.subtract(factor.multiply(x)));
      w = Vectors.hadamard(w, factors);
    }
    return w;
  }
}
