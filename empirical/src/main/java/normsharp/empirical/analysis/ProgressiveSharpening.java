package normsharp.empirical.analysis;

import java.util.Locale;

/**
 * Whether the sharpness grows along the gradient flow: s_GF/s₀ against 1.
 *
 * <p>The rule: it took place when s_GF &gt; 1.01·s₀. Otherwise the largest sharpness is the one at
 * the start, as with weights scaled up at initialisation, and 2/s_GF = 2/s₀.
 *
 * @param ratio s_GF/s₀, dimensionless
 * @see "Section 2.1; Appendix H.6 on scaled initialisations"
 */
public record ProgressiveSharpening(double ratio) {
  /** Relative growth that counts. */
  public static final double GROWTH = 0.01;

  /** Checks the sign. */
  public ProgressiveSharpening {
    Numbers.positive("s_GF/s₀", ratio);
  }

  /** The ratio along a flow. */
  public static ProgressiveSharpening of(FlowResult flow) {
    return new ProgressiveSharpening(flow.peakSharpness() / flow.initialSharpness());
  }

  /** Whether sharpening took place, by the rule above. */
  public boolean tookPlace() {
    return ratio > 1 + GROWTH;
  }

  /** The result in words. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "s_GF/s₀ = %s: progressive sharpening %s",
        Numbers.text(ratio),
        tookPlace() ? "took place" : "did not take place");
  }
}
