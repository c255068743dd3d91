package normsharp.verify;

import java.util.List;
import java.util.Optional;

/**
 * One thing that the paper says, or that goes beyond it, and how it is decided.
 *
 * @param label as printed, with the part: {@code Proposition 3.2 (i), necessity}
 * @param place where it stands: a section or an appendix
 * @param origin whether the paper says it
 * @param printed the statement as printed, with its evidence
 * @param correction what is true instead or more generally
 * @param boundary exactly what was and was not established: which d, signs, L and arithmetic
 * @param uses labels of the claims that this one rests on
 * @param code what implements it in {@code theory}
 * @param wrongVariant a false variant that the evidence must reject
 */
public record Claim(
    String label,
    String place,
    Origin origin,
    Assertion printed,
    Optional<Correction> correction,
    String boundary,
    List<String> uses,
    List<Class<?>> code,
    WrongVariant wrongVariant) {
  /** Who says it. */
  public enum Origin {
    /** The paper. */
    PAPER,
    /** This ledger, beyond the paper. */
    LEDGER
  }

  /** Takes immutable copies and refuses empty texts. */
  public Claim {
    uses = List.copyOf(uses);
    code = List.copyOf(code);
    for (String text : List.of(label, place, printed.statement(), boundary)) {
      if (text.isBlank()) {
        throw new IllegalArgumentException(
            "a claim needs a label, a place, a statement and a boundary, one is empty in '"
                + label
                + "'");
      }
    }
  }

  /** Starts a claim of the paper. */
  public static ClaimBuilder of(String label, String place) {
    return new ClaimBuilder(label, place, Origin.PAPER);
  }

  /** Starts a claim beyond the paper. */
  public static ClaimBuilder beyond(String label) {
    return new ClaimBuilder(label, "beyond the paper", Origin.LEDGER);
  }
}
