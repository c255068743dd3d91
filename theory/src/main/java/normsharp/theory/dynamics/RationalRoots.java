package normsharp.theory.dynamics;

import java.math.BigInteger;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** Roots of positive rationals: exact when they are rational, rounded otherwise. */
final class RationalRoots {
  private RationalRoots() {}

  /** The k-th root of q ≥ 0 when it is rational. */
  static Optional<BigFraction> exact(BigFraction q, int k) {
    BigInteger numerator = floor(q.getNumerator(), k);
    BigInteger denominator = floor(q.getDenominator(), k);
    // The fraction is in lowest terms, so its root is rational only if both parts are powers.
    boolean powers =
        numerator.pow(k).equals(q.getNumerator()) && denominator.pow(k).equals(q.getDenominator());
    return powers ? Optional.of(new BigFraction(numerator, denominator)) : Optional.empty();
  }

  /** The largest integer whose k-th power is at most n ≥ 0. */
  static BigInteger floor(BigInteger n, int k) {
    if (n.signum() < 0 || k < 1) {
      throw new IllegalArgumentException(
          "a root needs a number ≥ 0 and an index ≥ 1, got " + n + " and " + k);
    }
    if (k == 1 || n.compareTo(BigInteger.ONE) <= 0) {
      return n;
    }
    // Newton's iteration from above decreases to the floor of the root.
    BigInteger root = BigInteger.ONE.shiftLeft(n.bitLength() / k + 1);
    while (true) {
      BigInteger next =
          root.multiply(BigInteger.valueOf(k - 1))
              .add(n.divide(root.pow(k - 1)))
              .divide(BigInteger.valueOf(k));
      if (next.compareTo(root) >= 0) {
        return root;
      }
      root = next;
    }
  }

  /** log q for q &gt; 0 of any size; absolute error about 10⁻¹⁶·(4 + |log q|). */
  static double log(BigFraction q) {
    return log(q.getNumerator()) - log(q.getDenominator());
  }

  private static double log(BigInteger n) {
    int shift = Math.max(0, n.bitLength() - 900);
    return Math.log(n.shiftRight(shift).doubleValue()) + shift * Math.log(2);
  }
}
