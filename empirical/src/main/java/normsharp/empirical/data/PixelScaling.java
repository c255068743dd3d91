package normsharp.empirical.data;

/** How MNIST's pixels, 0 … 255, are scaled; the paper does not say. Dimensionless. */
public enum PixelScaling {
  /** x/255, in [0, 1]. */
  UNIT("unit"),
  /** (x/255 − 0.1307)/0.3081: the mean and deviation of all training pixels, rounded as usual. */
  GLOBAL("global"),
  /**
   * (x/255 − mean)/deviation, pixel by pixel, with the mean and the population standard deviation
   * over all 60,000 training images. A pixel that is constant there is only centred.
   */
  PER_PIXEL("per-pixel");

  private final String option;

  PixelScaling(String option) {
    this.option = option;
  }

  /** The name in a configuration. */
  public String option() {
    return option;
  }
}
