package normsharp.empirical.data;

/** How a yes-or-no target is given to the model. */
public enum BinaryTargets {
  /**
   * One real output: the 0/1 target minus its mean, divided by its population standard deviation
   * over the training set; for the squared loss.
   *
   * @see "Appendix H.14: the same transformation is applied to the targets"
   */
  STANDARDIZED("standardized"),
  /** Labels of two classes; for cross-entropy. */
  LABELS("labels");

  private final String option;

  BinaryTargets(String option) {
    this.option = option;
  }

  /** The name in a configuration. */
  public String option() {
    return option;
  }
}
