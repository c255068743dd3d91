package normsharp.theory.diagonal;

import java.util.List;
import org.hipparchus.FieldElement;

/**
 * A smooth function f on ℝᵈ given with its Euclidean derivatives.
 *
 * @param <T> field
 */
public interface SmoothFunction<T extends FieldElement<T>> {
  /** Value f(w). */
  T value(List<T> w);

  /** Euclidean gradient ∇f(w), length d. */
  List<T> gradient(List<T> w);

  /** Euclidean Hessian applied to a vector, ∇²f(w)u, length d. */
  List<T> hessianVectorProduct(List<T> w, List<T> u);
}
