package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.InterpolatingManifold;
import normsharp.theory.diagonal.SmoothFunction;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Lemma D.1 and the steps of its proof up to the first necessary condition. Throughout a = x ⊙ w, m
 * is the reciprocal of ‖a‖², and f is half the squared norm (part i) or half of ‖x ⊙ w‖² (part ii).
 * The Riemannian gradient is the tangent vector that differs from ∇f by a multiple of a.
 */
public final class LemmaD_1 {
  static final String SCOPE = "every d, any signs of x, every w with x ⊙ w ≠ 0, on and off 𝓜";

  private LemmaD_1() {}

  /** The lemma, then its proof in order. */
  public static List<Claim> claims() {
    return List.of(
        partOne(),
        partTwo(),
        gradient(
            "Lemma D.1 (i), gradient",
            "grad f(w) = w − ‖D_x w‖⁻² D_x w wᵀ D_x · w for f = ½wᵀw",
            "w_i - m·Σ[x_i·w_i^2]·x_i·w_i",
            "w_i",
            "2·Σ[x_i·w_i^2]",
            1),
        stationary(),
        gradient(
            "Lemma D.1 (ii), gradient",
            "grad f(w) = D_x² w − ‖D_x w‖⁻² D_x w wᵀ D_x³ · w for f = ½‖D_x w‖²",
            "x_i^2·w_i - m·Σ[x_i^3·w_i^2]·x_i·w_i",
            "x_i^2·w_i",
            "2·Σ[x_i^3·w_i^2]",
            2),
        stationarySharpness(),
        eighth());
  }

  private static Claim partOne() {
    Statement asPrinted =
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "x_i ≤ a",
            "a > 0",
            "a·Σ[w_i^2] = y",
            "x_i^2 ≤ b^2",
            "b ≥ 0",
            "(x_i - b)·w_i^2 = 0");
    Certificate bound =
        Certificate.of(Statement.of("Σ[x_i·w_i^2] = y", "x_i ≤ a", "a·Σ[w_i^2] ≥ y"))
            .times("1", 0)
            .plus(Rational.ONE, "w_i", 1);
    return Claim.of("Lemma D.1 (i)", "Appendix D")
        .says("w ∈ argmin_{z∈𝓜} ‖z⊙z‖₁ ⇒ x|supp(w) = x₀·1|supp(w) for x₀ = max_i |x_i|")
        .assuming("x ∈ R^d without zeros")
        .by(
            counterexample(
                "x = (1, −3), y = 1, w = (1, 0)",
                asPrinted,
                "x = 1, -3",
                "w = 1, 0",
                "y = 1",
                "a = 1",
                "b = 3"))
        .but(
            "The last step of the proof: 1 − x_i/x₀ ≥ 0 off the support does not make x₀ the"
                + " largest |x_i| when an entry has the other sign.",
            Effect.STATEMENT,
            "x|supp(w) = x₀·1|supp(w), where |x₀| is the largest |x_i| among the x_i with the sign"
                + " of y")
        .by(
            equality(
                "with y > 0 and a = max x_i, the bound a‖w‖² ≥ y is attained only where x_i = a",
                bound,
                0,
                "w_i^2·(a - x_i) = 0",
                "x = 1, -3",
                "w = 1, 0",
                "y = 1",
                "a = 1"))
        .boundary("every d, any signs of x; y ≥ 0, and y < 0 after (x, y) ↦ (−x, −y)")
        .uses("Proposition 3.2 (i), necessity")
        .code(NormMinimizers.class)
        .notThat(
            "x₀ is the smallest entry",
            equality(
                "", bound, 0, "w_i^2·(x_i + a) = 0", "x = 1, -3", "w = 1, 0", "y = 1", "a = 1"),
            "x = 1, -3",
            "w = 1, 0",
            "y = 1",
            "a = 1");
  }

  private static Claim partTwo() {
    Certificate bound =
        Certificate.of(
                Statement.of("Σ[x_i·w_i^2] = y", "x_i·(x_i - s) ≥ 0", "Σ[x_i^2·w_i^2] ≥ s·y"))
            .times("s", 0)
            .plus(Rational.ONE, "w_i", 1);
    return Claim.of("Lemma D.1 (ii)", "Appendix D")
        .says(
            "w ∈ argmin_{z∈𝓜} S(z) ⇒ x|supp(w) = x₀·1|supp(w) for some x₀ ∈ R; if x > 0, then x₀ = min_i x_i")
        .assuming("x ∈ R^d without zeros")
        .by(
            equality(
                "with y > 0 and s the least positive x_i, S = 4sy only where x_i = s (or x_i = 0)",
                bound,
                0,
                "w_i^2·x_i·(x_i - s) = 0",
                "x = 1, -3",
                "w = 1, 0",
                "y = 1",
                "s = 1"))
        .boundary("every d, any signs of x; y ≥ 0, and y < 0 after (x, y) ↦ (−x, −y)")
        .uses("Proposition 3.2 (ii), necessity")
        .code(SharpnessMinimizers.class)
        .notThat(
            "x₀ = max_i x_i",
            proof(
                "",
                bound.claiming(Statement.of("Σ[x_i·w_i^2] = y", "x_i ≤ s", "Σ[x_i^2·w_i^2] ≥ s·y")),
                "x = 1, 2",
                "w = 0, 1",
                "y = 2",
                "s = 2"),
            "x = 1, 2",
            "w = 1, 0",
            "y = 1",
            "s = 2");
  }

  /** Two facts: G is tangent, and ∇f − G is a multiple of a. */
  private static Claim gradient(
      String label, String says, String gradient, String euclidean, String wrong, int part) {
    String moment = part == 1 ? "Σ[x_i·w_i^2]" : "Σ[x_i^3·w_i^2]";
    Statement tangent = Statement.of("m·Σ[x_i^2·w_i^2] = 1", "Σ[x_i·w_i·(" + gradient + ")] = 0");
    Certificate isTangent = Certificate.of(tangent).times("-" + moment, 0);
    Statement wrongTangent =
        tangent.concluding("Σ[x_i·w_i·(" + euclidean + " - m·" + wrong + "·x_i·w_i)] = 0");
    return Claim.of(label, "Appendix D, proof of Lemma D.1")
        .says(says)
        .by(
            proof("it is tangent", isTangent, "x = 1, 2", "w = 1, 0", "m = 1"),
            Proofs.identity(
                "it differs from ∇f by a multiple of x ⊙ w",
                euclidean + " - (" + gradient + ") = m·" + moment + "·(x_i·w_i)"))
        .checkedBy(
            new PropertyTest(
                "theory's Riemannian gradient",
                110 + part,
                60,
                samples -> gradientAgrees(samples, part)))
        .boundary(SCOPE)
        .uses("Lemma 3.1")
        .code(InterpolatingManifold.class, SmoothFunction.class)
        .notThat(
            "twice the projection",
            proof("", isTangent.claiming(wrongTangent), "x = 1,", "w = 1,", "m = 1"),
            "x = 1,",
            "w = 1,",
            "m = 1");
  }

  private static Optional<String> gradientAgrees(Samples samples, int part) {
    List<Rational> x = samples.vector(samples.dimension());
    List<Rational> w = samples.vector(x.size());
    Rational norm = Rational.ZERO;
    Rational moment = Rational.ZERO;
    Rational y = Rational.ZERO;
    for (int i = 0; i < x.size(); i++) {
      Rational square = w.get(i).power(2);
      y = y.plus(x.get(i).times(square));
      norm = norm.plus(x.get(i).power(2).times(square));
      moment = moment.plus(x.get(i).power(part == 1 ? 1 : 3).times(square));
    }
    if (norm.signum() == 0) {
      return Optional.empty();
    }
    InterpolatingManifold<BigFraction> manifold =
        new InterpolatingManifold<>(
            DiagonalNetwork.twoLayers(ExactNetworks.fractions(x), ExactNetworks.fraction(y)));
    List<BigFraction> weights = ExactNetworks.fractions(w);
    // The sharpness on 𝓜 is 8f.
    List<BigFraction> found =
        manifold.gradient(
            part == 1 ? manifold.halfSquaredNorm() : manifold.sharpnessOnManifold(), weights);
    for (int i = 0; i < x.size(); i++) {
      BigFraction xi = ExactNetworks.fraction(x.get(i));
      BigFraction wi = weights.get(i);
      BigFraction factor =
          ExactNetworks.fraction(moment).divide(ExactNetworks.fraction(norm)).multiply(xi);
      BigFraction expected =
          part == 1
              ? wi.subtract(factor.multiply(wi))
              : xi.multiply(xi).multiply(wi).subtract(factor.multiply(wi)).multiply(8);
      if (!found.get(i).equals(expected)) {
        return Optional.of("x = " + x + ", w = " + w);
      }
    }
    return Optional.empty();
  }

  private static Claim stationary() {
    Statement constant =
        Statement.of(
            "m·Σ[x_i^2·w_i^2] = 1",
            "w_i - m·Σ[x_i·w_i^2]·x_i·w_i = 0",
            "(Σ[x_i^2·w_i^2] - Σ[x_i·w_i^2]·x_i)·w_i = 0");
    Certificate onSupport =
        Certificate.of(constant).times("Σ[x_i^2·w_i^2]", 1).times("Σ[x_i·w_i^2]·x_i·w_i", 0);
    return Claim.of("Lemma D.1 (i), first necessary condition", "Appendix D, proof of Lemma D.1")
        .says(
            "grad f(w) = 0 ⇔ w is an eigenvector of D_x w wᵀ D_x with eigenvalue ‖D_x w‖² ⇔ x|supp(w) = x₀·1|supp(w) for some x₀ ∈ R")
        .by(
            proof(
                "grad f = 0 makes x_i·⟨x, w⊙w⟩ = ‖x⊙w‖² on the support: x₀ = ‖x⊙w‖²/y",
                onSupport,
                "x = 2, 3",
                "w = 1, 0",
                "m = 1/4"),
            proof(
                "so x_i = x₀ there, with x₀·y = ‖x⊙w‖²",
                Certificate.of(
                        Statement.of(
                            "(A - y·x_i)·w_i = 0", "c·y = A", "y ≠ 0", "(x_i - c)·w_i = 0"))
                    .over(2)
                    .times("-1", 0)
                    .times("-w_i", 1),
                "x = 2, 3",
                "w = 1, 0",
                "y = 2",
                "A = 4",
                "c = 2"),
            moments(),
            proof(
                "x = x₀ on the support makes grad f = 0",
                Certificate.of(
                        Statement.of(
                            "(x_i - c)·w_i = 0",
                            "Σ[x_i·w_i^2] = c·Σ[w_i^2]",
                            "m·c^2·Σ[w_i^2] = 1",
                            "w_i - m·Σ[x_i·w_i^2]·x_i·w_i = 0"))
                    .times("-m·c·Σ[w_i^2]", 0)
                    .times("-m·x_i·w_i", 1)
                    .times("-w_i", 2),
                "x = 2, 3",
                "w = 1, 0",
                "c = 2",
                "m = 1/4"),
            proof(
                "grad f = 0 makes w an eigenvector, D_x w wᵀ D_x w = ‖D_x w‖² w",
                Certificate.of(
                        Statement.of(
                            "m·Σ[x_i^2·w_i^2] = 1",
                            "w_i - m·Σ[x_i·w_i^2]·x_i·w_i = 0",
                            "Σ[x_i·w_i^2]·x_i·w_i = Σ[x_i^2·w_i^2]·w_i"))
                    .times("-Σ[x_i·w_i^2]·x_i·w_i", 0)
                    .times("-Σ[x_i^2·w_i^2]", 1),
                "x = 2, 3",
                "w = 1, 0",
                "m = 1/4"),
            proof(
                "and conversely",
                Certificate.of(
                        Statement.of(
                            "m·Σ[x_i^2·w_i^2] = 1",
                            "Σ[x_i·w_i^2]·x_i·w_i = Σ[x_i^2·w_i^2]·w_i",
                            "w_i - m·Σ[x_i·w_i^2]·x_i·w_i = 0"))
                    .times("-w_i", 0)
                    .times("-m", 1),
                "x = 2, 3",
                "w = 1, 0",
                "m = 1/4"))
        .boundary(SCOPE + "; the first step gets its x₀ from y ≠ 0, on 𝓜")
        .uses("Lemma D.1 (i), gradient")
        .code(InterpolatingManifold.class)
        .notThat(
            "grad f = 0 makes x_i·‖x⊙w‖² = ⟨x, w⊙w⟩ on the support",
            proof(
                "",
                onSupport.claiming(
                    constant.concluding("(Σ[x_i·w_i^2] - Σ[x_i^2·w_i^2]·x_i)·w_i = 0")),
                "x = 2,",
                "w = 1,",
                "m = 1/4"),
            "x = 2,",
            "w = 1,",
            "m = 1/4");
  }

  /** Moments of w⊙w where x is constant on the support. */
  static normsharp.verify.evidence.CertificateProof moments() {
    return proof(
        "x = x₀ on the support makes ⟨x, w⊙w⟩ = x₀‖w‖² (and so ‖x⊙w‖² = x₀²‖w‖²)",
        Certificate.of(Statement.of("(x_i - c)·w_i = 0", "Σ[x_i·w_i^2] = c·Σ[w_i^2]"))
            .times("w_i", 0),
        "x = 2, 3",
        "w = 1, 0",
        "c = 2");
  }

  private static Claim stationarySharpness() {
    Statement constant =
        Statement.of(
            "m·Σ[x_i^2·w_i^2] = 1",
            "x_i^2·w_i - m·Σ[x_i^3·w_i^2]·x_i·w_i = 0",
            "x_i ≠ 0",
            "(x_i·Σ[x_i^2·w_i^2] - Σ[x_i^3·w_i^2])·w_i = 0");
    Certificate onSupport =
        Certificate.of(constant)
            .over(2)
            .times("Σ[x_i^2·w_i^2]", 1)
            .times("Σ[x_i^3·w_i^2]·x_i·w_i", 0);
    return Claim.of("Lemma D.1 (ii), first necessary condition", "Appendix D, proof of Lemma D.1")
        .says("grad f(w) = 0 implies the same first necessary condition")
        .by(
            proof(
                "x_i = ⟨x³, w⊙w⟩/‖x⊙w‖² on the support",
                onSupport,
                "x = 2, 3",
                "w = 1, 0",
                "m = 1/4"))
        .boundary(SCOPE + "; x without zeros")
        .uses("Lemma D.1 (ii), gradient")
        .code(InterpolatingManifold.class)
        .notThat(
            "also where x has zeros",
            proof(
                "",
                onSupport.claiming(
                    Statement.of(
                        "m·Σ[x_i^2·w_i^2] = 1",
                        "x_i^2·w_i - m·Σ[x_i^3·w_i^2]·x_i·w_i = 0",
                        "x_i ≥ 0",
                        "(x_i·Σ[x_i^2·w_i^2] - Σ[x_i^3·w_i^2])·w_i = 0")),
                "x = 1, 0",
                "w = 1, 0",
                "m = 1"),
            "x = 1, 0",
            "w = 1, 1",
            "m = 1");
  }

  private static Claim eighth() {
    return Claim.of("Lemma D.1 (ii), objective", "Appendix D, proof of Lemma D.1")
        .says("f(w) = ½ D_x wᵀ w D_x, and f(w) = ⅛ S(w) by (11)")
        .slip(
            "printed ½ D_x wᵀ w D_x, a matrix; meant ½ wᵀ D_x D_x w = ½‖D_x w‖²",
            counterexample(
                "x = (1, 2), w = (1, 0): ½‖w‖²D_x² has the trace 5/2, but ⅛S = ½",
                Statement.of("1/2·Σ[w_i^2]·Σ[x_i^2] = 1/8·(4·Σ[x_i^2·w_i^2])"),
                "x = 1, 2",
                "w = 1, 0"))
        .by(
            Proofs.identity(
                "½‖D_x w‖² = ⅛·4‖x ⊙ w‖²", "1/2·Σ[(x_i·w_i)^2] = 1/8·(4·Σ[x_i^2·w_i^2])"))
        .boundary("every d, x and w")
        .uses("Appendix D, eq. (11)")
        .code(InterpolatingManifold.class)
        .notThat(
            "f = ¼S",
            Proofs.identity("", "1/2·Σ[(x_i·w_i)^2] = 1/4·(4·Σ[x_i^2·w_i^2])"),
            "x = 1,",
            "w = 1,");
  }
}
