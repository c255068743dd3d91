package normsharp.verify.kernel.interval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Enclosures of elementary functions at one decimal number.
 *
 * <p>The series are summed in interval arithmetic with {@value #GUARD} guard digits, so rounding is
 * enclosed by itself; what is cut off is enclosed by [−T, T] with T the magnitude of the last term
 * that was added, for the reason that each method gives.
 */
final class ElementaryFunctions {
  static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal REDUCED = HALF.pow(8);
  private static final BigDecimal NEAR_ONE_BELOW = new BigDecimal("0.875");
  private static final BigDecimal NEAR_ONE_ABOVE = new BigDecimal("1.125");
  private static final BigDecimal LARGEST_EXPONENT = BigDecimal.TEN.pow(9);
  private static final int GUARD = 16;

  private ElementaryFunctions() {}

  /**
   * eᵗ = (eʳ)^(2ᵐ) with r = t/2ᵐ, |r| ≤ 1/256, and eʳ = Σ_{k ≤ n} rᵏ/k! + R.
   *
   * <p>|R| ≤ e^{|r|}·|r|ⁿ⁺¹/(n+1)! ≤ |rⁿ/n!|·e^{1/256}/256 ≤ |rⁿ/n!| = T.
   */
  static DecimalInterval exp(BigDecimal t, int digits) {
    if (t.abs().compareTo(LARGEST_EXPONENT) > 0) {
      throw new ArithmeticException("exponential of " + t + ", which is beyond ±10⁹");
    }
    int working = digits + GUARD;
    DecimalInterval reduced = exactly(t, working);
    int halvings = 0;
    while (reduced.magnitude().upper().compareTo(REDUCED) > 0) {
      reduced = reduced.times(exactly(HALF, working));
      halvings++;
    }
    DecimalInterval term = exactly(BigDecimal.ONE, working);
    DecimalInterval sum = term;
    for (int k = 1; isLarge(term, working); k++) {
      term = term.times(reduced).divide(exactly(BigDecimal.valueOf(k), working));
      sum = sum.plus(term);
    }
    DecimalInterval power = sum.plus(symmetric(term));
    for (int i = 0; i < halvings; i++) {
      power = power.times(power);
    }
    return power.rounded(digits);
  }

  /**
   * log t = a + 2·artanh y with y = (u − 1)/(u + 1), u = t·e⁻ᵃ, for any number a.
   *
   * <p>Floating-point arithmetic proposes a; a bad proposal costs digits or is refused, but never
   * breaks the enclosure.
   */
  static DecimalInterval log(BigDecimal t, int digits) {
    int working = digits + GUARD;
    DecimalInterval one = exactly(BigDecimal.ONE, working);
    BigDecimal proposal = logarithmProposal(t);
    DecimalInterval u = exactly(t, working).times(exp(proposal.negate(), working));
    DecimalInterval y = u.minus(one).divide(u.plus(one));
    DecimalInterval twice = exactly(BigDecimal.valueOf(2), working).times(oddSeries(y, 1));
    return exactly(proposal, working).plus(twice).rounded(digits);
  }

  /** 1/(1 + e⁻ᵗ). */
  static DecimalInterval logistic(BigDecimal t, int digits) {
    int working = digits + GUARD;
    DecimalInterval one = exactly(BigDecimal.ONE, working);
    return one.divide(one.plus(exp(t.negate(), working))).rounded(digits);
  }

  /** √t between neighbouring decimal numbers; their squares are compared with t exactly. */
  static DecimalInterval sqrt(BigDecimal t, int digits) {
    if (t.signum() == 0) {
      return exactly(t, digits);
    }
    BigDecimal root = t.sqrt(new MathContext(digits, RoundingMode.HALF_EVEN));
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(root.precision() - root.scale() - digits);
    BigDecimal lower = root;
    while (lower.multiply(lower).compareTo(t) > 0) {
      lower = lower.subtract(unit);
    }
    BigDecimal upper = root;
    while (upper.multiply(upper).compareTo(t) < 0) {
      upper = upper.add(unit);
    }
    return new DecimalInterval(lower, upper, digits);
  }

  /** π = 16·arctan(1/5) − 4·arctan(1/239), Machin's formula. */
  static DecimalInterval pi(int digits) {
    return arctanOfReciprocal(5, digits + GUARD)
        .times(exactly(BigDecimal.valueOf(16), digits + GUARD))
        .minus(
            arctanOfReciprocal(239, digits + GUARD)
                .times(exactly(BigDecimal.valueOf(4), digits + GUARD)))
        .rounded(digits);
  }

  private static DecimalInterval arctanOfReciprocal(long n, int working) {
    DecimalInterval one = exactly(BigDecimal.ONE, working);
    return oddSeries(one.divide(exactly(BigDecimal.valueOf(n), working)), -1);
  }

  /**
   * Σ_{k ≥ 0} sᵏ·y²ᵏ⁺¹/(2k + 1) for |y| ≤ 1/2: artanh y for s = 1, arctan y for s = −1.
   *
   * <p>For s = −1 the terms alternate and decrease in magnitude, so the rest is at most the first
   * term left out, which is at most T. For s = 1 the rest is at most T·(y² + y⁴ + …) ≤ T/3.
   */
  private static DecimalInterval oddSeries(DecimalInterval y, int s) {
    if (y.magnitude().upper().compareTo(HALF) > 0) {
      throw new ArithmeticException("the series must have |y| ≤ 1/2, got " + y);
    }
    int working = y.digits();
    DecimalInterval factor = y.power(2).times(exactly(BigDecimal.valueOf(s), working));
    DecimalInterval power = y;
    DecimalInterval term = y;
    DecimalInterval sum = y;
    // The relative size of the terms decides, so that small results keep their digits.
    BigDecimal scale = y.magnitude().upper();
    for (int k = 3; isLarge(term, working + scale.scale() - scale.precision()); k += 2) {
      power = power.times(factor);
      term = power.divide(exactly(BigDecimal.valueOf(k), working));
      sum = sum.plus(term);
    }
    return sum.plus(symmetric(term));
  }

  /** Close to log t by floating-point arithmetic; 0 near t = 1, where the series needs no help. */
  private static BigDecimal logarithmProposal(BigDecimal t) {
    if (t.compareTo(NEAR_ONE_BELOW) >= 0 && t.compareTo(NEAR_ONE_ABOVE) <= 0) {
      return BigDecimal.ZERO;
    }
    int exponent = Math.subtractExact(t.precision(), t.scale());
    double mantissa = t.scaleByPowerOfTen(Math.negateExact(exponent)).doubleValue();
    return new BigDecimal(StrictMath.log(mantissa) + exponent * StrictMath.log(10));
  }

  private static DecimalInterval exactly(BigDecimal value, int digits) {
    return DecimalInterval.exactly(value, digits);
  }

  private static DecimalInterval symmetric(DecimalInterval term) {
    BigDecimal bound = term.magnitude().upper();
    return new DecimalInterval(bound.negate(), bound, term.digits());
  }

  /** Whether the term's magnitude exceeds 10⁻ⁿ. */
  private static boolean isLarge(DecimalInterval term, int n) {
    return term.magnitude().upper().compareTo(BigDecimal.ONE.scaleByPowerOfTen(-n)) > 0;
  }
}
