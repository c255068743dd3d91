package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.KktResiduals;
import normsharp.theory.kkt.Multipliers;
import normsharp.theory.kkt.RiskMinimizer;
import normsharp.theory.kkt.RiskProblem;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Which KKT points of (12) are no minimizers, by a direction in which the risk falls, and why the
 * minimizer has the multipliers of its sufficient conditions.
 *
 * <p>a is x₀ on the support S of v = w⊙w and 0 elsewhere, S_j = Σ a_iʲ. New weight q ≥ 0 off S is
 * paid for on S: p = q − σa − ρa² with ⟨x,p⟩ = ⟨x²,p⟩ = 0. At a KKT point ⟨∇f(v),p⟩ = Σ q_i(νx_i +
 * μx_i² − 1): negative as soon as q sits where 1 − νx_i − μx_i² &gt; 0.
 */
public final class BeyondRiskDescent {
  private static final String PAID = "p_i = q_i - σ·a_i - ρ·a_i^2";

  private static final Statement SLOPE =
      Statement.of(
          "q_i·v_i = 0",
          "a_i·(v_i - 1 + ν·a_i + μ·a_i^2) = 0",
          "σ·Σ[a_i^2] + ρ·Σ[a_i^3] = Σ[x_i·q_i]",
          "μ·(σ·Σ[a_i^3] + ρ·Σ[a_i^4]) = μ·Σ[x_i^2·q_i]",
          PAID,
          "Σ[(v_i - 1)·p_i] = Σ[q_i·(ν·x_i + μ·x_i^2 - 1)]");

  private static final Certificate FALLS =
      Certificate.of(SLOPE)
          .times("1", 0)
          .times("-σ - ρ·a_i", 1)
          .times("ν", 2)
          .times("1", 3)
          .times("v_i - 1", 4);

  /** x = (1, 2, 1), v = (1, 1, 0), q = e_3: its weight replaces that of index 1. */
  private static final String[] AT = {
    "x = 1, 2, 1",
    "a = 1, 2, 0",
    "v = 1, 1, 0",
    "q = 0, 0, 1",
    "p = -1, 0, 1",
    "ν = 0",
    "μ = 0",
    "σ = 2",
    "ρ = -1"
  };

  private BeyondRiskDescent() {}

  /** The claims. */
  public static List<Claim> claims() {
    return List.of(direction(), existence());
  }

  private static Claim direction() {
    Statement kept =
        Statement.of(
            "a_i·(x_i - a_i) = 0",
            "σ·Σ[a_i^2] + ρ·Σ[a_i^3] = Σ[x_i·q_i]",
            "σ·Σ[a_i^3] + ρ·Σ[a_i^4] = Σ[x_i^2·q_i]",
            PAID,
            "Σ[x_i·p_i] = 0");
    return Claim.beyond("Beyond: where the risk falls at a KKT point")
        .says(
            "Let v = w⊙w be a KKT point of (12) with 1 − νx_k − μx_k² > 0 for some k off its support and unique multipliers, or S(w) < 2/η. Then w is no local minimizer: v + tp is feasible with a smaller risk for all small t > 0, with p = e_k − σa − ρa²")
        .by(
            proof(
                "p keeps ⟨x,v⟩",
                Certificate.of(kept).times("-σ - ρ·a_i", 0).times("-1", 1).times("x_i", 3),
                AT),
            proof(
                "and ⟨x²,v⟩",
                Certificate.of(kept.concluding("Σ[x_i^2·p_i] = 0"))
                    .times("-(σ + ρ·a_i)·(x_i + a_i)", 0)
                    .times("-1", 2)
                    .times("x_i^2", 3),
                AT),
            proof("⟨∇f(v),p⟩ = Σ q_i(νx_i + μx_i² − 1), for every q off the support", FALLS, AT),
            proof(
                "f(v + tp) < f(v) for 0 < t < −2⟨∇f(v),p⟩/‖p‖²",
                Certificate.of(
                        Statement.of(
                            "t > 0",
                            "t·Σ[p_i^2] < -2·Σ[(v_i - 1)·p_i]",
                            "Σ[1/2·v_i^2 - v_i] - Σ[1/2·(v_i + t·p_i)^2 - v_i - t·p_i] > 0"))
                    .plus(Rational.of(1, 2), "1", 0, 1),
                "v = 1, 1, 0",
                "p = -1, 0, 1",
                "t = 1/2"),
            proof(
                "v + tp ≥ 0 on the support for small t, where v_i ≥ m > 0",
                Certificate.of(
                        Statement.of("v_i ≥ m", "t·(1 + p_i^2) ≤ 2·m", "t > 0", "v_i + t·p_i ≥ 0"))
                    .plus(0)
                    .plus(Rational.of(1, 2), "1", 1)
                    .plus(Rational.of(1, 2), "1 + p_i", 2),
                "v = 1, 1",
                "p = -1, 0",
                "m = 1",
                "t = 1/2"))
        .boundary(
            "every d, any signs of x₀ and y₀; off the support v + tp = tq ≥ 0. With S(w) < 2/η take ρ"
                + " = μ = 0: t is then also small enough for the bound's slack. Where the multipliers"
                + " form a ray, see “Beyond: multipliers of the minimizer exist”")
        .uses("Appendix E, eq. (20)")
        .code(KktPoint.class, KktEnumeration.class)
        .notThat(
            "⟨∇f(v),p⟩ = Σ q_i(νx_i + μx_i²)",
            proof(
                "",
                FALLS.claiming(SLOPE.concluding("Σ[(v_i - 1)·p_i] = Σ[q_i·(ν·x_i + μ·x_i^2)]")),
                AT),
            AT);
  }

  private static Claim existence() {
    Statement oneValue =
        Statement.of(
            "(x_i - α)·a_i = 0",
            "a_i·(x_i - a_i) = 0",
            "σ·Σ[a_i^2] = Σ[x_i·q_i]",
            "p_i = q_i - σ·a_i",
            "Σ[x_i^2·p_i] = Σ[q_i·x_i·(x_i - α)]");
    Certificate moment =
        Certificate.of(oneValue)
            .times("-σ·x_i", 0)
            .times("-σ·α", 1)
            .times("-α", 2)
            .times("x_i^2", 3);
    String[] witness = {"x = 1, 2", "a = 1, 0", "q = 0, 1", "p = -2, 1", "α = 1", "σ = 2"};
    Statement pair = Statement.of("k1 > 0", "τ·k1 = -c1", "k1·c2 - k2·c1 ≥ 0", "c2 + τ·k2 ≥ 0");
    return Claim.beyond("Beyond: multipliers of the minimizer exist")
        .says(
            "Where (12) is feasible there are ν and μ ≥ 0 with u = (1 − νx₀ − μx₀^⊙2)₊ feasible and μ(1/(2η) − ⟨x₀^⊙2,u⟩) = 0: the sufficient conditions of the global minimizer are necessary, without any constraint qualification")
        .by(
            proof(
                "x₀ = α ≠ 0 on S ∩ supp(x₀), λ = 0: along p = q − σa, ⟨x²,v⟩ changes at the rate Σ"
                    + " q_i x_i(x_i − α)",
                moment,
                witness),
            proof(
                "the risk at the rate Σ q_i c_i with c_i = νx_i − 1",
                Certificate.of(
                        Statement.of(
                            "q_i·v_i = 0",
                            "a_i·(v_i - 1 + ν·a_i) = 0",
                            "σ·Σ[a_i^2] = Σ[x_i·q_i]",
                            "p_i = q_i - σ·a_i",
                            "Σ[(v_i - 1)·p_i] = Σ[q_i·(ν·x_i - 1)]"))
                    .times("1", 0)
                    .times("-σ", 1)
                    .times("ν", 2)
                    .times("v_i - 1", 3),
                "x = 1, 2",
                "a = 1, 0",
                "v = 1, 0",
                "q = 0, 1",
                "p = -2, 1",
                "ν = 0",
                "σ = 2"),
            proof(
                "two indices with rates k₁ > 0 > k₂ and c₂k₁ ≥ c₁k₂ allow one τ = −c₁/k₁ (else q ="
                    + " −k₂e₁ + k₁e₂ keeps ⟨x²,v⟩ and lowers the risk)",
                Certificate.of(pair).over(0).times("k2", 1).plus(2),
                "k1 = 1",
                "k2 = -1",
                "c1 = -1",
                "c2 = 2",
                "τ = 1"),
            proof(
                "x₀|S = 0: q ≥ 0 off S with ⟨x,q⟩ = 0 lowers the risk at the rate Σq",
                Certificate.of(Statement.of("q_i·v_i = 0", "Σ[(v_i - 1)·q_i] = -Σ[q_i]"))
                    .times("1", 0),
                "v = 1, 0",
                "q = 0, 1"),
            new Argument(
                "f(v) ≥ ½(‖v‖ − √d)² − ½d is coercive and the feasible set is closed, so a minimizer"
                    + " exists. In one dimension, rays {τ : c_i + τk_i ≥ 0} that meet in pairs have a"
                    + " common point, the largest −c_i/k_i with k_i > 0."))
        .checkedBy(
            new PropertyTest(
                "theory finds such ν and μ whenever there is a KKT point, exactly",
                541,
                80,
                BeyondRiskDescent::multipliersExist))
        .boundary(
            "every d, any signs of x₀, every y₀ and η > 0. q = e_k where k₁ ≤ 0 > c_k; x_k = 0 or two"
                + " signs of x₀ give q for x₀|S = 0, otherwise ν = 1/x_j with the least |x_j| will do")
        .uses(
            "Beyond: where the risk falls at a KKT point",
            "Appendix E, global minimizer among the KKT points")
        .code(ConstrainedRiskMinimizer.class, Multipliers.class)
        .notThat(
            "⟨x²,v⟩ changes at the rate Σ q_i x_i²",
            proof("", moment.claiming(oneValue.concluding("Σ[x_i^2·p_i] = Σ[q_i·x_i^2]")), witness),
            witness);
  }

  private static Optional<String> multipliersExist(Samples samples) {
    RiskProblem<BigFraction> problem =
        RiskProblem.of(
            ExactNetworks.fractions(samples.vector(samples.dimension())),
            ExactNetworks.fraction(samples.rational()),
            ExactNetworks.fraction(samples.positive()));
    if (KktEnumeration.all(problem).isEmpty()) {
      return Optional.empty();
    }
    Optional<RiskMinimizer<BigFraction>> found = ConstrainedRiskMinimizer.of(problem);
    BigFraction eta = problem.eta().orElseThrow();
    boolean holds =
        found
            .filter(minimizer -> minimizer.mu().signum() >= 0)
            .map(
                minimizer ->
                    KktResiduals.of(
                        problem,
                        minimizer.endToEnd(problem.x()),
                        minimizer.nu(),
                        minimizer.lambda(eta)))
            .map(KktResiduals::vanish)
            .orElse(false);
    return holds ? Optional.empty() : Optional.of(problem + ": " + found);
  }
}
