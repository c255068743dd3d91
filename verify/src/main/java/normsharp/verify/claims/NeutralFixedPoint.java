package normsharp.verify.claims;

import java.util.Map;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;

/**
 * S = 2/η for d = 1: with x = y = 1 and η = 1/2 a step is w' = w(2 − w²), so w = 1 + h goes to 1 −
 * h − 3h² − h³. Its multiplier is −1; V = h² + 3h³ + 15h⁴ decreases by 16h⁴ + ….
 */
final class NeutralFixedPoint {
  private static final Polynomial STEP = Polynomial.parse("-h - 3·h^2 - h^3");
  private static final Polynomial V = Polynomial.parse("h^2 + 3·h^3 + 15·h^4");
  private static final Rational RADIUS = Rational.of(1, 20);

  /** V(h) − V(h') ≥ 8h⁴ for |h| ≤ 1/20. */
  static final Certificate DECREASES = decrease(V, 2);

  /** The same for h² in the place of V, which is false. */
  static final Certificate SQUARE_DECREASES = decrease(Polynomial.parse("h^2"), 1);

  private NeutralFixedPoint() {}

  private static Certificate decrease(Polynomial function, int halfOrder) {
    Polynomial drop =
        function.minus(function.substitute(Map.of("h", STEP))).minus(Polynomial.parse("8·h^4"));
    return OnInterval.nonNegative(drop, RADIUS.negate(), RADIUS, halfOrder);
  }
}
