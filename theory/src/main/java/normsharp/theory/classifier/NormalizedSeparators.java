package normsharp.theory.classifier;

import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * The set 𝓜 of Theorem F.1: weights w = (w̃, b) with ‖w̃‖ = 1 that classify x₁ = (0, 1) as 0 and
 * x₂ = (x̃₂, 1) as 1, that is b ≤ 0 and ⟨w̃, x̃₂⟩ + b &gt; 0.
 *
 * <p>𝓜 is not closed: its boundary holds classifiers with x₂ on the decision boundary. It always
 * contains the two classifiers that the theorem names.
 *
 * @param direction x̃₂ with ‖x̃₂‖ = 1, exactly over rationals, to {@value #NORM_TOLERANCE} else
 * @param <T> field of the data
 */
public record NormalizedSeparators<T extends FieldElement<T>>(List<T> direction) {
  /**
   * How far ‖·‖² may be from 1 for a vector with rounded entries. Rounding the entries of a unit
   * vector moves its squared norm by at most about d·2⁻⁵³, which stays below this for d ≤ 10⁴.
   */
  public static final double NORM_TOLERANCE = 1e-12;

  /** Checks that x̃₂ is a unit vector and takes an immutable copy. */
  public NormalizedSeparators {
    direction = List.copyOf(direction);
    if (direction.isEmpty()) {
      throw new IllegalArgumentException("x̃₂ must have at least one entry, got an empty vector");
    }
    T square = Vectors.dot(direction, direction);
    double tolerance = square instanceof BigFraction ? 0 : NORM_TOLERANCE;
    if (!isOne(square, tolerance)) {
      throw new IllegalArgumentException(
          "x̃₂ must have norm 1, got ‖x̃₂‖² = " + square.getReal() + "; divide it by its norm");
    }
  }

  /**
   * Whether w lies in 𝓜, with the norm to {@link #NORM_TOLERANCE}, or exactly over rationals.
   *
   * @param w length d + 1
   */
  public boolean contains(List<T> w) {
    return contains(w, direction.get(0) instanceof BigFraction ? 0 : NORM_TOLERANCE);
  }

  /**
   * Whether w lies in 𝓜 up to a tolerance on the norm only; the two inequalities are decided as
   * computed, and with tolerance 0 so is the norm.
   *
   * @param w length d + 1
   * @param tolerance admitted | ‖w̃‖² − 1 |, ≥ 0
   */
  public boolean contains(List<T> w, double tolerance) {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("a tolerance must be ≥ 0, got " + tolerance);
    }
    if (w.size() != direction.size() + 1) {
      throw new IllegalArgumentException(
          "w must have d + 1 = " + (direction.size() + 1) + " entries, got " + w.size());
    }
    LinearClassifier<T> classifier = LinearClassifier.ofWeights(w);
    return isOne(Vectors.dot(classifier.direction(), classifier.direction()), tolerance)
        && classifier.label(origin()) == 0
        && classifier.label(direction) == 1;
  }

  /** The smaller of the geometric margins of the two points; negative when one is misclassified. */
  public double smallestMargin(LinearClassifier<T> classifier) {
    return Math.min(classifier.margin(origin(), 0), classifier.margin(direction, 1));
  }

  /**
   * The max-margin classifier (x̃₂, −½), margins ½ and ½; any positive multiple of it is one too.
   *
   * @see "Theorem F.1 (i)"
   */
  public LinearClassifier<T> maxMargin() {
    T one = direction.get(0).getField().getOne();
    return new LinearClassifier<>(direction, one.divide(one.multiply(2)).negate());
  }

  /**
   * The sharpness minimizer over 𝓜, (x̃₂, 0): margin 0 for x₁ and 1 for x₂, and the only one; the
   * argument is at {@link TwoPointClassifier#sharpness(org.hipparchus.CalculusFieldElement,
   * org.hipparchus.CalculusFieldElement)}.
   *
   * @see "Theorem F.1 (ii)"
   */
  public LinearClassifier<T> sharpnessMinimizer() {
    return new LinearClassifier<>(direction, direction.get(0).getField().getZero());
  }

  /** The features x̃₁ = 0 of the point with label 0. */
  public List<T> origin() {
    return Vectors.constant(direction.size(), direction.get(0).getField().getZero());
  }

  private static <S extends FieldElement<S>> boolean isOne(S square, double tolerance) {
    S excess = square.subtract(square.getField().getOne());
    if (tolerance == 0) {
      return Signs.of(excess) == 0;
    }
    return Math.abs(excess.getReal()) <= tolerance;
  }
}
