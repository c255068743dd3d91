package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.kkt.RiskProblem;
import normsharp.theory.risk.RiskModel;
import normsharp.verify.Claim;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Lemma E.1's risk and problem (12). Of the Gaussian model only second moments enter: for fixed
 * vectors a and b, E⟨a,x⟩⟨b,x⟩ = ⟨a,b⟩, E⟨a,x⟩ε = 0, Eε² = 1. With v = w⊙w the loss is ½(⟨v − 1, x⟩
 * − ε)².
 */
public final class LemmaE_1Risk {
  private static final String MOMENTS =
      "every d; uses E xxᵀ = I, E xε = 0, E ε² = 1 and linearity of the expectation only";

  /** q, c, e are the three second moments of ⟨v − 1, x⟩ and ε. */
  private static final Certificate RISK =
      Certificate.of(
              Statement.of(
                  "q = Σ[(w_i^2 - 1)^2]",
                  "c = 0",
                  "e = 1",
                  "1/2·(q - 2·c + e) = 1/2·Σ[w_i^4] - Σ[w_i^2] + 1/2·(Σ[1] + 1)"))
          .times("1/2", 0)
          .times("-1", 1)
          .times("1/2", 2);

  private LemmaE_1Risk() {}

  /** The risk, its derivation and the constraints of (12). */
  public static List<Claim> claims() {
    return List.of(risk(), moments(), lines(), constraint());
  }

  private static Claim risk() {
    return Claim.of("Lemma E.1, risk", "Appendix E")
        .says(
            "𝓡(w) = E 𝓛(w) = ½‖w‖₄⁴ − ‖w‖₂² + ½(d + 1) for x ~ N(0, I), y = ⟨1, x⟩ + ε, ε ~ N(0, 1) independent")
        .by(proof("½E(⟨w⊙w − 1, x⟩ − ε)²", RISK, "w = 1, 2", "q = 9", "c = 0", "e = 1"))
        .checkedBy(
            new PropertyTest(
                "theory's risk at v = w⊙w",
                501,
                60,
                samples -> {
                  List<BigFraction> w =
                      ExactNetworks.fractions(samples.vector(samples.dimension()));
                  List<BigFraction> v = Vectors.hadamard(w, w);
                  BigFraction expected =
                      Vectors.dot(v, v)
                          .divide(2)
                          .subtract(Vectors.sum(v))
                          .add(new BigFraction(w.size() + 1, 2));
                  return RiskProblem.unbounded(w, BigFraction.ONE).risk(v).equals(expected)
                      ? Optional.empty()
                      : Optional.of("w = " + w);
                }))
        .boundary(MOMENTS)
        .code(RiskProblem.class, RiskModel.class)
        .notThat(
            "the constant is ½d",
            proof(
                "",
                RISK.claiming(
                    Statement.of(
                        "q = Σ[(w_i^2 - 1)^2]",
                        "c = 0",
                        "e = 1",
                        "1/2·(q - 2·c + e) = 1/2·Σ[w_i^4] - Σ[w_i^2] + 1/2·Σ[1]")),
                "w = 1,",
                "q = 0",
                "c = 0",
                "e = 1"),
            "w = 1,",
            "q = 0",
            "c = 0",
            "e = 1");
  }

  private static Claim moments() {
    // q = E⟨1,x⟩², k = E⟨1,x⟩⟨a,x⟩; the mixed terms with ε are c and f.
    Certificate second =
        Certificate.of(Statement.of("q = Σ[1]", "c = 0", "e = 1", "q + 2·c + e = Σ[1] + 1"))
            .times("1", 0)
            .times("2", 1)
            .times("1", 2);
    return Claim.of("Lemma E.1, moments of y", "Appendix E, proof of Lemma E.1")
        .says("E(y xᵀ) = 1ᵀ and E(y²) = d + 1")
        .by(
            proof("E y² = E⟨1,x⟩² + 2E⟨1,x⟩ε + Eε²", second, "x = 1, 1", "q = 2", "c = 0", "e = 1"),
            proof(
                "E y⟨a,x⟩ = E⟨1,x⟩⟨a,x⟩ + E ε⟨a,x⟩ = ⟨1,a⟩",
                Certificate.of(Statement.of("k = Σ[a_i]", "f = 0", "k + f = Σ[1·a_i]"))
                    .times("1", 0)
                    .times("1", 1),
                "a = 1, 2",
                "k = 3",
                "f = 0"))
        .boundary(MOMENTS)
        .code(RiskModel.class)
        .notThat(
            "E(y²) = d",
            proof(
                "",
                second.claiming(Statement.of("q = Σ[1]", "c = 0", "e = 1", "q + 2·c + e = Σ[1]")),
                "x = 1,",
                "q = 1",
                "c = 0",
                "e = 1"),
            "x = 1,",
            "q = 1",
            "c = 0",
            "e = 1");
  }

  private static Claim lines() {
    return Claim.of("Lemma E.1, derivation of the risk", "Appendix E, proof of Lemma E.1")
        .says(
            "½E(⟨w⊙w, x⟩ − y)² = ½((w⊙w)ᵀE(xxᵀ)w⊙w − 2E(yxᵀ)w⊙w + Ey²) = ½‖w⊙w‖₂² − ⟨1, w⊙w⟩ + ½(d+1) = ½‖w‖₄⁴ − ‖w‖₂² + ½(d+1)")
        .by(
            identity(
                "the square expands, with z for ⟨w⊙w, x⟩",
                "1/2·(z - y)^2 = 1/2·(z^2 - 2·y·z + y^2)"),
            proof(
                "its expectations put in",
                Certificate.of(
                        Statement.of(
                            "q = Σ[w_i^2·w_i^2]",
                            "k = Σ[1·w_i^2]",
                            "m = Σ[1] + 1",
                            "1/2·(q - 2·k + m) = 1/2·Σ[w_i^4] - Σ[w_i^2] + 1/2·(Σ[1] + 1)"))
                    .times("1/2", 0)
                    .times("-1", 1)
                    .times("1/2", 2),
                "w = 1, 2",
                "q = 17",
                "k = 5",
                "m = 3"),
            identity(
                "‖w⊙w‖₂² = ‖w‖₄⁴ and ⟨1, w⊙w⟩ = ‖w‖₂²",
                "Σ[(w_i^2)^2] + Σ[1·w_i^2] = Σ[w_i^4] + Σ[w_i^2]"))
        .boundary(MOMENTS)
        .uses("Lemma E.1, moments of y")
        .code(RiskModel.class)
        .notThat(
            "the middle term is +2E(yxᵀ)w⊙w",
            identity("", "1/2·(z - y)^2 = 1/2·(z^2 + 2·y·z + y^2)"),
            "z = 1",
            "y = 1");
  }

  private static Claim constraint() {
    Statement forward =
        Statement.of("η > 0", "η·r = 2", "r - 4·Σ[x_i^2·w_i^2] ≥ 0", "2·η·Σ[x_i^2·w_i^2] - 1 ≤ 0");
    Certificate certificate =
        Certificate.of(forward).times("-1/2", 1).plus(Rational.of(1, 2), "1", 0, 2);
    return Claim.of("Appendix E, eq. (12)", "Appendix E")
        .says(
            "min 𝓡(w) s.t. ⟨x₀, w⊙w⟩ = y₀, S(w) ≤ 2/η is min f s.t. h = 0, g ≤ 0 with f = ½‖w‖₄⁴ − ‖w‖₂², h = ⟨x₀, w⊙w⟩ − y₀, g = 2η‖x₀ ⊙ w‖² − 1")
        .by(
            proof(
                "S = 4‖x₀⊙w‖² ≤ r = 2/η gives g ≤ 0",
                certificate,
                "x = 1,",
                "w = 1,",
                "η = 1/2",
                "r = 4"),
            proof(
                "and g ≤ 0 gives S ≤ r",
                Certificate.of(
                        Statement.of(
                            "η > 0",
                            "η·r = 2",
                            "1 - 2·η·Σ[x_i^2·w_i^2] ≥ 0",
                            "r - 4·Σ[x_i^2·w_i^2] ≥ 0"))
                    .over(0)
                    .times("1", 1)
                    .plus(Rational.of(2), "1", 2),
                "x = 1,",
                "w = 1,",
                "η = 1/2",
                "r = 4"))
        .boundary(
            "every d, any signs of x₀; on 𝓜, where S = 4‖x₀ ⊙ w‖²; the dropped constant ½(d+1) does not matter")
        .uses("Appendix D, eq. (11)", "Lemma E.1, risk")
        .code(RiskProblem.class)
        .notThat(
            "g = η‖x₀ ⊙ w‖² − 1",
            proof(
                "",
                certificate.claiming(
                    Statement.of(
                        "η > 0",
                        "η·r = 2",
                        "1 - η·Σ[x_i^2·w_i^2] ≥ 0",
                        "r - 4·Σ[x_i^2·w_i^2] ≥ 0")),
                "x = 1,",
                "w = 1,",
                "η = 1/2",
                "r = 4"),
            "x = 1,",
            "w = 1,",
            "η = 1",
            "r = 2");
  }
}
