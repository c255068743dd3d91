package normsharp.empirical.configuration;

import normsharp.empirical.analysis.RateGrid;

/** The part of a schedule that a learning rate comes from; of a rate in several, the first. */
public enum RatePart {
  /** η = k/(2 s_GF). */
  FINE(RateGrid.FINE),
  /** 6/s_GF + jΔ, j = 0…8. */
  COARSE(RateGrid.COARSE),
  /** 6/s_GF − jΔ &gt; 0, j = 1, 2, …. */
  DOWNWARD(RateGrid.COARSE),
  /** 6/s_GF + jΔ, j = 9, 10, …, until the first divergence. */
  UPWARD(RateGrid.COARSE),
  /** Between two rates of which the larger one diverged within the coarse interval. */
  REFINED(RateGrid.COARSE),
  /** Given one by one. */
  LISTED(RateGrid.LISTED);

  private final RateGrid grid;

  RatePart(RateGrid grid) {
    this.grid = grid;
  }

  /** The grid that the analysis counts the rate to. */
  public RateGrid grid() {
    return grid;
  }
}
