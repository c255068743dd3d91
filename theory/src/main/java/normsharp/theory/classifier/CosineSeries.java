package normsharp.theory.classifier;

import static normsharp.theory.classifier.GammaRatios.ROUNDINGS;
import static normsharp.theory.classifier.GammaRatios.UNIT_ROUNDOFF;
import static normsharp.theory.classifier.GammaRatios.logRatio;

/**
 * The distribution of the cosine T = ⟨g, g'⟩/(‖g‖‖g'‖) between two independent Gaussian vectors g,
 * g' ~ N(μ, I_d) with ‖μ‖ = ρ, as two series of positive terms, summed where their mass is.
 *
 * <p>Derivation. The density of (g, g') relative to that for μ = 0 is e^(−ρ² + ⟨μ, g+g'⟩), and the
 * event is invariant under rotating both, so the mean over rotations may replace it: e^(−ρ²) ₀F₁(;
 * d/2; ρ²‖g+g'‖²/4). For μ = 0 put ‖g‖ = √Q cos ψ, ‖g'‖ = √Q sin ψ, Z = sin 2ψ: then Q ~ χ²(2d), Z
 * and C = T are independent, ‖g+g'‖² = Q(1 + ZC), and the mean over Q gives
 *
 * <p>P(T ≤ c) = e^(−ρ²) E[₁F₁(d; d/2; ρ²(1 + ZC)/2); C ≤ c],
 *
 * <p>Z = cos χ with density ∝ cos^(d−1) χ on (0, π/2), C = cos θ with density ∝ sin^(d−2) θ on (0,
 * π). Expanding ₁F₁ about v = ρ²/2 in powers of vZC makes every term positive on {C &gt; 0}.
 *
 * @param d number of features ≥ 1
 * @param rho ρ ≥ 0
 */
record CosineSeries(int d, double rho) {
  /** Tails are cut where they are below e^(−LOG_CUT) of the sum, with room for a factor 10⁴. */
  private static final double LOG_CUT = 50;

  private static final double PART_CUT = 1e-20;
  private static final double TRUNCATION = 1e-17;

  /**
   * P(T ≤ 0) = Σ_j Poisson(j; ρ²) I_½(d/2 + j, d/2), because ⟨g, g'⟩ = ½(‖u‖² − ‖u'‖²) with u = (g
   * + g')/√2 ~ N(√2μ, I) and u' = (g − g')/√2 ~ N(0, I) independent. For d = 1 it is 2Φ(ρ)Φ(−ρ).
   *
   * <p>I_½(d/2 + j, d/2) = t_j y_j with t_j = 2^(−d−j)Γ(d+j)/(Γ(d/2+j+1)Γ(d/2)) and y_j = 1 +
   * y_(j+1) t_(j+1)/t_j, run downward; the factors of y_j are log-concave in j.
   */
  ErrorProbability atMostZero() {
    double u = rho * rho / 2;
    double h = d / 2.0;
    long largest = GammaRatios.largestTerm(u, d, h + 1);
    long high = largest;
    for (double drop = 0; drop > -LOG_CUT; high++) {
      drop += Math.log(u / (high + 1) * ((d + high) / (h + 1 + high)));
    }
    long top = high;
    for (double product = 1; product > PART_CUT; top++) {
      product *= tailRatio(top);
    }
    double logFirst = -Math.log(2) - 0.5 * Math.log(Math.PI) - logRatio(h + 0.5, 0.5);
    double logLargestTail = -Math.log(2) - logFirst;
    double tail = 2;
    ScaledSum sum = ScaledSum.empty();
    for (long j = top; j >= 0; j--) {
      tail = 1 + tailRatio(j) * tail;
      if (j > high) {
        continue;
      }
      double log =
          GammaRatios.logPoisson(j, u) + GammaRatios.logRisingRatio(d, j) - Math.log1p(j / h);
      double magnitude =
          GammaRatios.poissonMagnitude(j, u) + GammaRatios.risingMagnitude(d, j) + tail;
      sum = sum.plus(log + Math.log(tail), ROUNDINGS * UNIT_ROUNDOFF * magnitude);
      double down = j / u * ((h + j) / (d + j - 1));
      if (j < largest
          && down < 1
          && sum.dwarfs(log + logLargestTail - Math.log1p(-down), PART_CUT)) {
        break;
      }
    }
    return sum.toProbability(logFirst - u, TRUNCATION);
  }

  /**
   * P(0 &lt; T ≤ c) = Σ_m Poisson(m; v) f_m E[Zᵐ] E[Cᵐ; 0 &lt; C ≤ c] for 0 &lt; c &lt; 1 and d ≥
   * 2, with v = ρ²/2 and f_m from {@link KummerDerivatives}.
   *
   * <p>E[Zᵐ] = B((d+m)/2, ½)/B(d/2, ½). E[Cᵐ; 0 &lt; C ≤ c] = c^(m+1)(1 − c²)^β Y_m/((m+1)B(½, β)),
   * β = (d−1)/2, with Y_m = 1 + Y_(m+2) c²(m+d)/(m+3), run downward.
   *
   * <p>Cut above: the terms' ratios are at most vc(d+m)/((m+1)(d/2+m)), which decreases. Cut below:
   * the moments μ_m = E[(ZC)ᵐ; 0 &lt; C ≤ c] ≤ ½ are log-convex and f increases, so each step down
   * from m loses at least the factor e^κ, κ = log(v/m) + log(2μ_m)/m.
   */
  ErrorProbability betweenZeroAnd(double c) {
    double v = rho * rho / 2;
    double h = d / 2.0;
    double beta = (d - 1) / 2.0;
    KummerDerivatives kummer = new KummerDerivatives(d, v);
    long high = GammaRatios.largestTerm(v * c, d, h);
    for (double drop = 0; drop > -LOG_CUT; high++) {
      drop += Math.log(v * c / (high + 1) * ((d + high) / (h + high)));
    }
    long top = high;
    for (double product = 0; product > -LOG_CUT || momentRatio(top, c) >= 1; top += 2) {
      product += Math.log(momentRatio(top, c));
    }
    MomentTail next = MomentTail.geometric(momentRatio(top, c));
    MomentTail afterNext = next;
    double logC = Math.log(c);
    double logBeyond = beta * Math.log1p(-c * c);
    double logScale = logBeyond - 0.5 * Math.log(Math.PI) + logRatio(beta, 0.5);
    double logZ = logRatio(h, 0.5);
    ScaledSum sum = ScaledSum.empty();
    double[] block = new double[0];
    long blockStart = high + 1;
    for (long m = top; m >= 0; m--) {
      MomentTail tail = afterNext.previous(momentRatio(m, c));
      afterNext = next;
      next = tail;
      if (m > high) {
        continue;
      }
      if (m < blockStart) {
        blockStart = Math.max(0, m - KummerDerivatives.BLOCK + 1);
        block = kummer.logBlock(blockStart, (int) (m - blockStart + 1));
      }
      double logMoment =
          (m + 1) * logC
              + logScale
              - Math.log(m + 1.0)
              + tail.log()
              + logZ
              - logRatio((d + m) / 2.0, 0.5);
      double log = GammaRatios.logPoisson(m, v) + block[(int) (m - blockStart)] + logMoment;
      double magnitude =
          GammaRatios.poissonMagnitude(m, v)
              + kummer.magnitude(m)
              + Math.min(KummerDerivatives.BLOCK, high + 1.0)
              + (m + 1) * Math.abs(logC)
              + Math.abs(logBeyond)
              + Math.abs(tail.log())
              + Math.min(tail.value(), (double) (top - m))
              + 10;
      sum = sum.plus(log, ROUNDINGS * UNIT_ROUNDOFF * magnitude);
      double kappa = Math.log(v / m) + (logMoment + Math.log(2)) / m;
      if (m > 0 && kappa > 0 && sum.dwarfs(log - Math.log(Math.expm1(kappa)), PART_CUT)) {
        break;
      }
    }
    return sum.toProbability(0, TRUNCATION);
  }

  /** t_(j+1)/t_j = (d + j)/(d + 2j + 2), which is below 1 and tends to ½. */
  private double tailRatio(long j) {
    return (d + (double) j) / (d + 2.0 * j + 2);
  }

  private double momentRatio(long m, double c) {
    return c * c * ((m + (double) d) / (m + 3.0));
  }

  /** The number Y = mantissa · 2^exponent ≥ 1, which can exceed the range of double. */
  private record MomentTail(double mantissa, int exponent) {
    private static final int SHIFT = 500;

    static MomentTail geometric(double ratio) {
      return new MomentTail(1 / (1 - ratio), 0);
    }

    MomentTail previous(double ratio) {
      double result = Math.scalb(1.0, -exponent) + ratio * mantissa;
      return result < 0x1p500
          ? new MomentTail(result, exponent)
          : new MomentTail(Math.scalb(result, -SHIFT), exponent + SHIFT);
    }

    double log() {
      return Math.log(mantissa) + exponent * Math.log(2);
    }

    double value() {
      return Math.scalb(mantissa, exponent);
    }
  }
}
