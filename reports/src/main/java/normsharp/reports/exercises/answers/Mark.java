package normsharp.reports.exercises.answers;

/**
 * What an answer is worth.
 *
 * @param share of the part's points, between 0 and 1; 1 for a right answer only
 * @param message what is right and what is wrong, one line
 */
public record Mark(double share, String message) {
  /** A right answer. */
  static final Mark RIGHT = new Mark(1, "right");

  /** Checks the share. */
  public Mark {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share must lie between 0 and 1, got " + share);
    }
  }

  /** Whether the answer is right. */
  public boolean isRight() {
    return share == 1;
  }

  /** Worth nothing. */
  static Mark wrong(String message) {
    return new Mark(0, message);
  }

  /** Worth a part, never all. */
  static Mark partly(double share, String message) {
    return new Mark(Math.min(share, 0.9), message);
  }
}
