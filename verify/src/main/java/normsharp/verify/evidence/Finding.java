package normsharp.verify.evidence;

/** What came out of checking a piece of evidence. */
public sealed interface Finding {
  /**
   * The evidence shows what it claims to show.
   *
   * @param detail figures of the check, such as the number of boxes; may be empty
   */
  record Holds(String detail) implements Finding {}

  /**
   * The check said no, and gives an instance in which the statement is false.
   *
   * @param counterexample the instance, exact
   */
  record Refutes(String counterexample) implements Finding {}

  /**
   * The check said no: this evidence does not show what it claims to show.
   *
   * @param why the reason in one line
   */
  record Fails(String why) implements Finding {}

  /**
   * The check came to no end, by a time limit or a missing library.
   *
   * @param why the reason in one line
   */
  record Undecided(String why) implements Finding {}

  /** {@code holds}, {@code refutes}, {@code fails} or {@code undecided}. */
  default String word() {
    if (this instanceof Holds) {
      return "holds";
    }
    if (this instanceof Refutes) {
      return "refutes";
    }
    return this instanceof Fails ? "fails" : "undecided";
  }

  /** The detail, the counterexample or the reason. */
  default String text() {
    if (this instanceof Holds holds) {
      return holds.detail();
    }
    if (this instanceof Refutes refutes) {
      return refutes.counterexample();
    }
    return this instanceof Fails fails ? fails.why() : ((Undecided) this).why();
  }
}
