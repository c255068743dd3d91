package normsharp.verify.claims;

import static normsharp.verify.claims.DiagonalLoss.equal;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.flow.ExcessRate;
import normsharp.theory.flow.FlowLimit;
import normsharp.theory.flow.GradientFlow;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Theorem B.1: gradient flow from α·1, v_i = α²e^{4x_iτ}, and its excess over the least norm.
 *
 * <p>For y &gt; 0, a = max x: aΣv − y = Σ(a − x_i)v_i ≤ E·Σ(a − x_i), where E bounds v_i for x_i
 * &lt; a: E = α^{2(1 − b/a)}·V^{b/a} with the next largest entry b and the largest V of v.
 */
public final class TheoremB_1 {
  private static final Statement EXCESS =
      Statement.of(
          "Σ[x_i·v_i] = y", "x_i ≤ a", "(a - x_i)·(E - v_i) ≥ 0", "a·Σ[v_i] - y ≤ E·Σ[a - x_i]");

  private static final Certificate BOUND = Certificate.of(EXCESS).times("-1", 0).plus(2);

  private static final String[] WITNESS = {"x = 1, 2", "v = 1, 3", "y = 7", "a = 2", "E = 1"};

  private TheoremB_1() {}

  /** The claims. */
  public static List<Claim> claims() {
    return List.of(theorem(), hypothesis(), monotone(), weighted(), positive(), shape());
  }

  private static Claim theorem() {
    return Claim.of("Theorem B.1", "Appendix B, after Chou et al. (2023)")
        .says(
            "GF from α·1 converges to w∞ with ‖w∞⊙w∞‖₁ ≤ min_{M∩R≥0} ‖w⊙w‖₁ + ε(α), ε(α) ↘ 0 for α"
                + " → 0")
        .assuming("M ∩ R^d_≥0 ≠ ∅, α > 0")
        .by(
            proof("a·excess = Σ(a − x_i)v_i ≤ E·Σ(a − x_i)", BOUND, WITNESS),
            proof(
                "the largest V of v, on the indices e, has aV ≤ y + ξ, ξ = Σ of |x_i|v_i over x_i <"
                    + " 0",
                Certificate.of(
                        Statement.of(
                            "Σ[x_i·v_i] = y",
                            "Σ[n_i] = ξ",
                            "x_i·v_i + n_i - a·V·e_i ≥ 0",
                            "Σ[e_i] = 1",
                            "a·V ≤ y + ξ"))
                    .times("-1", 0)
                    .times("-1", 1)
                    .times("a·V", 3)
                    .plus(2),
                "x = 2, -1",
                "v = 3, 1",
                "n = 0, 1",
                "e = 1, 0",
                "a = 2",
                "V = 3",
                "y = 5",
                "ξ = 1"),
            new Argument(
                "Let y > 0 and α²Σx_i < y. The flow is v_i = α²e^{4x_iτ} with τ' = −r > 0 while r <"
                    + " 0; r is strictly increasing in τ and unbounded above (a > 0, as M ∩ R≥0 ≠"
                    + " ∅), so τ tends to its root and the flow converges to a point of M. There v_i"
                    + " = α²(V/α²)^{x_i/a} ≤ E for x_i < a, and ξ ≤ α²Σ|x_i|, so E → 0 like"
                    + " α^{2(1−b/a)} (or α² for b < 0). For larger α τ decreases to the root. y < 0:"
                    + " change both signs. y = 0: the flow is homogeneous, w∞(α) = α·w∞(1), and the"
                    + " minimum is 0."))
        .checkedBy(
            new PropertyTest(
                "theory's excess is Σv_i(1 − x_i/a) ≤ E·Σ(1 − x_i/a), to 10⁻⁹",
                2101,
                30,
                TheoremB_1::excessAgrees))
        .boundary(
            "every d and signs of x, L = 2; ε(α) is any upper bound of the excess, for example the"
                + " excess plus α; rate α^{2(1−b/a)} for the next largest entry b ≥ 0 of x")
        .code(GradientFlow.class, FlowLimit.class, ExcessRate.class)
        .notThat(
            "a·excess ≤ E without the factor Σ(a − x_i)",
            proof("", BOUND.claiming(EXCESS.concluding("a·Σ[v_i] - y ≤ E")), WITNESS),
            "x = 0, 2",
            "v = 1, 3",
            "y = 6",
            "a = 2",
            "E = 1");
  }

  private static Optional<String> excessAgrees(Samples samples) {
    DiagonalNetwork<BigFraction> network = ExactNetworks.positiveSample(samples);
    GradientFlow flow = GradientFlow.of(network, 0.01);
    FlowLimit limit = flow.limit();
    List<Double> v =
        network.toBinary64().endToEnd(limit.weights()).stream().map(e -> e.getReal()).toList();
    double a = network.x().stream().mapToDouble(BigFraction::getReal).max().orElseThrow();
    double excess = 0;
    double gaps = 0;
    double bound = 0;
    for (int i = 0; i < v.size(); i++) {
      double gap = 1 - network.x().get(i).getReal() / a;
      excess += v.get(i) * gap;
      gaps += gap;
      bound = gap > 0 ? Math.max(bound, v.get(i)) : bound;
    }
    double theirs = flow.excess().orElse(Double.NaN);
    return Math.abs(theirs - excess) <= 1e-9 * (1 + excess) && excess <= bound * gaps * (1 + 1e-9)
        ? Optional.empty()
        : Optional.of(network + ": excess " + theirs);
  }

  private static Claim positive() {
    return Claim.beyond("Beyond: when the flow attains the least norm")
        .says(
            "A positive limit v of the flow has excess Σv_i(1 − x_i/a), which is 0 ⇔ all x_i are"
                + " equal, and > 0 else")
        .assuming("y > 0, a = max x_i > 0")
        .by(
            equality(
                "no excess: x_i = a wherever v_i ≠ 0",
                Certificate.of(
                        Statement.of("Σ[x_i·v_i] = y", "x_i ≤ a", "v_i > 0", "a·Σ[v_i] - y ≥ 0"))
                    .times("1", 0)
                    .plus(1, 2),
                0,
                "v_i·(a - x_i) = 0",
                "x = 1, 1",
                "v = 1, 1",
                "y = 2",
                "a = 1"),
            proof(
                "and conversely",
                Certificate.of(Statement.of("Σ[x_i·v_i] = y", "x_i = a", "a·Σ[v_i] - y = 0"))
                    .times("1", 0)
                    .times("-v_i", 1),
                "x = 1, 1",
                "v = 1, 1",
                "y = 2",
                "a = 1"))
        .boundary(
            "every d and signs of x, y > 0, and y < 0 after a change of both signs. Theorem B.1 asks"
                + " for some positive bound ε(α) of the excess, so that the excess 0 is no objection"
                + " to it")
        .uses("Theorem B.1")
        .code(ExcessRate.class)
        .notThat(
            "no excess forces x_i = −a",
            equality(
                "",
                Certificate.of(
                        Statement.of("Σ[x_i·v_i] = y", "x_i ≤ a", "v_i > 0", "a·Σ[v_i] - y ≥ 0"))
                    .times("1", 0)
                    .plus(1, 2),
                0,
                "v_i·(a + x_i) = 0",
                "x = 1, 1",
                "v = 1, 1",
                "y = 2",
                "a = 1"),
            "x = 1, 1",
            "v = 1, 1",
            "y = 2",
            "a = 1");
  }

  private static Claim hypothesis() {
    Certificate empty =
        Certificate.of(Statement.of("x_i ≤ 0", "y > 0", "(Σ[x_i·w_i^2] - y)^2 ≥ y^2"))
            .plus(Rational.ONE, "Σ[x_i·w_i^2]")
            .plus(Rational.of(2), "w_i", 0, 1);
    return Claim.of("Theorem B.1, hypothesis M ∩ R≥0 ≠ ∅", "Appendix B")
        .says("Assume that M ∩ R^d_≥0 is non-empty")
        .by(
            proof(
                "it is needed: where no x_i has the sign of y, 𝓛 ≥ ½y² everywhere",
                empty,
                "x = -1, 0",
                "w = 1, 1",
                "y = 1"),
            proof(
                "and M ≠ ∅ suffices: with w also |w| lies on M",
                Certificate.of(
                        Statement.of(
                            "Σ[x_i·w_i^2] = y", "p_i^2 = w_i^2", "p_i ≥ 0", "Σ[x_i·p_i^2] = y"))
                    .times("1", 0)
                    .times("x_i", 1),
                "x = 1, -2",
                "w = -2, 1",
                "p = 2, 1",
                "y = 2"))
        .boundary(
            "every d; it holds ⇔ M ≠ ∅ ⇔ some x_i y > 0, or y = 0. A draw with x ≥ 0 and y < 0,"
                + " which noise makes possible, violates it")
        .code(FlowLimit.class)
        .notThat(
            "𝓛 ≥ 2y² there",
            proof(
                "",
                empty.claiming(Statement.of("x_i ≤ 0", "y > 0", "(Σ[x_i·w_i^2] - y)^2 ≥ 4·y^2")),
                "x = -1, 0",
                "w = 1, 1",
                "y = 1"),
            "x = -1, 0",
            "w = 0, 0",
            "y = 1");
  }

  private static Claim monotone() {
    // v_i = A·e^{4x_iτ}, A = α²: as A grows by A', v_i' = v_i(k + x_i t), k = A'/A, t = 4τ'.
    Map<String, Polynomial> growth = Map.of("v_i", Polynomial.parse("v_i·(k + x_i·t)"));
    Statement increasing =
        Statement.of(
            "k·Σ[x_i·v_i] + t·Σ[x_i^2·v_i] = 0",
            "Σ[x_i^2·v_i] > 0",
            "v_i ≥ 0",
            "k > 0",
            "k·Σ[v_i] + t·Σ[x_i·v_i] ≥ 0");
    Certificate cauchySchwarz =
        Certificate.of(increasing)
            .over(1, 1)
            .times("Σ[x_i·v_i]·Σ[x_i^2·v_i]", 0)
            .plus(Rational.ONE, "Σ[x_i^2·v_i] - x_i·Σ[x_i·v_i]", 2, 3);
    return Claim.of("Theorem B.1, ε(α) ↘ 0 is monotone", "Appendix B")
        .says("ε(α) decreases to 0 as α decreases to 0")
        .assuming("stronger than the text: ε is the excess itself, no bound of it; x ≠ 0")
        .by(
            equal(
                "⟨x, v⟩ = y is kept: k M₁ + t M₂ = 0",
                Polynomial.parse("Σ[x_i·v_i]").derivative(growth),
                Polynomial.parse("k·Σ[x_i·v_i] + t·Σ[x_i^2·v_i]")),
            equal(
                "the norm changes by k M₀ + t M₁",
                Polynomial.parse("Σ[v_i]").derivative(growth),
                Polynomial.parse("k·Σ[v_i] + t·Σ[x_i·v_i]")),
            proof(
                "which is ≥ 0: M₀M₂ ≥ M₁²",
                cauchySchwarz,
                "x = 1, 2",
                "v = 1, 1",
                "k = 5",
                "t = -3"),
            new Argument("τ∞(α) is differentiable by the implicit function theorem, as M₂ > 0."))
        .boundary("every d and signs of x; strict unless x is constant where v > 0")
        .uses("Theorem B.1")
        .code(ExcessRate.class)
        .notThat(
            "the norm grows at least like k·M₀",
            proof(
                "",
                cauchySchwarz.claiming(increasing.concluding("t·Σ[x_i·v_i] ≥ 0")),
                "x = 1, 2",
                "v = 1, 1",
                "k = 5",
                "t = -3"),
            "x = 1, 2",
            "v = 1, 1",
            "k = 5",
            "t = -3");
  }

  private static Claim weighted() {
    Statement excess =
        Statement.of(
            "Σ[x_i·v_i] = y",
            "x_i ≤ a·p_i",
            "(a·p_i - x_i)·(E - v_i) ≥ 0",
            "a·Σ[p_i·v_i] - y ≤ E·Σ[a·p_i - x_i]");
    Certificate bound = Certificate.of(excess).times("-1", 0).plus(2);
    String[] witness = {"x = 1, 3", "v = 2, 1", "p = 1, 2", "y = 5", "a = 3/2", "E = 2"};
    return Claim.of("Appendix B, weighted norm", "Appendix B, before Theorem B.1")
        .says(
            "GF converges to an end-to-end model that approximately minimizes a weighted ℓ1-norm"
                + " among all interpolating solutions if initialized close to the origin, where the"
                + " weights depend on the chosen initialization")
        .assuming(
            "w₀ = (α^{p_1}, …, α^{p_d}) with p > 0, α → 0; y > 0, some x_i > 0; the weights are p")
        .by(
            proof("on M, a·Σpv ≥ y for a = max x_i/p_i", leastWeighted(), witness),
            proof("a·Σpv − y = Σ(a·p_i − x_i)v_i ≤ E·Σ(a·p_i − x_i)", bound, witness),
            new Argument(
                "v_i = α^{2p_i}e^{4x_iτ}. Let x_k = a·p_k and V ≥ v_k for small α (as in Theorem"
                    + " B.1). Then e^{4τ} ≤ (V·α^{−2p_k})^{1/x_k}, so x_i > 0 has v_i ≤"
                    + " V^{x_i/x_k}·α^{2(p_i − x_i/a)} and x_i ≤ 0 has v_i ≤ α^{2p_i}: both tend to 0"
                    + " unless x_i = a·p_i."))
        .boundary(
            "every d and signs of x, L = 2, y > 0, and y < 0 after a change of both signs. A start"
                + " α·β with fixed β has p = 1: its weights do not depend on β ('Beyond: shape of the"
                + " start')")
        .uses("Theorem B.1")
        .code(GradientFlow.class)
        .notThat(
            "the weights are all 1, whatever p",
            proof(
                "", bound.claiming(excess.concluding("a·Σ[v_i] - y ≤ E·Σ[a·p_i - x_i]")), witness),
            "x = 1, 1",
            "v = 1, 4",
            "p = 1, 1/4",
            "y = 5",
            "a = 4",
            "E = 1");
  }

  /** The least weighted norm. */
  private static Certificate leastWeighted() {
    return Certificate.of(
            Statement.of("Σ[x_i·v_i] = y", "x_i ≤ a·p_i", "v_i ≥ 0", "a·Σ[p_i·v_i] ≥ y"))
        .times("1", 0)
        .plus(1, 2);
  }

  private static Claim shape() {
    return Claim.beyond("Beyond: shape of the start")
        .says(
            "From α·β the flow approximately minimizes the unweighted ℓ1-norm, whatever the shape β"
                + " of the start")
        .assuming("𝓛 as in (4), w₀ = α·β with fixed β > 0 and α → 0")
        .by(
            proof("whatever β, the unweighted excess is at most E·Σ(1 − x_i/a)", BOUND, WITNESS),
            new Argument(
                "v_i = α²β_i²e^{4x_iτ}, so for x_i < a v_i ≤ E := α^{2(1−b/a)}·C with C depending on"
                    + " β, y and x only: E → 0, and the weights are 1 for every β."))
        .boundary(
            "every d, β and signs of x, y > 0, L = 2. Appendix B speaks of a weighted norm with weights"
                + " that depend on the start; for L = 2 and fixed β they are all 1")
        .uses("Theorem B.1")
        .code(GradientFlow.class)
        .notThat(
            "the excess is at most E·Σ(a − x_i)/2",
            proof(
                "", BOUND.claiming(EXCESS.concluding("a·Σ[v_i] - y ≤ 1/2·E·Σ[a - x_i]")), WITNESS),
            WITNESS);
  }
}
