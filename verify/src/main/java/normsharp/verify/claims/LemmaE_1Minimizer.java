package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.RiskProblem;
import normsharp.verify.Claim;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * The minimizers of (12) among its KKT points. No constraint qualification holds in general: ∇h and
 * ∇g are parallel where x₀ has one non-zero value on the support. Explicit directions decide.
 *
 * <p>v = w⊙w has the support S with indicator s, a is x₀ on S and 0 elsewhere, S_j = Σ a_iʲ, D =
 * S₂S₄ − S₃². With (ν, μ) from the normal equations the residual r = (v − 1 + νx + μx²)|S has ⟨x,r⟩
 * = ⟨x²,r⟩ = 0, and f(v − tr) − f(v) = −(t − t²/2)‖r‖².
 */
public final class LemmaE_1Minimizer {
  /** f(v) = ½‖v‖² − ⟨1,v⟩ falls along −r. */
  private static final Statement RESIDUAL =
      Statement.of(
          "s_i·r_i = r_i",
          "s_i·(r_i - v_i + 1 - ν·x_i - μ·x_i^2) = 0",
          "Σ[x_i·r_i] = 0",
          "μ·Σ[x_i^2·r_i] = 0",
          "z_i = v_i - t·r_i",
          "Σ[1/2·z_i^2 - z_i] - Σ[1/2·v_i^2 - v_i] = -(t - 1/2·t^2)·Σ[r_i^2]");

  private static final Certificate FALLS =
      Certificate.of(RESIDUAL)
          .times("-t·(r_i - v_i + 1 - ν·x_i - μ·x_i^2)", 0)
          .times("t·r_i", 1)
          .times("t·ν", 2)
          .times("t", 3)
          .times("1/2·(z_i + v_i - t·r_i) - 1", 4);

  private static final String[] FALLS_AT = {
    "x = 1, 2, 3",
    "s = 1, 1, 1",
    "r = 3, -3, 1",
    "v = 6, 2, 8",
    "z = 3, 5, 7",
    "ν = -2",
    "μ = 0",
    "t = 1"
  };

  private LemmaE_1Minimizer() {}

  /** The claim. */
  public static List<Claim> claims() {
    return List.of(amongThem());
  }

  private static Claim amongThem() {
    return Claim.of(
            "Appendix E, global minimizer among the KKT points", "Appendix E, after Lemma E.1")
        .says(
            "While it is cumbersome to analytically extract for general d which of the KKT points of Lemma E.1 corresponds to a global minimizer, we can easily evaluate this numerically")
        .assuming("that a global minimizer is among the KKT points, read as in the corrected lemma")
        .by(
            proof("f falls by (t − t²/2)‖r‖² from v to v − tr", FALLS, FALLS_AT),
            proof(
                "which is > 0 for 0 < t < 2 unless r = 0, that is, unless (15) holds",
                Certificate.of(
                        Statement.of(
                            "t > 0", "2 - t > 0", "Σ[r_i^2] > 0", "(t - 1/2·t^2)·Σ[r_i^2] > 0"))
                    .plus(Rational.of(1, 2), "1", 0, 1, 2),
                "r = 3, -3, 1",
                "t = 1"),
            proof(
                "v − tr ≥ 0 for small t: on S, where v_i ≥ m > 0; elsewhere r = 0",
                Certificate.of(
                        Statement.of("v_i ≥ m", "t·(1 + r_i^2) ≤ 2·m", "t > 0", "v_i - t·r_i ≥ 0"))
                    .plus(0)
                    .plus(Rational.of(1, 2), "1", 1)
                    .plus(Rational.of(1, 2), "1 - r_i", 2),
                "r = 3, -3, 1",
                "v = 6, 2, 8",
                "m = 2",
                "t = 1/10"),
            proof(
                "⟨x²,r⟩ = 0 follows from ⟨x,r⟩ = 0 where x takes one non-zero value on S",
                Certificate.of(
                        Statement.of(
                            "(x_i - α)·x_i·s_i = 0",
                            "s_i·r_i = r_i",
                            "Σ[x_i·r_i] = 0",
                            "Σ[x_i^2·r_i] = 0"))
                    .times("r_i", 0)
                    .times("-x_i·(x_i - α)", 1)
                    .times("α", 2),
                "x = 2, 2, 0",
                "s = 1, 1, 1",
                "r = 1, -1, 3",
                "α = 2"),
            identity(
                "λ ≥ 0: the direction p = a(S₃ − S₂a) keeps ⟨x,v⟩",
                "Σ[a_i·a_i·(Σ[a_i^3] - Σ[a_i^2]·a_i)] = 0"),
            identity(
                "and lowers ⟨x²,v⟩ by D",
                "Σ[a_i^2·a_i·(Σ[a_i^3] - Σ[a_i^2]·a_i)] = -(Σ[a_i^2]·Σ[a_i^4] - Σ[a_i^3]^2)"),
            proof(
                "with (15) on S, f falls along p while tS₂ < −2μ: a minimizer has μ ≥ 0",
                Certificate.of(
                        Statement.of(
                            "a_i·(v_i - 1 + ν·a_i + μ·a_i^2) = 0",
                            "t > 0",
                            "Σ[a_i^2]·Σ[a_i^4] - Σ[a_i^3]^2 > 0",
                            "t·Σ[a_i^2] < -2·μ",
                            "p_i = a_i·(Σ[a_i^3] - Σ[a_i^2]·a_i)",
                            "Σ[1/2·v_i^2 - v_i] - Σ[1/2·(v_i + t·p_i)^2 - v_i - t·p_i] > 0"))
                    .times("-t·(Σ[a_i^3] - Σ[a_i^2]·a_i)", 0)
                    .times("t·(1 - v_i) - 1/2·t^2·(p_i + a_i·(Σ[a_i^3] - Σ[a_i^2]·a_i))", 4)
                    .plus(Rational.of(1, 2), "1", 1, 2, 3),
                "a = 1, 2",
                "v = 2, 5",
                "ν = 0",
                "μ = -1",
                "t = 1/5",
                "p = 4, -2"))
        .checkedBy(
            new PropertyTest(
                "theory finds a minimizer exactly when there is a KKT point; it is one of them, and"
                    + " no other is as good",
                531,
                80,
                LemmaE_1Minimizer::oneOfThem))
        .boundary(
            "every d, any signs of x₀, every y₀; also for local minimizers. r = 0 and μ ≥ 0 where D >"
                + " 0 and S(w) = 2/η; where D = 0 or S(w) < 2/η take μ = 0, and t small enough for"
                + " the bound's slack. D > 0 or S₂ > 0 solve the normal equations; S₂ = 0 needs"
                + " none. \"Cumbersome\" is not decided: which point it is for every d stands under"
                + " \"global minimizer of (12)\"")
        .uses("Appendix E, eq. (20)", "Lemma E.1, case of (13)", "Lemma E.1, all KKT points")
        .code(ConstrainedRiskMinimizer.class, KktEnumeration.class)
        .notThat(
            "f falls by t‖r‖²",
            proof(
                "",
                FALLS.claiming(
                    RESIDUAL.concluding("Σ[1/2·z_i^2 - z_i] - Σ[1/2·v_i^2 - v_i] = -t·Σ[r_i^2]")),
                FALLS_AT),
            FALLS_AT);
  }

  private static Optional<String> oneOfThem(Samples samples) {
    RiskProblem<BigFraction> problem =
        RiskProblem.of(
            ExactNetworks.fractions(samples.vector(1 + samples.dimension() / 2)),
            ExactNetworks.fraction(samples.rational()),
            ExactNetworks.fraction(samples.positive()));
    List<KktPoint<BigFraction>> points = KktEnumeration.all(problem);
    Optional<List<BigFraction>> found =
        ConstrainedRiskMinimizer.of(problem).map(minimizer -> minimizer.endToEnd(problem.x()));
    boolean holds =
        found.isPresent() != points.isEmpty()
            && found.stream()
                .allMatch(
                    v ->
                        points.stream().filter(point -> point.v().equals(v)).count() == 1
                            && points.stream()
                                .allMatch(
                                    point ->
                                        point.v().equals(v)
                                            || point.risk().compareTo(problem.risk(v)) > 0));
    return holds ? Optional.empty() : Optional.of(problem + ": " + found + ", " + points);
  }
}
