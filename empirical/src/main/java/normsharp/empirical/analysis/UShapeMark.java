package normsharp.empirical.analysis;

import java.util.Arrays;
import java.util.Optional;

/** The four marks of the column "U-Shape" of the paper's Table 1. */
public enum UShapeMark {
  /** ✓: the optimum lies at mid-range learning rates. */
  INTERIOR("✓"),
  /** (✓): inconclusive, rather interior. */
  RATHER_INTERIOR("(✓)"),
  /** (×): inconclusive, rather extreme. */
  RATHER_EXTREME("(×)"),
  /** ×: the optimum lies at an extreme. */
  EXTREME("×");

  private final String symbol;

  UShapeMark(String symbol) {
    this.symbol = symbol;
  }

  /** The mark as printed. */
  public String symbol() {
    return symbol;
  }

  /** Whether the mark stands in brackets. */
  public boolean isInconclusive() {
    return this == RATHER_INTERIOR || this == RATHER_EXTREME;
  }

  /** The mark with a printed symbol; empty for a blank cell, which Table 1 has once. */
  public static Optional<UShapeMark> ofSymbol(String symbol) {
    if (symbol.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(values())
            .filter(mark -> mark.symbol.equals(symbol.strip()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a mark must be one of ✓ (✓) (×) × or blank, got '" + symbol + "'")));
  }
}
