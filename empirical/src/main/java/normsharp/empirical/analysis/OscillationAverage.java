package normsharp.empirical.analysis;

import java.util.List;
import java.util.Optional;

/**
 * The mean of a recorded series over a part of it, and which part.
 *
 * @param value the mean, in the series' unit
 * @param from index of the first averaged entry
 * @param to index after the last one, &gt; from
 */
public record OscillationAverage(double value, int from, int to) {
  /** Checks the range. */
  public OscillationAverage {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "an average needs 0 ≤ from < to, got from = " + from + ", to = " + to);
    }
  }

  /** Number of averaged entries. */
  public int length() {
    return to - from;
  }

  /**
   * The mean over the last whole oscillation: the entries after the last but one local maximum, up
   * to and including the last one. A local maximum exceeds the different values next to it on both
   * sides; of equal neighbouring ones the first counts.
   *
   * @return empty when there are fewer than two local maxima, and so no whole oscillation
   */
  public static Optional<OscillationAverage> overLastOscillation(List<Double> series) {
    requireFinite(series);
    int last = -1;
    int previous = -1;
    int risenAt = -1;
    for (int i = 1; i < series.size(); i++) {
      int direction = Double.compare(series.get(i), series.get(i - 1));
      if (direction > 0) {
        risenAt = i;
      } else if (direction < 0 && risenAt >= 0) {
        previous = last;
        last = risenAt;
        risenAt = -1;
      }
    }
    return previous < 0 ? Optional.empty() : Optional.of(over(series, previous + 1, last + 1));
  }

  /** The mean over the last entries, as many as {@code window}. */
  public static OscillationAverage overLast(List<Double> series, int window) {
    requireFinite(series);
    if (window < 1 || window > series.size()) {
      throw new IllegalArgumentException(
          "the window must lie in 1…"
              + series.size()
              + ", the length of the series, got "
              + window);
    }
    return over(series, series.size() - window, series.size());
  }

  /**
   * The smoothed maximum: the mean over the entries at most {@code halfWidth} away from the largest
   * one (the first of several), cut off at the ends of the series.
   *
   * @see "Appendix H.4: we visualize the smoothed sharpness around its maximum; the paper states no
   *     window"
   */
  public static OscillationAverage aroundMaximum(List<Double> series, int halfWidth) {
    requireFinite(series);
    if (series.isEmpty() || halfWidth < 0) {
      throw new IllegalArgumentException(
          "the series must not be empty and the half width ≥ 0, got "
              + series.size()
              + " entries and "
              + halfWidth);
    }
    int peak = 0;
    for (int i = 0; i < series.size(); i++) {
      peak = series.get(i) > series.get(peak) ? i : peak;
    }
    int to = (int) Math.min((long) peak + halfWidth + 1, series.size());
    return over(series, Math.max(peak - halfWidth, 0), to);
  }

  private static OscillationAverage over(List<Double> series, int from, int to) {
    double sum = 0;
    for (double entry : series.subList(from, to)) {
      sum += entry;
    }
    return new OscillationAverage(sum / (to - from), from, to);
  }

  private static void requireFinite(List<Double> series) {
    series.forEach(entry -> Numbers.finite("an entry of the series", entry));
  }
}
