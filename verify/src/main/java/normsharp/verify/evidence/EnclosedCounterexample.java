package normsharp.verify.evidence;

import normsharp.verify.kernel.interval.Outcome;
import normsharp.verify.kernel.interval.PointProof;

/**
 * A rational point at which a statement with exponentials or roots is false: the amount by which it
 * fails is enclosed and certainly &gt; 0.
 *
 * @param shows what is shown, in one line
 * @param failure the amount by which the statement fails, at the point
 */
public record EnclosedCounterexample(String shows, PointProof failure) implements Evidence {
  private static final int DIGITS = 20;

  @Override
  public String kind() {
    return "enclosed counterexample";
  }

  @Override
  public Strength strength() {
    return Strength.REFUTES;
  }

  @Override
  public Finding check() {
    return failure.positive() instanceof Outcome.Proved
        ? new Finding.Holds(
            failure + " lies in " + failure.value(DIGITS).orElseThrow() + ", so > 0")
        : new Finding.Fails(failure + " is not certainly > 0");
  }
}
