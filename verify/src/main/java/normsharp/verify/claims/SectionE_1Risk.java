package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.TrainingPoint;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;

/**
 * Section E.1: the risk (21) of a general distribution and what Proposition E.2 assumes.
 *
 * <p>An expectation is a sum over atoms, E f = Σ[p_i·f_i]; here the index runs over atoms, f_i =
 * ⟨x, v⟩ at the atom. Nothing of a sum is used but its linearity, so the identities hold for every
 * distribution with finite second moments.
 */
public final class SectionE_1Risk {
  private static final String PLACE = "Section E.1";

  private static final String HYPOTHESES =
      "Σ, μ, σ² well-defined and finite, Σ invertible, x ∈ R^d_{≥0} a.s., entries of x a.s. distinct";

  /** Eq. (21) for two features a, b; the index runs over atoms with probabilities p. */
  private static final Statement RISK =
      Statement.of(
          "1/2·Σ[p_i·(a_i·v + b_i·u - y_i)^2] = 1/2·(v^2·Σ[p_i·a_i^2] + 2·u·v·Σ[p_i·a_i·b_i]"
              + " + u^2·Σ[p_i·b_i^2] - 2·v·Σ[p_i·a_i·y_i] - 2·u·Σ[p_i·b_i·y_i] + Σ[p_i·y_i^2])");

  private SectionE_1Risk() {}

  /** The claims, in the order of the text. */
  public static List<Claim> claims() {
    return List.of(risk(), existence(), zeros());
  }

  private static Claim risk() {
    return Claim.of("Section E.1, eq. (21)", PLACE)
        .says("R(w) = E L(w) = ½((w⊙w)ᵀΣ(w⊙w) − 2μᵀ(w⊙w) + σ²) with Σ = E xxᵀ, μ = E yx, σ² = E y²")
        .assuming("Σ, μ, σ² finite")
        .by(
            identity(
                "for the number f = ⟨x, v⟩ at each atom, every d",
                "1/2·Σ[p_i·(f_i - y_i)^2] = 1/2·(Σ[p_i·f_i^2] - 2·Σ[p_i·f_i·y_i] + Σ[p_i·y_i^2])"),
            new CertificateProof(
                "E⟨x, v⟩² = vᵀΣv and E y⟨x, v⟩ = μᵀv written out for two features",
                Certificate.of(RISK),
                Optional.empty()))
        .checkedBy(
            new PropertyTest(
                "RiskModel.risk is the mean of ½(⟨x, v⟩ − y)² over random atoms",
                2,
                100,
                SectionE_1Risk::meanOverAtoms))
        .boundary(
            "every d: E⟨x, v⟩² = vᵀΣv is linearity, entry by entry, written out for d = 2; v of any"
                + " signs. Finite Σ and σ² make μ finite (Cauchy–Schwarz)")
        .code(RiskModel.class)
        .notThat(
            "R = ½(vᵀΣv − μᵀv + σ²)",
            proof(
                "",
                Certificate.of(
                    Statement.of(
                        "1/2·Σ[p_i·(f_i - y_i)^2] = 1/2·(Σ[p_i·f_i^2] - Σ[p_i·f_i·y_i] + Σ[p_i·y_i^2])")),
                "p = 1,"),
            "p = 1,",
            "f = 1,",
            "y = 1,");
  }

  private static Optional<String> meanOverAtoms(Samples samples) {
    int d = samples.dimension();
    int atoms = samples.dimension();
    BigFractionField field = BigFractionField.getInstance();
    BigFraction weight = new BigFraction(1, atoms);
    List<BigFraction> v = RiskSamples.exact(samples.vector(d));
    BigFraction mean = BigFraction.ZERO;
    BigFraction[][] sigma = new BigFraction[d][d];
    BigFraction[] mu = new BigFraction[d];
    BigFraction sigma2 = BigFraction.ZERO;
    for (int i = 0; i < d; i++) {
      mu[i] = field.getZero();
      Arrays.fill(sigma[i], field.getZero());
    }
    for (int k = 0; k < atoms; k++) {
      List<BigFraction> x = RiskSamples.exact(samples.vector(d));
      BigFraction y = RiskSamples.exact(samples.rational());
      BigFraction error = y.negate();
      for (int i = 0; i < d; i++) {
        error = error.add(x.get(i).multiply(v.get(i)));
        mu[i] = mu[i].add(weight.multiply(x.get(i)).multiply(y));
        for (int j = 0; j < d; j++) {
          sigma[i][j] = sigma[i][j].add(weight.multiply(x.get(i)).multiply(x.get(j)));
        }
      }
      mean = mean.add(error.multiply(error).multiply(weight).divide(2));
      sigma2 = sigma2.add(y.multiply(y).multiply(weight));
    }
    RiskModel<BigFraction> model =
        new RiskModel<>(Arrays.stream(sigma).map(List::of).toList(), List.of(mu), sigma2);
    return model.risk(v).equals(mean) ? Optional.empty() : Optional.of("v = " + v);
  }

  private static Claim existence() {
    // Atoms (x, y) = ((1, 2), −1) and ((2, 1), 1) with probability 1/2; a, b are the two features.
    Statement reachable =
        Statement.of(
            "Σ[p_i] = 1",
            "p_i > 0",
            "a_i ≥ 0",
            "b_i ≥ 0",
            "(a_i - b_i)^2 > 0",
            "Σ[p_i·a_i^2]·Σ[p_i·b_i^2] - Σ[p_i·a_i·b_i]^2 ≠ 0",
            "y_i ≥ 0");
    return Claim.of("Proposition E.2, the algorithms have outputs", PLACE)
        .says(
            "Given a single training data point (x₀, y₀) ~ (x, y) we have A_ℓ1(x₀, y₀) = √(y₀/x_max)·e_kmax, …")
        .assuming(HYPOTHESES)
        .by(
            counterexample(
                "(x, y) = ((1, 2), −1) or ((2, 1), 1), each with probability 1/2: all hypotheses"
                    + " hold, and y₀ = −1 has probability 1/2",
                reachable,
                "p = 1/2, 1/2",
                "a = 1, 2",
                "b = 2, 1",
                "y = -1, 1"),
            impossibility("no w ⊙ w interpolates y < 0 ≤ x", Section3Draw.EMPTY))
        .but(
            "The hypotheses say nothing about y₀ ≥ 0, so M may be empty, with probability as large as"
                + " 1 (y = −1), and none of the three algorithms has an output.",
            Effect.STATEMENT,
            "With the further hypotheses y ≥ 0 a.s. and x ≠ 0 a.s. (automatic for d ≥ 2) M is not empty a.s.")
        .by(
            proof(
                "√(y/x_max)·e_kmax interpolates where x_max = a > 0",
                Certificate.of(
                        Statement.of(
                            "x_i·e_i = a·e_i", "Σ[e_i] = 1", "a·t = y", "Σ[x_i·t·e_i] = y"))
                    .times("t", 0)
                    .times("a·t", 1)
                    .times("1", 2),
                "x = 0, 3",
                "e = 0, 1",
                "a = 3",
                "t = 2",
                "y = 6"),
            impossibility(
                "two distinct entries ≥ 0 are not both ≤ 0",
                Certificate.of(Statement.of("b ≥ 0", "a - b > 0", "-a ≥ 0", "0 > 0"))
                    .plus(0)
                    .plus(1)
                    .plus(2)))
        .boundary("every d; d = 1 needs x₀ ≠ 0 as a hypothesis")
        .uses("Section 3, two points each")
        .code(TrainingPoint.class)
        .notThat(
            "√(y/x_max)·e_j interpolates for every index j",
            proof(
                "",
                Certificate.of(Statement.of("Σ[e_i] = 1", "a·t = y", "Σ[x_i·t·e_i] = y"))
                    .times("a·t", 0)
                    .times("1", 1),
                "x = 1, 3",
                "e = 0, 1",
                "a = 3",
                "t = 2",
                "y = 6"),
            "x = 1, 3",
            "e = 1, 0",
            "a = 3",
            "t = 2",
            "y = 6");
  }

  private static Claim zeros() {
    Statement positive =
        Statement.of(
            "Σ[p_i] = 1",
            "p_i > 0",
            "a_i ≥ 0",
            "b_i ≥ 0",
            "y_i ≥ 0",
            "(a_i - b_i)^2 > 0",
            "Σ[p_i·a_i^2]·Σ[p_i·b_i^2] - Σ[p_i·a_i·b_i]^2 ≠ 0",
            "a_i > 0");
    Certificate least =
        Certificate.of(
                Statement.of(
                    "Σ[x_i·v_i] = y", "v_i ≥ 0", "x_i·(x_i - s) ≥ 0", "Σ[x_i^2·v_i] ≥ s·y"))
            .times("s", 0)
            .plus(1, 2);
    Statement free = Statement.of("Σ[x_i·v_i] = y", "x_i·z_i = 0", "Σ[x_i·(v_i + z_i)] = y");
    return Claim.of("Proposition E.2, proof of (i) and (ii)", PLACE)
        .says(
            "By our assumptions on the distribution of x₀, Points (i) and (ii) follow from applying Proposition 3.2")
        .assuming(HYPOTHESES)
        .by(
            counterexample(
                "x = (0, 1) or (1, 2), each with probability 1/2, y = 1: all hypotheses hold, x_min ="
                    + " 0 has probability 1/2, and √(y₀/x_min) is undefined",
                positive,
                "p = 1/2, 1/2",
                "a = 0, 1",
                "b = 1, 2",
                "y = 1, 1"))
        .but(
            "Proposition 3.2 is for x without zeros; x ≥ 0 with distinct entries allows one zero. (i)"
                + " survives it. (ii) does not: the sharpness minimizers then use the least positive"
                + " entry, and are free in the coordinate with x_i = 0, so that their risk depends"
                + " on which of them is meant.",
            Effect.STATEMENT,
            "For x₀ > 0, y₀ ≥ 0 both points follow; with a zero entry: S ≥ 4·s·y on M, s the least positive entry, and a coordinate with x_i = 0 changes neither ⟨x₀, v⟩ nor S")
        .by(
            proof("S/4 = ⟨x², v⟩ ≥ s·y", least, "x = 0, 1", "v = 5, 1", "y = 1", "s = 1"),
            proof(
                "free: interpolation",
                Certificate.of(free).times("1", 0).times("1", 1),
                "x = 0, 1",
                "v = 0, 1",
                "z = 7, 0",
                "y = 1"),
            proof(
                "free: sharpness",
                Certificate.of(Statement.of("x_i·z_i = 0", "Σ[x_i^2·(v_i + z_i)] = Σ[x_i^2·v_i]"))
                    .times("x_i", 0),
                "x = 0, 1",
                "v = 0, 1",
                "z = 7, 0"))
        .boundary("every d, y₀ ≥ 0; (i) for x₀ ≥ 0, x₀ ≠ 0, (ii) for x₀ > 0")
        .uses(
            "Proposition 3.2 (i), sufficiency and eq. (6)",
            "Proposition 3.2 (ii), x > 0 and eq. (7)",
            "Proposition E.2, the algorithms have outputs")
        .code(TrainingPoint.class)
        .notThat(
            "S/4 ≥ s·y for s any entry",
            proof(
                "",
                least.claiming(
                    Statement.of("Σ[x_i·v_i] = y", "v_i ≥ 0", "x_i·s ≥ 0", "Σ[x_i^2·v_i] ≥ s·y")),
                "x = 1, 2",
                "v = 1, 0",
                "y = 1",
                "s = 1"),
            "x = 1, 2",
            "v = 1, 0",
            "y = 1",
            "s = 2");
  }
}
