package normsharp.verify.evidence;

import java.util.function.Supplier;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.interval.BoxProof;
import normsharp.verify.kernel.interval.MinimumProof;
import normsharp.verify.kernel.interval.Outcome;
import normsharp.verify.kernel.interval.PointProof;

/**
 * An inequality with exponentials and roots on a box, or at a point, by outward-rounded decimals.
 *
 * @param shows what is shown, in one line
 * @param statement what is decided, with its box
 * @param decision the kernel's proof; it must be repeatable
 */
public record IntervalProof(String shows, String statement, Supplier<Outcome> decision)
    implements Evidence {
  private static final int MOST_BOXES = 20_000;

  /** An inequality on a box. */
  public static IntervalProof of(String shows, BoxProof proof) {
    return new IntervalProof(shows, proof.toString(), () -> proof.decide(MOST_BOXES));
  }

  /** The only minimizer on a box. */
  public static IntervalProof of(String shows, MinimumProof proof) {
    return new IntervalProof(shows, proof.toString(), () -> proof.decide(MOST_BOXES));
  }

  /** The value at a point lies between two numbers. */
  public static IntervalProof between(
      String shows, PointProof value, Rational least, Rational greatest) {
    return new IntervalProof(
        shows,
        value + " lies in [" + least + ", " + greatest + "]",
        () -> value.between(least, greatest));
  }

  /** The value at a point is &gt; 0. */
  public static IntervalProof positive(String shows, PointProof value) {
    return new IntervalProof(shows, value + " is > 0", value::positive);
  }

  @Override
  public String kind() {
    return "interval proof";
  }

  @Override
  public Strength strength() {
    return Strength.PROVES;
  }

  @Override
  public Finding check() {
    Outcome outcome = decision.get();
    if (outcome instanceof Outcome.Proved) {
      return new Finding.Holds(statement + ": " + outcome);
    }
    return outcome instanceof Outcome.Refuted
        ? new Finding.Refutes(statement + ": " + outcome)
        : new Finding.Undecided(statement + ": " + outcome);
  }
}
