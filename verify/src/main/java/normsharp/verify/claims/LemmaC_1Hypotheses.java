package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.InterpolatingManifold;
import normsharp.theory.diagonal.ManifoldShape;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * What Lemma C.1's hypotheses are for: y ≠ 0 is needed, since 𝓜 is a cone for y = 0 and Dh(0) = 0;
 * x without zeros is not; 𝓜 ≠ ∅ asks for an entry with the sign of y if L is even, for x ≠ 0 if it
 * is odd.
 */
public final class LemmaC_1Hypotheses {
  private static final int MOST_LAYERS = 8;

  private LemmaC_1Hypotheses() {}

  /** The last sentence of the proof. */
  public static List<Claim> claims() {
    return List.of(smoothness());
  }

  /** The hypotheses. */
  public static List<Claim> beyond() {
    return List.of(yNotZero(), nonEmpty());
  }

  private static Evidence[] each(int least, int step, IntFunction<Evidence> evidence) {
    return IntStream.iterate(least, layers -> layers <= MOST_LAYERS, layers -> layers + step)
        .mapToObj(evidence)
        .toArray(Evidence[]::new);
  }

  private static Claim smoothness() {
    return Claim.of("Lemma C.1, smoothness", "Appendix C, proof of Lemma C.1")
        .says(
            "Smoothness of the manifold follows by equipping T_w𝓜 with the Euclidean metric of R^d")
        .slip(
            "printed: the metric makes 𝓜 smooth; meant: 𝓜 is smooth since Dh has rank 1 on it, and"
                + " the Euclidean metric makes it Riemannian",
            counterexample(
                "x = (1, −1), y = 0: the Euclidean metric lives on every (x ⊙ w)^⊥, but 𝓜 is two"
                    + " crossing lines, with normal 0 at w = 0 ∈ 𝓜",
                Statement.of("Σ[x_i·w_i^2] = y", "Σ[x_i^2·w_i^2] > 0"),
                "x = 1, -1",
                "w = 0, 0",
                "y = 0"))
        .by(
            equality(
                "⟨u, u⟩ ≥ 0, and = 0 only for u = 0",
                Certificate.of(Statement.of("Σ[u_i^2] ≥ 0")).plus(Rational.ONE, "u_i"),
                0,
                "u_i^2 = 0",
                "u = 0, 0"),
            identity(
                "⟨Pu, z⟩ = ⟨u, z⟩ − m⟨a,u⟩⟨a,z⟩ is symmetric, and rational in w where m = ‖a‖⁻²",
                "Σ[(u_i - m·Σ[a_i·u_i]·a_i)·z_i] = Σ[u_i·(z_i - m·Σ[a_i·z_i]·a_i)]"))
        .boundary("every d; that 𝓜 itself is smooth is Lemma C.1")
        .uses("Lemma C.1, rank")
        .code(InterpolatingManifold.class)
        .notThat(
            "u ↦ Σ a_i u_i² is positive definite for any a ≥ 0",
            equality(
                "",
                Certificate.of(Statement.of("a_i ≥ 0", "Σ[a_i·u_i^2] ≥ 0"))
                    .plus(Rational.ONE, "u_i", 0),
                0,
                "u_i^2 = 0",
                "a = 1, 0",
                "u = 0, 0"),
            "a = 1, 0",
            "u = 0, 1");
  }

  private static Claim yNotZero() {
    return Claim.beyond("Beyond: Lemma C.1 without y ≠ 0")
        .says(
            "For y = 0 and L ≥ 2, w = 0 ∈ 𝓜 has Dh(0) = 0, so (x ⊙ w^⊙(L−1))^⊥ = R^d there, not of dimension d − 1; 𝓜 is a cone, for even L invariant under each change of sign: for x = (1, −1) two crossing lines, for x > 0 the point 0. For L = 1 the lemma needs only x ≠ 0")
        .by(
            each(
                2,
                1,
                layers ->
                    proof(
                        "L = " + layers + ": the normal at w = 0 is 0",
                        Certificate.of(Statement.of("w_i = 0", "x_i·w_i^" + (layers - 1) + " = 0"))
                            .times("x_i·w_i^" + (layers - 2), 0),
                        "x = 1, -1",
                        "w = 0, 0")))
        .by(
            each(
                2,
                1,
                layers ->
                    proof(
                        "L = " + layers + ": with w, the whole line through w lies in 𝓜",
                        Certificate.of(
                                Statement.of(
                                    "Σ[x_i·w_i^" + layers + "] = 0",
                                    "Σ[x_i·(t·w_i)^" + layers + "] = 0"))
                            .times("t^" + layers, 0),
                        layers % 2 == 0 ? "x = 1, -1" : "x = 1, 1",
                        "w = 1, -1",
                        "t = 2")))
        .by(
            each(
                2,
                2,
                layers ->
                    equality(
                        "L = " + layers + ": for x > 0 only w = 0, since each x_i w_i^L is 0",
                        Certificate.of(Statement.of("x_i > 0", "Σ[x_i·w_i^" + layers + "] ≥ 0"))
                            .plus(Rational.ONE, "w_i^" + layers / 2, 0),
                        0,
                        "x_i·w_i^" + layers + " = 0",
                        "x = 1, 2",
                        "w = 0, 0")))
        .checkedBy(
            new PropertyTest(
                "theory finds w = 0 on 𝓜 for y = 0, and no hypersurface if L is even and x > 0",
                331,
                60,
                LemmaC_1Hypotheses::pointOrCone))
        .boundary(
            "every d, L = 2, …, 8; for odd L and two entries the cone is a line, smooth as a set, yet the formula for its tangent space fails at 0")
        .uses("Lemma C.1, derivative")
        .code(ManifoldShape.class)
        .notThat(
            "for y = 0 the cone is a subspace: with w and z also w + z",
            proof(
                "",
                Certificate.of(
                        Statement.of(
                            "Σ[x_i·w_i^2] = 0", "Σ[x_i·z_i^2] = 0", "Σ[x_i·(w_i + z_i)^2] = 0"))
                    .times("2", 0)
                    .times("2", 1),
                "x = 1, -1",
                "w = 1, 1",
                "z = 1, 1"),
            "x = 1, -1",
            "w = 1, 1",
            "z = 1, -1");
  }

  private static Optional<String> pointOrCone(Samples samples) {
    int layers = samples.integer(2, 5);
    List<BigFraction> x = ExactNetworks.fractions(samples.positiveVector(samples.dimension()));
    DiagonalNetwork<BigFraction> network = new DiagonalNetwork<>(x, BigFraction.ZERO, layers);
    List<BigFraction> origin = x.stream().map(entry -> BigFraction.ZERO).toList();
    ManifoldShape shape = ManifoldShape.of(network);
    boolean point = shape.dimension() == 0;
    return network.residual(origin).isZero()
            && !(shape instanceof ManifoldShape.SmoothHypersurface)
            && (layers % 2 == 1 || point)
        ? Optional.empty()
        : Optional.of(network + ": " + shape);
  }

  private static Claim nonEmpty() {
    return Claim.beyond("Beyond: when no weights interpolate")
        .says(
            "For y ≠ 0: 𝓜 ≠ ∅ ⇔ some x_i has the sign of y (even L), ⇔ x ≠ 0 (odd L). So Lemma C.1, which leaves 𝓜 ≠ ∅ out, speaks of the empty set for x > 0, y < 0 and even L")
        .by(
            each(
                2,
                2,
                layers ->
                    impossibility(
                        "L = " + layers + ": x_i y ≤ 0 for all i leaves nothing",
                        Certificate.of(
                                Statement.of(
                                    "Σ[x_i·w_i^" + layers + "] = y",
                                    "x_i·y ≤ 0",
                                    "y^2 > 0",
                                    "-1 ≥ 0"))
                            .over(2)
                            .times("y", 0)
                            .plus(Rational.ONE, "w_i^" + layers / 2, 1))))
        .by(
            each(
                1,
                2,
                layers ->
                    impossibility(
                        "L = " + layers + ": x = 0 leaves nothing",
                        Certificate.of(
                                Statement.of(
                                    "Σ[x_i·w_i^" + layers + "] = y",
                                    "x_i = 0",
                                    "y^2 > 0",
                                    "-1 ≥ 0"))
                            .over(2)
                            .times("y", 0)
                            .times("-y·w_i^" + layers, 1))))
        .by(
            proof(
                "else √[L](y/x_k)·e_k ∈ 𝓜: u = w^⊙L = t·e_k with t = y/x_k",
                Certificate.of(
                        Statement.of(
                            "Σ[e_i] = 1", "(x_i - b)·e_i = 0", "b·t = y", "Σ[x_i·t·e_i] = y"))
                    .times("b·t", 0)
                    .times("t", 1)
                    .times("1", 2),
                "x = 3, -1",
                "e = 0, 1",
                "b = -1",
                "t = 2",
                "y = -2"))
        .checkedBy(
            new PropertyTest(
                "theory's shape is empty for the same x, y and L",
                332,
                100,
                s -> {
                  int layers = s.integer(1, 5);
                  List<Rational> x = s.vector(s.dimension());
                  Rational y = s.nonZero();
                  boolean some =
                      x.stream()
                          .map(entry -> entry.times(y).signum())
                          .anyMatch(sign -> layers % 2 == 0 ? sign > 0 : sign != 0);
                  DiagonalNetwork<BigFraction> network =
                      new DiagonalNetwork<>(
                          ExactNetworks.fractions(x), ExactNetworks.fraction(y), layers);
                  return ManifoldShape.of(network).isEmpty() == some
                      ? Optional.of(network + ": " + ManifoldShape.of(network))
                      : Optional.empty();
                }))
        .boundary(
            "every d and any signs and zeros of x; emptiness for L = 1, …, 8; that t ≥ 0 (even L) and every t (odd L) has an L-th root is a property of the reals")
        .code(ManifoldShape.class)
        .notThat(
            "x_i y ≤ 0 for all i leaves nothing for L = 3, too",
            proof(
                "",
                Certificate.of(Statement.of("Σ[x_i·w_i^3] = y", "x_i·y ≤ 0", "y^2 ≤ 0"))
                    .times("-y", 0)
                    .plus(Rational.ONE, "w_i", 1),
                "x = 0,",
                "w = 1,",
                "y = 0"),
            "x = 1,",
            "w = -1,",
            "y = -1");
  }
}
