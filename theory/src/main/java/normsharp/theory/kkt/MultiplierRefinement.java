package normsharp.theory.kkt;

import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.util.Binary64;

/**
 * Newton's method for rounded multipliers of (12), with a bound on the error of v that it leaves.
 *
 * <p>Any ν and μ ≥ 0 for which v = (1 − νx − μx²)₊ meets the constraints, with μ = 0 or ⟨x²,v⟩ = B,
 * is the minimizer, whatever window it came from. On the support let c = Σx³/Σx²; in p = ν + cμ and
 * μ the equations for ⟨x,v⟩ and ⟨x(x−c),v⟩ decouple, with derivatives −Σx² and −D, D = Σx²(x−c)²:
 * nothing cancels for nearly equal features, as s₂s₄ − s₃² would. Residuals r and t leave an error
 * of about |x|·|r|/Σx² + |x(x−c)|·|t|/D in v.
 */
final class MultiplierRefinement {
  /** Each step squares the error, or mends the support. */
  private static final int STEPS = 12;

  /** Largest trusted error of v_i, relative to max(1, v_i). */
  private static final double ACCURACY = 1e-11;

  /** Roundings in one term of a compensated sum, in units of 2⁻⁵³ of its largest part. */
  private static final double ROUNDING = 8 * 0x1p-53;

  private final double[] x;
  private final double y;
  private final OptionalDouble bound;

  /** For x of size about 1 and the bound B on ⟨x²,v⟩; keeps x. */
  MultiplierRefinement(double[] x, double y, OptionalDouble bound) {
    this.x = x;
    this.y = y;
    this.bound = bound;
  }

  /** Multipliers that give v to {@link #ACCURACY}; empty where that can't be told. */
  Optional<RiskMinimizer<Binary64>> refine(RiskMinimizer<Binary64> first) {
    double nu = first.nu().getReal();
    double mu = first.mu().getReal();
    Optional<RiskMinimizer<Binary64>> trusted = Optional.empty();
    for (int step = 0; step < STEPS && mu >= 0; step++) {
      State state = new State(nu, mu, first.boundActive());
      int size = state.trustedSupport();
      if (size < 0 && trusted.isPresent()) {
        return trusted;
      }
      if (size >= 0) {
        // One step more than trust needs takes the error down to rounding.
        boolean last = trusted.isPresent();
        trusted =
            Optional.of(
                new RiskMinimizer<>(new Binary64(nu), new Binary64(mu), first.boundActive(), size));
        if (last) {
          return trusted;
        }
      }
      double muStep = first.boundActive() ? state.secondResidual / state.secondSlope : 0;
      nu += state.residual / state.slope - state.centre * muStep;
      mu += muStep;
    }
    return trusted;
  }

  /** A sum in doubled precision, and the sum of sizes that bounds its rounding. */
  private static final class Sum {
    private double high;
    private double low;
    private double size;

    void add(double term, double termSize) {
      double sum = high + term;
      double part = sum - high;
      low += (high - (sum - part)) + (term - part);
      high = sum;
      size += termSize;
    }

    double value() {
      return high + low;
    }

    double error() {
      return Math.abs(value()) + ROUNDING * size;
    }
  }

  /** Residuals and slopes at given multipliers. */
  private final class State {
    private final double nu;
    private final double mu;
    private final double slope;
    private final double centre;
    private final double residual;
    private final double secondResidual;
    private final double secondSlope;
    private final double pError;
    private final double muError;

    State(double nu, double mu, boolean active) {
      this.nu = nu;
      this.mu = mu;
      Sum first = new Sum();
      double s2 = 0;
      double s3 = 0;
      for (double xi : x) {
        double u = value(xi);
        if (u > 0) {
          first.add(xi * u, Math.abs(xi) * size(xi));
          if (isSurelyPositive(xi, u)) {
            s2 += xi * xi;
            s3 += xi * xi * xi;
          }
        }
      }
      first.add(-y, Math.abs(y));
      slope = s2;
      centre = s2 > 0 ? s3 / s2 : 0;
      residual = first.value();
      pError = s2 > 0 ? first.error() / s2 : y == 0 ? 0 : Double.POSITIVE_INFINITY;
      Sum second = new Sum();
      double moment = 0;
      double d = 0;
      for (double xi : x) {
        double u = value(xi);
        if (bound.isPresent() && u > 0) {
          double factor = xi * (xi - centre);
          // The centre's rounding moves a residual to the other equation, where it is known.
          second.add(factor * u, Math.abs(xi) * (Math.abs(xi) + Math.abs(centre)) * size(xi));
          moment += xi * xi * size(xi);
          d += isSurelyPositive(xi, u) ? factor * factor : 0;
        }
      }
      double b = bound.orElse(0);
      second.add(-b, b);
      second.add(centre * y, Math.abs(centre * y));
      secondResidual = second.value();
      secondSlope = d;
      double excess = secondResidual + centre * residual;
      double excessError = ROUNDING * (moment + b);
      if (active) {
        muError = second.error() / d;
      } else if (bound.isPresent() && excess > -excessError) {
        // The bound may be active after all, with this much to remove.
        muError = (Math.max(0, excess) + 2 * excessError) / d;
      } else {
        muError = 0;
      }
    }

    /** 1 − νx − μx², whose positive part is v. */
    private double value(double xi) {
      return 1 - xi * (nu + mu * xi);
    }

    private double size(double xi) {
      return 1 + Math.abs(xi) * (Math.abs(nu) + mu * Math.abs(xi));
    }

    /** Not so for what may be 0 but for rounding, which must not count as a slope. */
    private boolean isSurelyPositive(double xi, double u) {
      return u > 4 * ROUNDING * size(xi);
    }

    /** Number of entries v_i &gt; 0; negative when some v_i isn't known to the accuracy. */
    int trustedSupport() {
      int support = 0;
      for (double xi : x) {
        double u = value(xi);
        double error =
            xi == 0
                ? 0
                : Math.abs(xi) * (pError + Math.abs(xi - centre) * muError) + ROUNDING * size(xi);
        double change = u > 0 ? error : Math.max(0, u + error);
        // Written so that NaN isn't trusted.
        boolean slopeInDoubt = xi != 0 && isSurelyPositive(xi, u) && u <= error;
        if (!(change <= ACCURACY * Math.max(1, u)) || slopeInDoubt) {
          return -1;
        }
        support += u > 0 ? 1 : 0;
      }
      return support;
    }
  }
}
