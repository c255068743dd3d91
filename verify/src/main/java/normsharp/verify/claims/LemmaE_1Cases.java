package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.KktResiduals;
import normsharp.theory.kkt.RiskProblem;
import normsharp.verify.Claim;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Lemma E.1's statement on the KKT points of (12) with λ = 0 and with (λ, ν) of (13). With t = 2ηλ,
 * B = 1/(2η) and power sums p_j over the support, the system reads p₃t + p₂ν = p₁ − y₀, p₄t + p₃ν =
 * p₂ − B.
 */
public final class LemmaE_1Cases {
  private static final Statement SYSTEM =
      Statement.of(
          "p3·t + p2·ν = p1 - y",
          "p4·t + p3·ν = p2 - B",
          "(p2·p4 - p3^2)·t = y·p3 + p2^2 - p1·p3 - B·p2");

  private LemmaE_1Cases() {}

  /** The two cases of the statement. */
  public static List<Claim> claims() {
    return List.of(firstCase(), formula13(), isKkt());
  }

  private static Claim formula13() {
    Certificate lambda = Certificate.of(SYSTEM).times("-p3", 0).times("p2", 1);
    Certificate nu =
        Certificate.of(SYSTEM.concluding("(p3^2 - p2·p4)·ν = y·p4 + p3·p2 - p1·p4 - B·p3"))
            .times("-p4", 0)
            .times("p3", 1);
    String[] witness = {
      "p1 = 3", "p2 = 5", "p3 = 9", "p4 = 17", "t = 1", "ν = -3", "y = 9", "B = 15"
    };
    return Claim.of("Lemma E.1, eq. (13)", "Appendix E")
        .says(
            "λ = (y₀‖x₀|S‖₃³ + ‖x₀|S‖₂⁴ − ‖x₀|S‖₁‖x₀|S‖₃³ − (1/2η)‖x₀|S‖₂²)/(2η(‖x₀|S‖₂²‖x₀|S‖₄⁴ − ‖x₀|S‖₃⁶)), ν = (y₀‖x₀|S‖₄⁴ + ‖x₀|S‖₃³‖x₀|S‖₂² − ‖x₀|S‖₁‖x₀|S‖₄⁴ − (1/2η)‖x₀|S‖₃³)/(‖x₀|S‖₃⁶ − ‖x₀|S‖₂²‖x₀|S‖₄⁴)  (13)")
        .by(proof("2ηλ times the determinant", lambda, witness), proof("ν", nu, witness))
        .boundary(LemmaE_1Proof.SIGNS + "; where the determinant is not 0")
        .uses("Lemma E.1, λ ≠ 0, linear system", "Lemma E.1, case of (13)")
        .code(KktEnumeration.class, KktPoint.class)
        .notThat(
            "with +(1/2η)‖x₀|S‖₂² in λ",
            proof(
                "",
                lambda.claiming(SYSTEM.concluding("(p2·p4 - p3^2)·t = y·p3 + p2^2 - p1·p3 + B·p2")),
                witness),
            witness);
  }

  private static Claim firstCase() {
    Statement interpolates =
        Statement.of("v_i = s_i·(1 - ν·x_i)", "ν·Σ[x_i^2·s_i] = Σ[x_i·s_i] - y", "Σ[x_i·v_i] = y");
    Certificate onManifold = Certificate.of(interpolates).times("x_i", 0).times("-1", 1);
    String[] witness = {"x = 1, 2", "s = 1, 0", "v = 1, 0", "ν = 0", "y = 1"};
    return Claim.of("Lemma E.1, KKT points of λ = 0", "Appendix E")
        .says(
            "If S(w) ≤ 2/η, λ = 0 and ν = (‖x₀|S‖₁ − y₀)/‖x₀|S‖₂² with ν‖x₀|S‖_∞ < 1, then w with supp(w) = S, w|S^⊙2 = (1 − νx₀)|S is a KKT point of (12)")
        .assuming("x₀ ≥ 0, S ∩ supp(x₀) ≠ ∅")
        .by(
            proof("it interpolates: (16)", onManifold, witness),
            proof(
                "(15) holds with λ = 0",
                Certificate.of(
                        Statement.of(
                            "(1 - s_i)·w_i = 0",
                            "w_i^2 = s_i·(1 - ν·x_i)",
                            "2·w_i^3 - 2·w_i + 2·ν·x_i·w_i = 0"))
                    .times("2·w_i", 1)
                    .times("-2·(1 - ν·x_i)", 0),
                "x = 1, 2",
                "s = 1, 0",
                "w = 1, 0",
                "ν = 0"),
            proof(
                "the condition holds where there is such a w: u = w_k at x_k = m = ‖x₀|S‖_∞",
                Certificate.of(Statement.of("u^2 = 1 - ν·m", "u ≠ 0", "ν·m < 1"))
                    .times("-1", 0)
                    .plus(Rational.ONE, "u"),
                "u = 1",
                "m = 2",
                "ν = 0"))
        .boundary(
            "every d; x₀ ≥ 0 for the condition with ‖·‖_∞, any signs of x₀ otherwise, with the power sum Σx_i for ‖·‖₁; (17) is assumed, (18) and (19) are λ = 0")
        .uses("Lemma E.1, λ = 0", "Lemma E.1, λ = 0, positivity", "Appendix E, eq. (20)")
        .code(KktEnumeration.class)
        .notThat(
            "for mixed signs with the printed ‖x₀|S‖₁, z_i = |x_i|",
            proof(
                "",
                onManifold.claiming(
                    Statement.of(
                        "v_i = s_i·(1 - ν·x_i)",
                        "ν·Σ[x_i^2·s_i] = Σ[z_i·s_i] - y",
                        "z_i^2 = x_i^2",
                        "z_i ≥ 0",
                        "Σ[x_i·v_i] = y")),
                "x = 1, -1",
                "z = 1, 1",
                "s = 1, 1",
                "v = 0, 2",
                "ν = 1",
                "y = 0"),
            "x = 1, -1",
            "z = 1, 1",
            "s = 1, 1",
            "v = 0, 2",
            "ν = 1",
            "y = 0");
  }

  private static Claim isKkt() {
    String determinant = "(Σ[x_i^2·s_i]·Σ[x_i^4·s_i] - Σ[x_i^3·s_i]^2)";
    Statement interpolates =
        // (13), multiplied by the determinant.
        Statement.of(
            determinant + " ≠ 0",
            determinant
                + "·t = y·Σ[x_i^3·s_i] + Σ[x_i^2·s_i]^2 - Σ[x_i·s_i]·Σ[x_i^3·s_i] - B·Σ[x_i^2·s_i]",
            "-"
                + determinant
                + "·ν = y·Σ[x_i^4·s_i] + Σ[x_i^3·s_i]·Σ[x_i^2·s_i] - Σ[x_i·s_i]·Σ[x_i^4·s_i]"
                + " - B·Σ[x_i^3·s_i]",
            "v_i = s_i·(1 - ν·x_i - t·x_i^2)",
            "Σ[x_i·v_i] = y");
    Certificate onManifold =
        Certificate.of(interpolates)
            .over(0)
            .times("-Σ[x_i^3·s_i]", 1)
            .times("Σ[x_i^2·s_i]", 2)
            .times("x_i·" + determinant, 3);
    Certificate active =
        Certificate.of(interpolates.concluding("Σ[x_i^2·v_i] = B"))
            .over(0)
            .times("-Σ[x_i^4·s_i]", 1)
            .times("Σ[x_i^3·s_i]", 2)
            .times("x_i^2·" + determinant, 3);
    String[] witness = {"x = 1, 2", "s = 1, 1", "v = 3, 3", "ν = -3", "t = 1", "y = 9", "B = 15"};
    return Claim.of("Lemma E.1, KKT points of (13)", "Appendix E")
        .says(
            "With (λ, ν) of (13), λ ≥ 0 and positive entries, w|S^⊙2 = (1 − 2λη x₀^⊙2 − νx₀)|S is a KKT point of (12)")
        .by(
            proof("it interpolates", onManifold, witness),
            proof("its sharpness is 2/η, so (17) and (18) hold", active, witness))
        .checkedBy(
            new PropertyTest(
                "theory's KKT points satisfy (15) to (19)",
                511,
                60,
                LemmaE_1Cases::residualsVanish))
        .boundary(LemmaE_1Proof.SIGNS + "; (15) holds by the form of w; t = 2ηλ, B = 1/(2η)")
        .uses("Lemma E.1, eq. (13)", "Lemma E.1, case of (13)", "Appendix E, eq. (20)")
        .code(KktEnumeration.class, KktResiduals.class)
        .notThat(
            "its sharpness is 1/η",
            proof("", active.claiming(interpolates.concluding("2·Σ[x_i^2·v_i] = B")), witness),
            witness);
  }

  private static RiskProblem<BigFraction> problem(Samples samples) {
    return RiskProblem.of(
        ExactNetworks.fractions(samples.vector(1 + samples.dimension() / 2)),
        ExactNetworks.fraction(samples.rational()),
        ExactNetworks.fraction(samples.positive()));
  }

  private static Optional<String> residualsVanish(Samples samples) {
    RiskProblem<BigFraction> problem = problem(samples);
    return KktEnumeration.all(problem).stream()
        .filter(point -> !point.residuals(problem).vanish())
        .findFirst()
        .map(point -> problem + ": " + point);
  }
}
