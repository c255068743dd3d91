package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.theory.classifier.LinearClassifier;
import normsharp.theory.classifier.NormalizedSeparators;
import normsharp.theory.classifier.TwoPointClassifier;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.EnclosedCounterexample;
import normsharp.verify.evidence.IntervalProof;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import normsharp.verify.kernel.interval.Box;
import normsharp.verify.kernel.interval.Expression;
import normsharp.verify.kernel.interval.MinimumProof;
import normsharp.verify.kernel.interval.PointProof;
import org.hipparchus.util.Binary64;

/**
 * Theorem F.1: two points 0 and x, ‖x‖ = 1, with labels 0 and 1; w = (u, b), z = ⟨u, x⟩.
 *
 * <p>(i) ‖u‖² − z² = ‖u − zx‖², and a margin m ≤ −b, m ≤ z + b has 2m ≤ z. (ii) The sharpness is a
 * function of (z, b) alone, and interval arithmetic finds its only minimum.
 */
public final class TheoremF_1 {
  private static final Box BOX = Box.parse("0 ≤ z ≤ 1, -1 ≤ b ≤ 0");
  private static final List<Expression> SEPARATING = List.of(Expression.parse("z + b"));

  private TheoremF_1() {}

  /** The two parts and their proofs. */
  public static List<Claim> claims() {
    return List.of(
        generality(),
        maxMargin(),
        proofOfMaxMargin(),
        feasible(),
        minimum(),
        value(),
        attained(),
        minMargin());
  }

  /** 4S at margins b and z + b: g′ = logistic(t)·logistic(−t). */
  static Expression fourfold() {
    return fourfold("b", "z + b", "2");
  }

  private static Expression fourfold(String first, String second, String factor) {
    String p = "(logistic(" + first + ")*logistic(-(" + first + ")))";
    String q = "(" + factor + "*logistic(" + second + ")*logistic(-(" + second + ")))";
    return Expression.parse(p + " + " + q + " + sqrt(" + p + "^2 + " + q + "^2)");
  }

  static Map<String, Rational> point(String z, String b) {
    return Map.of("z", Rational.parse(z), "b", Rational.parse(b));
  }

  private static Claim generality() {
    // Points −1 and 0 on the line: ⟨x₁, x₂⟩ with the bias is 1, ‖x₁‖² = 2, ‖x₂‖² = 1.
    Expression translated = fourfold("1/100", "-99/100", "2");
    Expression image = fourfold("1", "0", "2");
    Statement margin =
        Statement.of("c = b - Σ[u_i·a_i]", "Σ[u_i·(x_i + a_i)] + c = Σ[u_i·x_i] + b");
    Certificate same = Certificate.of(margin).times("1", 0);
    return Claim.of("Appendix F, w.l.o.g.", "Appendix F")
        .says(
            "W.l.o.g. we assume that one of the two data points is centered at the origin and that their distance is normalized to one")
        .by(
            new EnclosedCounterexample(
                "d = 1, points −1 (label 0) and 0 (label 1), w̃ = 1: the translate b = 1 of the"
                    + " minimizer in Theorem F.1 (ii) is sharper than b = 1/100, which also"
                    + " separates (margins −99/100 and 1/100)",
                new PointProof(image.minus(translated), Map.of())))
        .but(
            "The Hessian sees the bias coordinate 1 beside x̃, so a translation changes the"
                + " sharpness: with x̃₂ at the origin the boundary passes near x̃₂, not through x̃₁."
                + " Theorem F.1 (ii) is about this one position.",
            Effect.CONCLUSION,
            "A translation by a with b ↦ b − ⟨w̃, a⟩ keeps all margins, so w.l.o.g. holds for the"
                + " max-margin classifier (i); it does not hold for the sharpness (ii)")
        .by(
            proof(
                "margins after a translation",
                same,
                "u = 1,",
                "x = 0,",
                "a = 2,",
                "b = 1",
                "c = -1"))
        .boundary(
            "every d for the margins; the distance 1 matters for (ii) through ‖w̃‖ = 1 in the same way")
        .code(TwoPointClassifier.class)
        .notThat(
            "with b ↦ b + ⟨w̃, a⟩",
            proof(
                "",
                same.claiming(
                    Statement.of("c = b + Σ[u_i·a_i]", "Σ[u_i·(x_i + a_i)] + c = Σ[u_i·x_i] + b")),
                "u = 1,",
                "x = 0,",
                "a = 2,",
                "b = 1",
                "c = 3"),
            "u = 1,",
            "x = 0,",
            "a = 2,",
            "b = 1",
            "c = 3");
  }

  private static final Certificate MARGIN =
      Certificate.of(Statement.of("Σ[x_i^2] = 1", "Σ[u_i·x_i] = z", "Σ[u_i^2] ≥ z^2"))
          .times("-z^2", 0)
          .times("2·z", 1)
          .plus(Rational.ONE, "u_i - z·x_i");

  private static Claim maxMargin() {
    Statement half = Statement.of("-b - m ≥ 0", "z + b - m ≥ 0", "m ≥ 0", "z ≥ 2·m");
    Certificate sum = Certificate.of(half).plus(0).plus(1);
    Statement square = Statement.of("z - 2·m ≥ 0", "m ≥ 0", "z^2 ≥ 4·m^2");
    return Claim.of("Theorem F.1 (i)", "Appendix F")
        .says(
            "The max-margin classifier of D is parametrized by any positive scalar multiple of w = (w̃, b) with w̃ = x̃₂ and b = −1/2")
        .by(
            proof(
                "a margin m (times ‖w̃‖) at both points needs z = ⟨w̃, x̃₂⟩ ≥ 2m",
                sum,
                "b = -1/2",
                "z = 1",
                "m = 1/2"),
            proof(
                "so z² ≥ 4m²",
                Certificate.of(square)
                    .plus(Rational.ONE, "z - 2·m")
                    .plus(Rational.of(4), "1", 1, 0),
                "z = 1",
                "m = 1/2"),
            proof(
                "and z² ≤ ‖w̃‖²: the margin m/‖w̃‖ is at most ½",
                MARGIN,
                "x = 1, 0",
                "u = 2, 1",
                "z = 2"),
            equality(
                "‖w̃‖ = |z| only for w̃ = z·x̃₂",
                MARGIN,
                0,
                "(u_i - z·x_i)^2 = 0",
                "x = 1, 0",
                "u = 2, 0",
                "z = 2"),
            identity(
                "w̃ = αx̃₂, b = −α/2 has margins α/2 = ½‖w̃‖ at both points", "α - 1/2·α = 1/2·α"))
        .boundary(
            "every d; for m = z/2 both inequalities are equations, so b = −z/2; any label convention with 1 for x̃₂")
        .code(NormalizedSeparators.class, LinearClassifier.class)
        .notThat(
            "the margin is at most ½·z with z² ≤ ½‖w̃‖²",
            proof(
                "",
                MARGIN.claiming(Statement.of("Σ[x_i^2] = 1", "Σ[u_i·x_i] = z", "Σ[u_i^2] ≥ 2·z^2")),
                "x = 1,",
                "u = 1,",
                "z = 1"),
            "x = 1,",
            "u = 1,",
            "z = 1");
  }

  private static Claim proofOfMaxMargin() {
    Statement middle =
        Statement.of("Σ[x_i^2] = 1", "u_i = α·x_i", "Σ[u_i·1/2·x_i] + b = 0", "b = -1/2·α");
    Certificate bias = Certificate.of(middle).times("-1/2·α", 0).times("-1/2·x_i", 1).times("1", 2);
    return Claim.of("Theorem F.1 (i), proof", "Appendix F, proof of Theorem F.1")
        .says(
            "The boundary is orthogonal to x̃₂ − x̃₁, w̃ = αx̃₂ with α > 0, and contains ½(x₁ + x₂): 0 = ⟨w̃, ½(x₁ + x₂)⟩ + b = ½α‖x̃₂‖² + b, i.e. b = −½α")
        .by(proof("b = −½α", bias, "x = 1, 0", "u = 2, 0", "α = 2", "b = -1"))
        .boundary("every d")
        .uses("Theorem F.1 (i)")
        .code(NormalizedSeparators.class)
        .notThat(
            "b = −α",
            proof(
                "",
                bias.claiming(middle.concluding("b = -α")),
                "x = 1,",
                "u = 2,",
                "α = 2",
                "b = -1"),
            "x = 1,",
            "u = 2,",
            "α = 2",
            "b = -1");
  }

  private static Claim feasible() {
    Statement range = Statement.of("Σ[x_i^2] = 1", "Σ[u_i^2] = 1", "Σ[u_i·x_i] = z", "1 - z^2 ≥ 0");
    Certificate cauchy =
        Certificate.of(range)
            .times("-1", 1)
            .times("-z^2", 0)
            .times("2·z", 2)
            .plus(Rational.ONE, "u_i - z·x_i");
    Statement sign = Statement.of("-b ≥ 0", "z + b > 0", "z > 0");
    return Claim.of("Theorem F.1 (ii), feasible set", "Appendix F, proof of Theorem F.1")
        .says(
            "min over w ∈ 𝓜 is the minimum over z = ⟨w̃, x̃₂⟩ ∈ (0, 1] with −z < b ≤ 0, for ‖w̃‖ = 1")
        .by(
            proof("|z| ≤ 1", cauchy, "x = 1, 0", "u = 3/5, 4/5", "z = 3/5"),
            proof(
                "h(x₁) = 0 and h(x₂) = 1 mean b ≤ 0 < z + b, so z > 0",
                Certificate.of(sign).plus(0).plus(1),
                "b = -1/4",
                "z = 1/2"))
        .boundary("every d ≥ 2; for d = 1 only z = 1 occurs, where the minimum is attained")
        .code(NormalizedSeparators.class)
        .notThat(
            "z ≤ ½",
            proof(
                "",
                cauchy.claiming(range.concluding("1/4 - z^2 ≥ 0")),
                "x = 1,",
                "u = 1,",
                "z = 1"),
            "x = 1,",
            "u = 1,",
            "z = 1");
  }

  private static Claim minimum() {
    return Claim.of("Theorem F.1 (ii), minimum", "Appendix F, proof of Theorem F.1")
        .says("The minimum of the function is attained at (z, b) = (1, 0)")
        .by(
            IntervalProof.of(
                "4S is least at (1, 0) alone, also over the closed set −z ≤ b",
                new MinimumProof(fourfold(), BOX, point("1", "0"), SEPARATING)))
        .boundary("all real 0 ≤ z ≤ 1, −z ≤ b ≤ 0; the minimizer is unique")
        .uses("Theorem F.1 (ii), feasible set")
        .code(TwoPointClassifier.class)
        .notThat(
            "it is attained at (1, −1/2), the max-margin classifier",
            IntervalProof.of(
                "", new MinimumProof(fourfold(), BOX, point("1", "-1/2"), SEPARATING)));
  }

  private static Claim value() {
    PointProof sharpness = new PointProof(fourfold().over(Expression.parse("4")), point("1", "0"));
    return Claim.of("Theorem F.1 (ii), value", "Appendix F, proof of Theorem F.1")
        .says("min S ≈ 0.277")
        .by(
            IntervalProof.between(
                "rounded to three digits",
                sharpness,
                Rational.parse("0.2765"),
                Rational.parse("0.2775")),
            IntervalProof.between(
                "to sixteen",
                sharpness,
                Rational.parse("0.2772976533337344"),
                Rational.parse("0.2772976533337345")))
        .checkedBy(
            new PropertyTest(
                "theory's sharpness at (1, 0)",
                601,
                1,
                samples -> {
                  double found =
                      TwoPointClassifier.sharpness(Binary64.ONE, Binary64.ZERO).getReal();
                  return Math.abs(found - 0.2772976533337344) < 1e-15
                      ? Optional.empty()
                      : Optional.of("S = " + found);
                }))
        .boundary("S(1, 0) enclosed")
        .uses("Theorem F.1 (ii), minimum")
        .code(TwoPointClassifier.class)
        .notThat(
            "min S lies in [0.2774, 0.2785]",
            IntervalProof.between(
                "", sharpness, Rational.parse("0.2774"), Rational.parse("0.2785")));
  }

  private static Claim attained() {
    Certificate direction =
        Certificate.of(Statement.of("Σ[x_i^2] = 1", "Σ[u_i·x_i] = z", "z = 1", "Σ[u_i^2] ≥ 1"))
            .times("-1", 0)
            .times("2", 1)
            .times("2", 2)
            .plus(Rational.ONE, "u_i - x_i");
    return Claim.of("Theorem F.1 (ii)", "Appendix F")
        .says(
            "The parameters minimizing the sharpness over 𝓜 = {h(x₁) = 0, h(x₂) = 1, ‖w̃‖₂ = 1} are w̃ = x̃₂ and b = 0")
        .by(
            IntervalProof.of(
                "the sharpness at (z, b) is least at (1, 0) alone",
                new MinimumProof(fourfold(), BOX, point("1", "0"), SEPARATING)),
            equality(
                "z = 1 and ‖w̃‖ = 1 mean w̃ = x̃₂",
                direction,
                0,
                "(u_i - x_i)^2 = 0",
                "x = 1, 0",
                "u = 1, 0",
                "z = 1"))
        .boundary("every d; ‖w̃‖ = 1 and this position of the points are essential")
        .uses("Theorem F.1 (ii), minimum", "Appendix F, sharpness")
        .code(NormalizedSeparators.class, TwoPointClassifier.class)
        .notThat(
            "w̃ = −x̃₂",
            equality("", direction, 0, "(u_i + x_i)^2 = 0", "x = 1, 0", "u = 1, 0", "z = 1"),
            "x = 1, 0",
            "u = 1, 0",
            "z = 1");
  }

  private static Claim minMargin() {
    return Claim.of("Theorem F.1 (ii), min-margin", "Appendix F")
        .says("… are given by a min-margin classifier")
        .by(
            identity("at b = 0 the first point lies on the boundary: its margin −b is 0", "-0 = 0"),
            proof(
                "and no separator has a smaller one",
                Certificate.of(Statement.of("-b ≥ 0", "z + b > 0", "-b ≥ 0")).plus(0),
                "b = 0",
                "z = 1"))
        .boundary("every d; the margin over both points, min(−b, z + b) ≥ 0, is 0 only at b = 0")
        .uses("Theorem F.1 (ii)")
        .code(NormalizedSeparators.class)
        .notThat(
            "its margin is positive",
            proof(
                "",
                Certificate.of(Statement.of("-b ≥ 0", "z + b > 0", "-b > 0")).plus(0),
                "b = -1/2",
                "z = 1"),
            "b = 0",
            "z = 1");
  }
}
