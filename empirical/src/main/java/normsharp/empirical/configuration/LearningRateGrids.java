package normsharp.empirical.configuration;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import normsharp.empirical.descent.RunOutcome;
import normsharp.theory.arithmetic.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The grids of learning rates that follow from the sharpness of the gradient flow.
 *
 * <ul>
 *   <li>Fine: η_k = k/(2 s_GF), k = 1…12.
 *   <li>Coarse: 6/s_GF + jΔ, j = 0…8, with Δ = (2/s₀ − 6/s_GF)/8; downward by Δ while strictly
 *       positive; upward by Δ, one by one, until the first divergence.
 *   <li>For s_GF ≤ 3 s₀ that Δ is not positive and the printed grid undefined; then Δ = 1/(2 s_GF),
 *       and {@link #fallback} says so.
 *   <li>"If we observe divergence already within the interval, we manually refine the schedule by
 *       decreasing the step size": here the step below the first rate that diverged within the
 *       coarse interval is divided into equal pieces, and again, as the setting says.
 * </ul>
 *
 * <p>Where s_GF is only slightly larger than 3 s₀, Δ is tiny and the printed rule gives very many
 * rates; the setting limits them. Rates are computed over the rationals and rounded once. A rate of
 * several grids, up to a relative 1e−12, is run once and belongs to the first of them.
 *
 * @param initialSharpness s₀, in [1e−100, 1e100], dimensionless
 * @param peakSharpness s_GF, in [1e−100, 1e100], dimensionless
 * @param setting what the paper leaves open
 * @see "Appendix G"
 */
public record LearningRateGrids(
    double initialSharpness, double peakSharpness, RateSchedule.AppendixG setting) {
  private static final int COARSE_INTERVALS = 8;

  /** Checks the sharpness. */
  public LearningRateGrids {
    requireSharpness("s₀", initialSharpness);
    requireSharpness("s_GF", peakSharpness);
  }

  private static void requireSharpness(String what, double value) {
    if (!(value >= 1e-100 && value <= 1e100)) {
      throw new IllegalArgumentException(
          "%s must lie in [1e-100, 1e100] to make learning rates, got %s".formatted(what, value));
    }
  }

  /** Why the coarse grid is not the printed one; empty where it is. */
  public Optional<CoarseFallback> fallback() {
    return printedStep().signum() > 0 ? Optional.empty() : Optional.of(CoarseFallback.FINE_SPACING);
  }

  /** The coarse grid's step Δ &gt; 0, exact. */
  public BigFraction step() {
    return fallback().isPresent() ? fineSpacing() : printedStep();
  }

  /** How many rates of the downward continuation the setting's limit leaves out. */
  public long downwardLeftOut() {
    return setting.coarse() ? Math.max(0, downwardCount() - setting.downwardLimit()) : 0;
  }

  /** The rates that depend on no outcome, ascending. */
  public List<PlannedRate> planned() {
    List<PlannedRate> rates = new ArrayList<>();
    if (setting.fine()) {
      for (int k = 1; k <= setting.finePoints(); k++) {
        rates.add(planned(fineSpacing().multiply(k), RatePart.FINE));
      }
    }
    if (setting.coarse()) {
      for (int j = 0; j <= COARSE_INTERVALS; j++) {
        rates.add(coarse(j, RatePart.COARSE));
      }
      long downward = Math.min(downwardCount(), setting.downwardLimit());
      for (int j = 1; j <= downward; j++) {
        rates.add(coarse(-j, RatePart.DOWNWARD));
      }
    }
    return distinct(rates);
  }

  /**
   * The rates that can be run now: first all those planned; then, when they have ended, refinements
   * and the next rate upward.
   *
   * @param done how runs ended, in any order
   * @return rates that are not among those done, ascending; empty when the sweep is complete
   */
  public List<PlannedRate> next(Collection<FinishedRate> done) {
    List<PlannedRate> planned = missing(planned(), done);
    if (!planned.isEmpty() || !setting.coarse()) {
      return planned;
    }
    List<PlannedRate> rates = new ArrayList<>(refinement(done));
    upward(done).ifPresent(rates::add);
    return distinct(rates);
  }

  /** The next rate above the interval, unless the largest one so far diverged. */
  private Optional<PlannedRate> upward(Collection<FinishedRate> done) {
    PlannedRate previous = coarse(COARSE_INTERVALS, RatePart.COARSE);
    for (int i = 1; i <= setting.upwardLimit(); i++) {
      if (diverged(previous.rate(), done)) {
        return Optional.empty();
      }
      PlannedRate candidate = coarse(COARSE_INTERVALS + i, RatePart.UPWARD);
      if (outcome(candidate.rate(), done).isEmpty()) {
        return Optional.of(candidate);
      }
      previous = candidate;
    }
    return Optional.empty();
  }

  /** Rates between the first one that diverged within the interval and the one below it. */
  private List<PlannedRate> refinement(Collection<FinishedRate> done) {
    List<Double> rates = planned().stream().map(PlannedRate::rate).toList();
    double start = coarse(0, RatePart.COARSE).rate();
    double end = coarse(COARSE_INTERVALS, RatePart.COARSE).rate();
    int first = 0;
    while (first < rates.size()
        && (rates.get(first) < start || !diverged(rates.get(first), done))) {
      first++;
    }
    if (first == 0 || first == rates.size() || rates.get(first) > end) {
      return List.of();
    }
    double below = rates.get(first - 1);
    double above = rates.get(first);
    if (diverged(below, done)) {
      return List.of();
    }
    for (int round = 0; round < setting.refinementRounds(); round++) {
      List<PlannedRate> pieces = pieces(below, above);
      List<PlannedRate> missing = missing(pieces, done);
      if (!missing.isEmpty()) {
        return missing;
      }
      for (PlannedRate piece : pieces) {
        if (diverged(piece.rate(), done)) {
          above = piece.rate();
          break;
        }
        below = piece.rate();
      }
    }
    return List.of();
  }

  private List<PlannedRate> pieces(double below, double above) {
    BigFraction from = Rationals.ofDouble(below);
    BigFraction piece = Rationals.ofDouble(above).subtract(from).divide(setting.refinementPieces());
    List<PlannedRate> rates = new ArrayList<>();
    for (int i = 1; i < setting.refinementPieces(); i++) {
      PlannedRate rate = planned(from.add(piece.multiply(i)), RatePart.REFINED);
      if (!PlannedRate.same(rate.rate(), below) && !PlannedRate.same(rate.rate(), above)) {
        rates.add(rate);
      }
    }
    return rates;
  }

  private boolean diverged(double rate, Collection<FinishedRate> done) {
    return outcome(rate, done).filter(setting::isDivergence).isPresent();
  }

  private static Optional<RunOutcome> outcome(double rate, Collection<FinishedRate> done) {
    return done.stream()
        .filter(run -> PlannedRate.same(run.rate(), rate))
        .map(FinishedRate::outcome)
        .findFirst();
  }

  private static List<PlannedRate> missing(List<PlannedRate> rates, Collection<FinishedRate> done) {
    return rates.stream().filter(rate -> outcome(rate.rate(), done).isEmpty()).toList();
  }

  private BigFraction fineSpacing() {
    return new BigFraction(1, 2).divide(Rationals.ofDouble(peakSharpness));
  }

  private BigFraction coarseStart() {
    return new BigFraction(6).divide(Rationals.ofDouble(peakSharpness));
  }

  private BigFraction printedStep() {
    return new BigFraction(2)
        .divide(Rationals.ofDouble(initialSharpness))
        .subtract(coarseStart())
        .divide(COARSE_INTERVALS);
  }

  /** The number of j ≥ 1 with 6/s_GF − jΔ &gt; 0, at most the largest {@code long}. */
  private long downwardCount() {
    BigFraction ratio = coarseStart().divide(step());
    BigInteger below = ratio.getNumerator().subtract(BigInteger.ONE).divide(ratio.getDenominator());
    return below.bitLength() > 62 ? Long.MAX_VALUE : below.longValueExact();
  }

  private PlannedRate coarse(int j, RatePart part) {
    return planned(coarseStart().add(step().multiply(j)), part);
  }

  private static PlannedRate planned(BigFraction rate, RatePart part) {
    return new PlannedRate(Rationals.toDouble(rate), part);
  }

  /** In ascending order; of equal rates the one of the first part. */
  private static List<PlannedRate> distinct(List<PlannedRate> rates) {
    List<PlannedRate> sorted = new ArrayList<>(rates);
    sorted.sort(Comparator.comparing(PlannedRate::part));
    List<PlannedRate> distinct = new ArrayList<>();
    for (PlannedRate rate : sorted) {
      if (distinct.stream().noneMatch(other -> PlannedRate.same(other.rate(), rate.rate()))) {
        distinct.add(rate);
      }
    }
    distinct.sort(Comparator.comparingDouble(PlannedRate::rate));
    return List.copyOf(distinct);
  }
}
