package normsharp.verify;

/** What the machine found about a statement. */
public sealed interface Verdict {
  /** Proved within the claim's boundary. */
  record Proved() implements Verdict {}

  /**
   * What is printed is false by a slip; as it must be meant, it is proved.
   *
   * @param slip what is printed and what must be meant
   */
  record ProvedWithTypo(String slip) implements Verdict {}

  /**
   * False.
   *
   * @param counterexample an exact instance
   */
  record Refuted(String counterexample) implements Verdict {}

  /**
   * Not proved; all evidence speaks for it.
   *
   * @param by the evidence that is not a proof
   */
  record Supported(String by) implements Verdict {}

  /**
   * Not decided.
   *
   * @param why the reason in one line
   */
  record Open(String why) implements Verdict {}

  /**
   * {@code proved}, {@code proved-with-typo}, {@code refuted}, {@code supported} or {@code open}.
   */
  default String word() {
    if (this instanceof Proved) {
      return "proved";
    }
    if (this instanceof ProvedWithTypo) {
      return "proved-with-typo";
    }
    if (this instanceof Refuted) {
      return "refuted";
    }
    return this instanceof Supported ? "supported" : "open";
  }

  /** The counterexample, the slip, the support or what is missing; empty for a proof. */
  default String reason() {
    if (this instanceof Refuted refuted) {
      return refuted.counterexample();
    }
    if (this instanceof ProvedWithTypo typo) {
      return typo.slip();
    }
    if (this instanceof Supported supported) {
      return supported.by();
    }
    return this instanceof Open open ? open.why() : "";
  }
}
