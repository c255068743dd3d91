package normsharp.verify.claims;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.DescentOutcome;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.dynamics.StoppingRule;
import normsharp.verify.evidence.PropertyTest;
import org.hipparchus.util.Binary64;

/** Runs of gradient descent in double arithmetic, to see whether figures of the text come up. */
final class DescentRuns {
  private static final double ALPHA = 0.01;
  private static final int STEPS = 20_000;

  private DescentRuns() {}

  /**
   * Where a run from 0.01·1 ended.
   *
   * @param eta learning rate
   * @param v end-to-end weights
   * @param sharpness S on the manifold
   * @param risk ½‖v − 1‖² + ½
   */
  record Limit(double eta, List<Double> v, double sharpness, double risk) {}

  /** Tests a property of the limit at each rate where a run converges; one at least must. */
  static PropertyTest test(
      String shows, List<Double> x, double y, List<Double> etas, Predicate<Limit> property) {
    return new PropertyTest(
        shows,
        0,
        1,
        samples -> {
          List<Limit> limits = etas.stream().flatMap(eta -> limit(x, y, eta).stream()).toList();
          return limits.isEmpty()
              ? Optional.of("no run converges")
              : limits.stream().filter(property.negate()).map(Limit::toString).findFirst();
        });
  }

  /** The limit of the run at a rate; empty when it does not converge. */
  static Optional<Limit> limit(List<Double> x, double y, double eta) {
    DiagonalNetwork<Binary64> network =
        DiagonalNetwork.twoLayers(x.stream().map(Binary64::new).toList(), new Binary64(y));
    DescentOutcome<Binary64> outcome =
        new GradientDescent<>(network, new Binary64(eta))
            .run(Collections.nCopies(x.size(), new Binary64(ALPHA)), StoppingRule.within(STEPS));
    if (!(outcome instanceof DescentOutcome.Converged<Binary64> converged)) {
      return Optional.empty();
    }
    List<Binary64> w = converged.last().weights();
    List<Double> v = network.endToEnd(w).stream().map(Binary64::getReal).toList();
    double risk = v.stream().mapToDouble(e -> (e - 1) * (e - 1)).sum() / 2 + 0.5;
    return Optional.of(new Limit(eta, v, network.sharpnessOnManifold(w).getReal(), risk));
  }
}
