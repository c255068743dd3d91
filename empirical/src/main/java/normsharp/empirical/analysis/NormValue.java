package normsharp.empirical.analysis;

import java.util.OptionalDouble;

/**
 * One norm of the parameters at the end of a run, dimensionless.
 *
 * @param raw norm of the last iterate, &gt; 0
 * @param averaged norm of the iterate averaged over the last oscillation, &gt; 0; empty where no
 *     average was taken
 */
public record NormValue(double raw, OptionalDouble averaged) {
  /** Checks the signs. */
  public NormValue {
    Numbers.positive("a norm", raw);
    averaged.ifPresent(value -> Numbers.positive("an averaged norm", value));
  }

  /** A norm without an average. */
  public static NormValue of(double raw) {
    return new NormValue(raw, OptionalDouble.empty());
  }
}
