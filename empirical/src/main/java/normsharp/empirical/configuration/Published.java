package normsharp.empirical.configuration;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import normsharp.empirical.analysis.UShapeMark;

/**
 * Where the paper shows a configuration.
 *
 * @param row row of Table 1, counted from 1; empty for a configuration that is not there
 * @param mark the printed mark of column "U-Shape"; empty where the table has none
 * @param figures figures as numbered in the paper, such as {@code 3a}
 */
public record Published(OptionalInt row, Optional<UShapeMark> mark, List<String> figures) {
  /** A configuration that the paper does not show. */
  public static final Published NOWHERE =
      new Published(OptionalInt.empty(), Optional.empty(), List.of());

  /** Checks row and figures. */
  public Published {
    if (row.isPresent() && row.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "a row of Table 1 must be at least 1, got " + row.getAsInt());
    }
    figures = List.copyOf(figures);
    for (String figure : figures) {
      if (!figure.matches("[1-9][0-9]*[a-z]?")) {
        throw new IllegalArgumentException(
            "a figure is written as a number and at most one letter, such as 3a, got '"
                + figure
                + "'");
      }
    }
  }
}
