package normsharp.theory.classifier;

import java.util.List;

/**
 * An eigenvalue of the Hessian ∇²𝓛(w) with a unit eigenvector.
 *
 * @param eigenvalue λ
 * @param vector unit vector of length d + 1 with ∇²𝓛(w) vector = λ vector, up to rounding
 * @param <T> field of the data
 * @see "the proof of Theorem F.1"
 */
public record HessianEigenpair<T>(T eigenvalue, List<T> vector) {
  /** Takes an immutable copy. */
  public HessianEigenpair {
    vector = List.copyOf(vector);
    if (vector.isEmpty()) {
      throw new IllegalArgumentException("an eigenvector must have at least one entry, got none");
    }
  }
}
