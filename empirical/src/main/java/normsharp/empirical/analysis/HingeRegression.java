package normsharp.empirical.analysis;

/**
 * Least squares for the continuous broken line y = c + a·x − b·(x − t)₊ with b ≥ 0, profiled over
 * the change point t.
 *
 * <p>Between two neighbouring abscissae the split into left and right points is fixed, and the best
 * t is where the two separately fitted lines meet, if they meet there; otherwise the optimum is at
 * an abscissa (Hudson 1966). So finitely many candidates give the global optimum exactly. The
 * change point ranges over [u₂, u_{m−1}], the second to the last but one of the m distinct
 * abscissae, where both pieces have two.
 *
 * @see "D. J. Hudson, Fitting segmented curves whose join points have to be estimated, JASA 61
 *     (1966)"
 */
final class HingeRegression {
  /** Least number of distinct abscissae. */
  static final int MIN_DISTINCT = 6;

  private static final double ROUNDING = 1e-12;

  private final Series series;
  private final HingeShape shape;
  private final int[] ends;

  HingeRegression(Series series, HingeShape shape) {
    this.series = series;
    this.shape = shape;
    this.ends = series.ends();
    if (ends.length < MIN_DISTINCT) {
      throw new IllegalArgumentException(
          "a broken line needs " + MIN_DISTINCT + " distinct abscissae, got " + ends.length);
    }
  }

  /** The parameters at a change point and their sum of squares. */
  record Fit(double t, double level, double slope, double drop, double rss) {
    double at(double x) {
      return level + slope * (x - t) - drop * Math.max(x - t, 0);
    }
  }

  /** The best fit over all change points. */
  Fit best() {
    Fit best = at(lowest());
    for (int k = 1; k + 2 < ends.length; k++) {
      double meeting = meetingPoint(ends[k]);
      if (knot(k) < meeting && meeting < knot(k + 1)) {
        best = better(best, at(meeting));
      }
      best = better(best, at(knot(k + 1)));
    }
    return best;
  }

  private static Fit better(Fit first, Fit second) {
    return second.rss() < first.rss() ? second : first;
  }

  /**
   * The hull of {t : RSS(t) ≤ bound} as [lower, upper]; an end that the domain cuts off is
   * infinite.
   *
   * <p>On each piece RSS is a constant plus h²/V, h affine and V a positive quadratic in t: between
   * two candidates, one outside the set and one inside, it crosses the bound once.
   */
  double[] profileInterval(double bound) {
    double[] candidates = new double[2 * ends.length];
    int count = 0;
    candidates[count++] = lowest();
    for (int k = 1; k + 2 < ends.length; k++) {
      double meeting = meetingPoint(ends[k]);
      if (knot(k) < meeting && meeting < knot(k + 1)) {
        candidates[count++] = meeting;
      }
      candidates[count++] = knot(k + 1);
    }
    int first = 0;
    while (at(candidates[first]).rss() > bound) {
      first++;
    }
    int last = count - 1;
    while (at(candidates[last]).rss() > bound) {
      last--;
    }
    double lower =
        first == 0
            ? Double.NEGATIVE_INFINITY
            : crossing(candidates[first], candidates[first - 1], bound);
    double upper =
        last == count - 1
            ? Double.POSITIVE_INFINITY
            : crossing(candidates[last], candidates[last + 1], bound);
    return new double[] {lower, upper};
  }

  private double crossing(double inside, double outside, double bound) {
    double in = inside;
    double out = outside;
    for (int step = 0; step < 60; step++) {
      double middle = (in + out) / 2;
      if (at(middle).rss() <= bound) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return in;
  }

  /** Least change point considered. */
  double lowest() {
    return knot(1);
  }

  private double knot(int k) {
    return series.x(ends[k] - 1);
  }

  /** The best fit with a given change point. */
  Fit at(double t) {
    int n = series.size();
    double meanX = 0;
    double meanY = 0;
    double meanZ = 0;
    for (int i = 0; i < n; i++) {
      meanX += (series.x(i) - t) / n;
      meanY += series.y(i) / n;
      meanZ += Math.max(series.x(i) - t, 0) / n;
    }
    double xx = 0;
    double xz = 0;
    double zz = 0;
    double xy = 0;
    double zy = 0;
    for (int i = 0; i < n; i++) {
      double x = series.x(i) - t - meanX;
      double y = series.y(i) - meanY;
      double z = Math.max(series.x(i) - t, 0) - meanZ;
      xx += x * x;
      xz += x * z;
      zz += z * z;
      xy += x * y;
      zy += z * y;
    }
    double slope = 0;
    double drop =
        switch (shape) {
          case HYPERBOLA -> 1;
          case POWER -> Math.max(-zy / zz, 0);
          case TILTED -> Math.max((xz * xy - xx * zy) / (xx * zz - xz * xz), 0);
        };
    if (shape == HingeShape.TILTED) {
      slope = (xy + drop * xz) / xx;
    }
    double level = meanY - slope * meanX + drop * meanZ;
    Fit fit = new Fit(t, level, slope, drop, 0);
    double rss = 0;
    for (int i = 0; i < n; i++) {
      double residual = series.y(i) - fit.at(series.x(i));
      rss += residual * residual;
    }
    return new Fit(t, level, slope, drop, rss);
  }

  /** Where the two lines meet that are fitted to the points before and from index {@code split}. */
  private double meetingPoint(int split) {
    double[] left = line(0, split, shape == HingeShape.TILTED ? Double.NaN : 0);
    double[] right = line(split, series.size(), shape == HingeShape.HYPERBOLA ? -1 : Double.NaN);
    return (right[0] - left[0]) / (left[1] - right[1]);
  }

  /** Intercept and slope of the points from ≤ i &lt; to; a slope that is given is kept. */
  private double[] line(int from, int to, double givenSlope) {
    double meanX = 0;
    double meanY = 0;
    for (int i = from; i < to; i++) {
      meanX += series.x(i) / (to - from);
      meanY += series.y(i) / (to - from);
    }
    double slope = givenSlope;
    if (Double.isNaN(slope)) {
      double xx = 0;
      double xy = 0;
      for (int i = from; i < to; i++) {
        xx += (series.x(i) - meanX) * (series.x(i) - meanX);
        xy += (series.x(i) - meanX) * (series.y(i) - meanY);
      }
      slope = xy / xx;
    }
    return new double[] {meanY - slope * meanX, slope};
  }

  /** Sum of squares that the rounding of the values alone can make. */
  static double roundingFloor(Series series) {
    double largest = 1;
    for (int i = 0; i < series.size(); i++) {
      largest = Math.max(largest, Math.abs(series.y(i)));
    }
    return series.size() * ROUNDING * ROUNDING * largest * largest;
  }
}
