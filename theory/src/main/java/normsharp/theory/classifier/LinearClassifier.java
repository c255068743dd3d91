package normsharp.theory.classifier;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.FieldElement;

/**
 * Linear classifier h_w(x) = 1 if ⟨w̃, x̃⟩ + b &gt; 0, else 0, with weights w = (w̃, b): Appendix
 * F.
 *
 * <p>A point on the decision boundary gets the label 0. Scores are exact over exact fields.
 *
 * @param direction w̃, length d ≥ 1
 * @param bias b
 * @param <T> field of the weights
 */
public record LinearClassifier<T extends FieldElement<T>>(List<T> direction, T bias) {
  /** Takes an immutable copy and refuses an empty direction. */
  public LinearClassifier {
    direction = List.copyOf(direction);
    if (direction.isEmpty()) {
      throw new IllegalArgumentException("w̃ must have at least one entry, got an empty vector");
    }
  }

  /**
   * The classifier with weights w = (w̃, b).
   *
   * @param w length d + 1 ≥ 2, the last entry is b
   */
  public static <T extends FieldElement<T>> LinearClassifier<T> ofWeights(List<T> w) {
    if (w.size() < 2) {
      throw new IllegalArgumentException(
          "w = (w̃, b) must have at least two entries, got " + w.size());
    }
    return new LinearClassifier<>(w.subList(0, w.size() - 1), w.get(w.size() - 1));
  }

  /** The weights w = (w̃, b) as one vector of length d + 1. */
  public List<T> toWeights() {
    List<T> w = new ArrayList<>(direction);
    w.add(bias);
    return List.copyOf(w);
  }

  /** The score ⟨w̃, x̃⟩ + b. */
  public T score(List<T> point) {
    Vectors.requireSameLength("w̃ and x̃", direction, point);
    return Vectors.dot(direction, point).add(bias);
  }

  /** The label h_w(x): 1 if the score is positive, else 0. */
  public int label(List<T> point) {
    return Signs.of(score(point)) > 0 ? 1 : 0;
  }

  /** The same decision rule with weights c·w; c must be positive. */
  public LinearClassifier<T> scaledBy(T c) {
    if (Signs.of(c) <= 0) {
      throw new IllegalArgumentException(
          "weights keep their decision rule only under a factor > 0, got " + c.getReal());
    }
    return new LinearClassifier<>(Vectors.scale(c, direction), bias.multiply(c));
  }

  /**
   * Geometric margin of a labelled point: the distance to the decision boundary, negative when the
   * label is wrong, (2·label − 1)(⟨w̃, x̃⟩ + b)/‖w̃‖. Double arithmetic, relative accuracy about
   * d·10⁻¹⁶ away from the boundary.
   *
   * @param label 0 or 1
   */
  public double margin(List<T> point, int label) {
    if (label != 0 && label != 1) {
      throw new IllegalArgumentException("a label must be 0 or 1, got " + label);
    }
    double norm = Math.sqrt(Vectors.dot(direction, direction).getReal());
    if (!(norm > 0)) {
      throw new IllegalArgumentException("a margin needs w̃ ≠ 0, got ‖w̃‖ = " + norm);
    }
    double distance = score(point).getReal() / norm;
    return label == 1 ? distance : 0.0 - distance;
  }
}
