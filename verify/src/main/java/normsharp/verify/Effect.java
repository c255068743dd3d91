package normsharp.verify;

/** How far an error of the paper reaches. */
public enum Effect {
  /** A misprint that no reader would follow. */
  COSMETIC("cosmetic"),
  /** A proof breaks, its statement stands. */
  PROOF("proof only"),
  /** A numbered statement or displayed formula is false. */
  STATEMENT("statement"),
  /** Something that the paper concludes for its readers is false. */
  CONCLUSION("conclusion");

  private final String words;

  Effect(String words) {
    this.words = words;
  }

  /** As it is printed. */
  public String words() {
    return words;
  }
}
