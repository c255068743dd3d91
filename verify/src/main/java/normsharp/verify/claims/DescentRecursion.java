package normsharp.verify.claims;

import static normsharp.verify.claims.DiagonalLoss.GRADIENT;
import static normsharp.verify.claims.DiagonalLoss.LOSS;
import static normsharp.verify.claims.DiagonalLoss.RESIDUAL;
import static normsharp.verify.claims.DiagonalLoss.SHARPNESS;
import static normsharp.verify.claims.DiagonalLoss.STEP;
import static normsharp.verify.claims.DiagonalLoss.THIRD_MOMENT;
import static normsharp.verify.claims.DiagonalLoss.afterStep;
import static normsharp.verify.claims.DiagonalLoss.along;
import static normsharp.verify.claims.DiagonalLoss.equal;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.dynamics.MomentRecursion;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Relation;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Gradient descent on the diagonal network without its weights: r' = r[(1 − ηS) + 4η²r M₃].
 *
 * <p>If w_k → w∞ ∈ M with S(w∞) &gt; 2/η, the bracket tends to 1 − ηS &lt; −1, so |r_k| does not
 * decrease from some k on and yet tends to 0: r_k = 0 after finitely many steps. The polynomial
 * r∘Fᵏ is not zero, since it is −y at w = 0, so such starts form a null set. This is Theorem B.2
 * for the diagonal network, without its hypotheses.
 */
public final class DescentRecursion {
  private static final Polynomial ONE = Polynomial.ONE;
  private static final Polynomial ETA = Polynomial.scalar("η");

  /** q in r' = r·q. */
  static final Polynomial FACTOR =
      ONE.minus(ETA.times(SHARPNESS))
          .plus(Polynomial.parse("4·η^2").times(RESIDUAL).times(THIRD_MOMENT));

  /** −1 − q ≥ 0 makes |r'| ≥ |r|: r'² − r² = r²·k² + 2r²·k with k = −1 − q. */
  static final Certificate REPELS =
      new Certificate(
          new Statement(
              List.of(new Constraint(ONE.plus(FACTOR).times(Rational.of(-1)), Relation.AT_LEAST)),
              new Constraint(
                  afterStep(RESIDUAL).squared().minus(RESIDUAL.squared()), Relation.AT_LEAST)),
          List.of(),
          List.of(),
          List.of(
              new Certificate.Term(Rational.ONE, RESIDUAL.times(ONE.plus(FACTOR)), List.of()),
              new Certificate.Term(Rational.of(2), RESIDUAL, List.of(0))));

  private DescentRecursion() {}

  /** The claims. */
  public static List<Claim> claims() {
    return List.of(derivatives(), moments(), residual(), limits());
  }

  private static Claim derivatives() {
    Polynomial gradient = GRADIENT.times(Polynomial.entry("u")).sum();
    Polynomial curvature =
        RESIDUAL
            .times(Polynomial.parse("2·Σ[x_i·u_i^2]"))
            .plus(Polynomial.parse("4·Σ[x_i·w_i·u_i]^2"));
    return Claim.beyond("Beyond: gradient, Hessian and step of (4)")
        .says(
            "∇𝓛 = 2r x⊙w, ∇²𝓛 = 2r diag(x) + 4(x⊙w)(x⊙w)ᵀ, and a step of (1) multiplies w_i by"
                + " 1 − 2ηr x_i, so that w_i(k) = w_i(0)·Π_j(1 − 2ηr_j x_i)")
        .by(
            equal("⟨∇𝓛, u⟩ for every u", along(LOSS), gradient),
            equal("uᵀ∇²𝓛u for every u", along(along(LOSS)), curvature),
            equal(
                "w_i' = w_i(1 − 2ηr x_i)",
                STEP,
                Polynomial.entry("w")
                    .times(ONE.minus(Polynomial.parse("2·η·x_i").times(RESIDUAL)))))
        .checkedBy(
            new PropertyTest(
                "the weights of k steps are those of theory's product formula",
                7301,
                40,
                DescentRecursion::productFormula))
        .boundary("every d, x, y, w and η")
        .code(DiagonalNetwork.class, GradientDescent.class)
        .notThat(
            "∇²𝓛 = 2r diag(x) + 2(x⊙w)(x⊙w)ᵀ",
            equal("", along(along(LOSS)), curvature.minus(Polynomial.parse("2·Σ[x_i·w_i·u_i]^2"))),
            "x = 1,",
            "w = 1,",
            "u = 1,",
            "y = 0");
  }

  private static Optional<String> productFormula(Samples samples) {
    DiagonalNetwork<BigFraction> network = ExactNetworks.sample(samples);
    BigFraction eta = ExactNetworks.fraction(samples.positive());
    GradientDescent<BigFraction> descent = new GradientDescent<>(network, eta);
    MomentRecursion<BigFraction> recursion = new MomentRecursion<>(network, eta);
    List<BigFraction> start = ExactNetworks.fractions(samples.vector(network.dimension()));
    List<BigFraction> once = descent.step(start);
    List<BigFraction> twice = descent.step(once);
    List<BigFraction> residuals = List.of(network.residual(start), network.residual(once));
    boolean product = recursion.weights(start, residuals).equals(twice);
    boolean next =
        recursion.nextResidual(recursion.moments(start, 3)).equals(network.residual(once));
    return product && next
        ? Optional.empty()
        : Optional.of(network + ", η = " + eta + ", w = " + start);
  }

  private static Claim moments() {
    Polynomial moment = Polynomial.parse("Σ[p_i·w_i^2]");
    Polynomial next =
        moment
            .minus(Polynomial.parse("4·η·Σ[p_i·x_i·w_i^2]").times(RESIDUAL))
            .plus(Polynomial.parse("4·η^2·Σ[p_i·x_i^2·w_i^2]").times(RESIDUAL.squared()));
    return Claim.beyond("Beyond: recursion of the moments")
        .says("M_j' = M_j − 4ηr M_{j+1} + 4η²r² M_{j+2} for M_j = Σx_iʲ w_i², every j ≥ 0")
        .by(equal("for any weights p_i in the place of x_iʲ", afterStep(moment), next))
        .boundary("every d, x, y, w, η and j; p_i may be any function of the index")
        .uses("Beyond: gradient, Hessian and step of (4)")
        .code(MomentRecursion.class)
        .notThat(
            "M_j' = M_j − 2ηr M_{j+1} + 4η²r² M_{j+2}",
            equal(
                "",
                afterStep(moment),
                next.plus(Polynomial.parse("2·η·Σ[p_i·x_i·w_i^2]").times(RESIDUAL))),
            "x = 1,",
            "p = 1,",
            "w = 1,",
            "y = 0",
            "η = 1");
  }

  private static Claim residual() {
    return Claim.beyond("Beyond: recursion of the residual")
        .says("r' = r·[(1 − ηS) + 4η²r M₃] with S = 4M₂, on and off the manifold")
        .by(equal("r∘F = r·q", afterStep(RESIDUAL), RESIDUAL.times(FACTOR)))
        .boundary(
            "every d, x, y, w, η; S = 4M₂ is the sharpness of 𝓛 at points of M only. At a point of M"
                + " the factor is 1 − ηS: M attracts there for 0 < ηS < 2 and repels for ηS > 2")
        .uses("Beyond: recursion of the moments")
        .code(MomentRecursion.class)
        .notThat(
            "r' = r·(1 − ηS)",
            equal("", afterStep(RESIDUAL), RESIDUAL.times(ONE.minus(ETA.times(SHARPNESS)))),
            "x = 1,",
            "w = 1,",
            "y = 0",
            "η = 1");
  }

  private static Claim limits() {
    Certificate grows =
        Certificate.of(Statement.of("h ≤ 0", "(1 - 2·h)^2 ≥ 1"))
            .plus(Rational.of(4), "h")
            .plus(Rational.of(4), "1", 0);
    Certificate flips =
        Certificate.of(Statement.of("h ≥ 1", "(1 - 2·h)^2 ≥ 1"))
            .plus(Rational.of(4), "h - 1")
            .plus(Rational.of(4), "1", 0);
    return Claim.beyond("Beyond: limits of gradient descent")
        .says(
            "For almost every start w₀ ∈ R^d: if gradient descent on (4) converges, its limit has"
                + " S ≤ 2/η")
        .assuming("x ∈ R^d, y ≠ 0, η > 0; no condition on the eigenvalues of the Hessian")
        .by(
            new CertificateProof(
                "where q ≤ −1, |r'| ≥ |r|; near w∞ ∈ M with ηS > 2 this holds",
                REPELS,
                Optional.of(Assignment.of("x = 1,", "w = 1,", "y = 1", "η = 1"))),
            equal(
                "r∘F is −y at w = 0, a fixed point of F",
                afterStep(RESIDUAL).substitute(Map.of("w_i", Polynomial.ZERO)),
                Polynomial.parse("-y")),
            proof("off M, h = ηr x_i ≤ 0: |w_i'| ≥ |w_i|", grows, "h = -1"),
            proof("off M, h = ηr x_i ≥ 1: |w_i'| ≥ |w_i|", flips, "h = 2"),
            new Argument(
                "Limits are stationary. On M with ηS > 2: q → 1 − ηS < −1, so |r_k| is non-decreasing"
                    + " from some k on and tends to 0, hence r_k = 0 for some k; r∘Fᵏ is a polynomial"
                    + " with value −y ≠ 0 at w = 0, and zeros of a non-zero polynomial form a null"
                    + " set; countably many k."),
            new Argument(
                "Off M a stationary point has x⊙w = 0, r = −y, S = 2|y|·max|x_i|. If ηS > 2, let i"
                    + " attain the maximum: h = ηr x_i → −ηy x_i is < 0 or > 1, so |w_i(k)| is"
                    + " non-decreasing from some k on and tends to 0, hence w_i(k) = 0 for some k; on"
                    + " the i-th axis w_i(k) is a polynomial of degree 3ᵏ in w_i(0), so this is a"
                    + " null set too."))
        .boundary(
            "every d, x, y ≠ 0 and η; the exceptional null set is not empty (points of M, and starts"
                + " that reach M in finitely many steps); S = 2/η is not excluded")
        .uses("Beyond: recursion of the residual", "Beyond: gradient, Hessian and step of (4)")
        .code(GradientDescent.class, MomentRecursion.class)
        .notThat(
            "|r'| ≥ |r| already where q ≤ −1/2",
            new CertificateProof(
                "",
                REPELS.claiming(
                    new Statement(
                        List.of(
                            new Constraint(
                                Polynomial.parse("-1/2").minus(FACTOR), Relation.AT_LEAST)),
                        REPELS.statement().conclusion())),
                Optional.of(Assignment.of("x = 1,", "w = 1,", "y = 1", "η = 1"))),
            "x = 1,",
            "w = 9/8,",
            "y = 1",
            "η = 3/8");
  }
}
