package normsharp.verify.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.interval.Box;
import normsharp.verify.kernel.interval.DecimalInterval;
import normsharp.verify.kernel.interval.Outcome;

/**
 * Gradient descent on the network of two layers by outward-rounded decimals, with a proof that it
 * converges and an enclosure of its limit.
 *
 * <p>From a step on let ρ bound |1 − ηS| + 4η²|r|M₃ over all v_i(1 ± δ), so that |r| shrinks by ρ
 * at each step and Σ|r_k| ≤ R = |r|/(1 − ρ). Each factor (1 − 2ηr_k x_i)² moves v_i, all of them
 * together by at most the share 8η·max|x_i|·R, where that is at most ½. If this is at most δ, the
 * run stays in the box, r → 0, and v converges in it.
 */
final class EnclosedDescent {
  private static final int DIGITS = 400;
  private static final Rational MARGIN = Rational.parse("0.000001");
  private static final BigDecimal MARGIN_DECIMAL = new BigDecimal("0.000001");

  private EnclosedDescent() {}

  /**
   * Whether S ≥ share·2/η at the limit of the run from α·1.
   *
   * @param steps number of steps before the limit is enclosed
   * @return refuted or proved where the limit's enclosure decides; undecided else
   */
  static Outcome sharpnessAtLeast(
      Rational share, List<Rational> x, Rational y, Rational eta, Rational alpha, int steps) {
    DecimalInterval rate = interval(eta);
    List<DecimalInterval> features = x.stream().map(EnclosedDescent::interval).toList();
    List<DecimalInterval> v = new ArrayList<>();
    x.forEach(entry -> v.add(interval(alpha.power(2))));
    DecimalInterval two = interval(Rational.of(2));
    for (int k = 0; k < steps; k++) {
      DecimalInterval step = rate.times(two).times(moment(features, v, 1).minus(interval(y)));
      for (int i = 0; i < v.size(); i++) {
        DecimalInterval factor = interval(Rational.ONE).minus(step.times(features.get(i)));
        v.set(i, v.get(i).times(factor.power(2)));
      }
    }
    Map<String, Rational> at = Map.of("η", eta, "y", y, "α", alpha);
    DecimalInterval residual = moment(features, v, 1).minus(interval(y));
    DecimalInterval around =
        interval(Rational.ONE.plus(MARGIN.negate())).hull(interval(Rational.ONE.plus(MARGIN)));
    List<DecimalInterval> box = v.stream().map(entry -> entry.times(around)).toList();
    DecimalInterval sharpness = interval(Rational.of(4)).times(moment(features, box, 2));
    BigDecimal size = magnitude(residual);
    BigDecimal contraction =
        magnitude(interval(Rational.ONE).minus(rate.times(sharpness)))
            .add(
                magnitude(
                    rate.power(2)
                        .times(interval(Rational.of(4)))
                        .times(residual)
                        .times(moment(features, box, 3))));
    // R = |r|/(1 − ρ) ≤ 1000|r| where ρ ≤ 0.999.
    BigDecimal moved = size.multiply(new BigDecimal(8000)).multiply(magnitude(rate));
    for (DecimalInterval feature : features) {
      moved = moved.multiply(magnitude(feature).max(BigDecimal.ONE));
    }
    if (contraction.compareTo(new BigDecimal("0.999")) > 0 || moved.compareTo(MARGIN_DECIMAL) > 0) {
      return new Outcome.Undecided("the run is not certainly converging yet", Box.at(at));
    }
    DecimalInterval gap = rate.times(sharpness).minus(interval(share.times(Rational.of(2))));
    if (gap.lower().signum() >= 0) {
      return new Outcome.Proved(1, 0);
    }
    return gap.upper().signum() < 0
        ? new Outcome.Refuted(at)
        : new Outcome.Undecided("the enclosure of the limit does not decide", Box.at(at));
  }

  private static DecimalInterval interval(Rational value) {
    return DecimalInterval.of(value, value, DIGITS);
  }

  private static BigDecimal magnitude(DecimalInterval interval) {
    return interval.lower().abs().max(interval.upper().abs());
  }

  /** Σ x_iʲ v_i. */
  private static DecimalInterval moment(
      List<DecimalInterval> x, List<DecimalInterval> v, int power) {
    DecimalInterval sum = interval(Rational.ZERO);
    for (int i = 0; i < v.size(); i++) {
      sum = sum.plus(x.get(i).power(power).times(v.get(i)));
    }
    return sum;
  }
}
