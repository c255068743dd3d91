package normsharp.reports.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.ManifoldShape;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.LearningRate;
import normsharp.theory.dynamics.TrappingBox;
import normsharp.theory.flow.ExcessRate;
import normsharp.theory.flow.FlowLimit;
import normsharp.theory.flow.GradientFlow;
import normsharp.theory.flow.PeakSharpness;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.RiskMinimizer;
import normsharp.theory.kkt.RiskProblem;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessFrontier;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.theory.minimizers.StableSet;
import normsharp.theory.risk.RiskRange;
import org.hipparchus.fraction.BigFraction;

/**
 * Everything theory says about one diagonal-network problem; what {@code solve} prints.
 *
 * @param network the data, exact
 * @param eta the learning rate, where one is given
 * @param alpha the flow's initial scale: w(0) = α·1
 * @param enumerate whether the KKT points are to be enumerated
 */
record Solution(
    DiagonalNetwork<BigFraction> network,
    Optional<BigFraction> eta,
    BigFraction alpha,
    boolean enumerate) {
  /** Relative accuracy asked of the peak sharpness along the flow. */
  private static final double PEAK_TOLERANCE = 1e-9;

  ManifoldShape shape() {
    return ManifoldShape.of(network);
  }

  MinimizerSet<BigFraction> normMinimizers() {
    return NormMinimizers.of(network);
  }

  MinimizerSet<BigFraction> sharpnessMinimizers() {
    return SharpnessMinimizers.of(network);
  }

  Optional<RiskRange<BigFraction>> risk(MinimizerSet<BigFraction> set) {
    return RiskRange.of(network, set);
  }

  CriticalLearningRates rates() {
    return CriticalLearningRates.of(network);
  }

  LearningRate largestTrapping() {
    return TrappingBox.largestTrapping(network);
  }

  Optional<FrontierPoint<BigFraction>> frontier() {
    return eta.map(rate -> SharpnessFrontier.leastNorm(network, rate));
  }

  boolean hasTwoLayers() {
    return network.layers() == 2;
  }

  Optional<StableSet.Extent> stableExtent() {
    return hasTwoLayers() ? eta.map(rate -> StableSet.extent(network, rate)) : Optional.empty();
  }

  /** The stable set with its vertices; left out in dimensions that are not enumerated. */
  Optional<StableSet<BigFraction>> stableSet() {
    boolean small = network.dimension() <= KktEnumeration.MAX_DIMENSION;
    return hasTwoLayers() && small
        ? eta.map(rate -> StableSet.of(network, rate))
        : Optional.empty();
  }

  RiskProblem<BigFraction> riskProblem() {
    return new RiskProblem<>(network.x(), network.y(), eta);
  }

  Optional<RiskMinimizer<BigFraction>> riskMinimizer() {
    return ConstrainedRiskMinimizer.of(riskProblem());
  }

  GradientFlow flow() {
    return GradientFlow.of(network, Rationals.toDouble(alpha));
  }

  FlowLimit flowLimit() {
    return flow().limit();
  }

  OptionalDouble flowExcess() {
    return flow().excess();
  }

  ExcessRate excessRate() {
    return ExcessRate.of(network);
  }

  double initialSharpness() {
    return flow().initialSharpness();
  }

  PeakSharpness peakSharpness() {
    return flow().peakSharpness(PEAK_TOLERANCE);
  }

  /** Why (12) has no solution, or the theory of (12) does not apply. */
  String noRiskMinimizer() {
    if (!hasTwoLayers()) {
      return "(12) is stated for 2 layers";
    }
    return shape() instanceof ManifoldShape.Empty empty
        ? "the manifold is empty: " + empty.reason()
        : "no point of the manifold has S ≤ 2/η";
  }
}
