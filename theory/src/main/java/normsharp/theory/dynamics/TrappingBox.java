package normsharp.theory.dynamics;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.fraction.BigFraction;

/**
 * Whether gradient descent on a two-layer network with one-signed data stays in the set B = {w :
 * ⟨|x|, w^⊙2⟩ ≤ |y| + 1/(ηa)}, a = max |x_i|; it does exactly when η ≤ 1/(a|y|).
 *
 * <p>Let y &gt; 0, x ≥ 0, c = 2ηa|y| and s = ⟨x, v⟩/y, so that B is s ≤ 1 + 2/c. A step multiplies
 * w_i by f_i = 1 + cξ_i(1 − s) with ξ_i = x_i/a ∈ [0, 1].
 *
 * <ul>
 *   <li>s ≤ 1: 1 ≤ f_i ≤ 1 + c(1 − s), so s' ≤ s(1 + c(1 − s))² ≤ max(1, 4(1 + c)³/(27c)), and with
 *       u = 1 + c the last is ≤ 1 + 2/c ⇔ 4u³ − 27u − 27 = (u − 3)(2u + 3)² ≤ 0 ⇔ c ≤ 2.
 *   <li>1 &lt; s ≤ 1 + 2/c: f_i ∈ [−1, 1], so s' ≤ s.
 *   <li>c &gt; 2: on the axis of a maximal coordinate, which is invariant, s = (1 + c)/(3c) is
 *       mapped outside, where |f| &gt; 1 from then on: divergence.
 * </ul>
 *
 * <p>For y = 0 the set is 2ηa⟨|x|, v⟩ ≤ 2, and the second case alone shows invariance.
 *
 * <p>So from starts in B nothing diverges up to η = 1/(a|y|), while all of M is unstable only from
 * 1/(2|y| min |x_i|) on, over x_i ≠ 0. There is room for divergence below that threshold exactly
 * when a &gt; 2 min |x_i|.
 *
 * @see "Appendix H.13, which reports such divergence and gives no rate"
 */
public sealed interface TrappingBox {
  /**
   * The set B of a network with one-signed data.
   *
   * @param network two layers, all x_i y ≥ 0 (or y = 0 and x of one sign), x ≠ 0
   * @param learningRate η &gt; 0
   */
  record Box(DiagonalNetwork<BigFraction> network, BigFraction learningRate)
      implements TrappingBox {
    /** Checks that the data have the form that the proof needs. */
    public Box {
      obstacle(network)
          .ifPresent(
              reason -> {
                throw new IllegalArgumentException(
                    "a trapping box needs two layers and one-signed data, but " + reason);
              });
      requirePositive(learningRate);
    }

    /** c = 2ηa|y|. */
    public BigFraction coefficient() {
      return learningRate.multiply(2).multiply(largest()).multiply(network.y().abs());
    }

    /** The bound |y| + 1/(ηa) on ⟨|x|, w^⊙2⟩. */
    public BigFraction bound() {
      return network.y().abs().add(learningRate.multiply(largest()).reciprocal());
    }

    /** Whether w lies in B, exactly. */
    public boolean contains(List<BigFraction> w) {
      List<BigFraction> sizes = Vectors.map(network.x(), BigFraction::abs);
      return Vectors.dot(sizes, network.endToEnd(w)).compareTo(bound()) <= 0;
    }

    /** Whether every step from B ends in B: c ≤ 2. */
    public boolean isInvariant() {
      return coefficient().compareTo(BigFraction.TWO) <= 0;
    }

    /**
     * A rational point of B that one step takes out of B, from where the iteration diverges; empty
     * when B is invariant.
     */
    public Optional<List<BigFraction>> escapingPoint() {
      if (isInvariant()) {
        return Optional.empty();
      }
      BigFraction c = coefficient();
      BigFraction a = largest();
      BigFraction square = network.y().abs().multiply(c.add(1)).divide(c.multiply(3).multiply(a));
      int k = Vectors.map(network.x(), BigFraction::abs).indexOf(a);
      GradientDescent<BigFraction> descent = new GradientDescent<>(network, learningRate);
      for (int bits = 8; ; bits *= 2) {
        List<BigFraction> axis = Vectors.basis(network.field(), network.dimension(), k);
        List<BigFraction> w = Vectors.scale(squareRoot(square, bits), axis);
        // The optimum is quadratic in w, so a root with enough bits escapes.
        if (contains(w) && !contains(descent.step(w))) {
          return Optional.of(w);
        }
      }
    }

    private BigFraction largest() {
      return network.x().stream().map(BigFraction::abs).max(BigFraction::compareTo).orElseThrow();
    }
  }

  /** No set of this form: for mixed signs M itself is unbounded, for the wrong sign of y empty. */
  record None(String reason) implements TrappingBox {}

  /** The trapping box for a learning rate, or why there is none. */
  static TrappingBox of(DiagonalNetwork<BigFraction> network, BigFraction learningRate) {
    requirePositive(learningRate);
    Optional<String> obstacle = obstacle(network);
    return obstacle.isPresent() ? new None(obstacle.get()) : new Box(network, learningRate);
  }

  /** The largest learning rate with an invariant box: 1/(a|y|). */
  static LearningRate largestTrapping(DiagonalNetwork<BigFraction> network) {
    Optional<String> obstacle = obstacle(network);
    if (obstacle.isPresent()) {
      return new LearningRate.Undefined(obstacle.get());
    }
    if (network.y().signum() == 0) {
      return new LearningRate.Unbounded("y = 0: the box is invariant at every learning rate");
    }
    Box atRateOne = new Box(network, BigFraction.ONE);
    return new LearningRate.Exact(BigFraction.TWO.divide(atRateOne.coefficient()));
  }

  private static Optional<String> obstacle(DiagonalNetwork<BigFraction> network) {
    boolean positive = network.x().stream().anyMatch(x -> x.signum() > 0);
    boolean negative = network.x().stream().anyMatch(x -> x.signum() < 0);
    int y = network.y().signum();
    if (network.layers() != 2) {
      return Optional.of("the network has " + network.layers() + " layers");
    }
    if (!positive && !negative) {
      return Optional.of("x = 0, so that nothing moves and every set is invariant");
    }
    if (positive && negative) {
      return Optional.of("x has entries of both signs, so that M is unbounded where it exists");
    }
    if ((positive && y < 0) || (negative && y > 0)) {
      return Optional.of("y has not the sign of x, so that M is empty");
    }
    return Optional.empty();
  }

  private static void requirePositive(BigFraction learningRate) {
    if (learningRate.signum() <= 0) {
      throw new IllegalArgumentException("the learning rate must be > 0, got " + learningRate);
    }
  }

  /** √q rounded down to a multiple of 2^{−bits}/denominator. */
  private static BigFraction squareRoot(BigFraction q, int bits) {
    BigInteger denominator = q.getDenominator();
    BigInteger scaled = q.getNumerator().multiply(denominator).shiftLeft(2 * bits);
    return new BigFraction(scaled.sqrt(), denominator.shiftLeft(bits));
  }
}
