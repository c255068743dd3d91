package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.InterpolatingManifold;
import normsharp.theory.diagonal.ManifoldShape;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Relation;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Section 3's network and its interpolating manifold, Lemma 3.1 and Lemma C.1: h(w) = ⟨x, w^⊙L⟩ − y
 * has Dh(w)u = L⟨x ⊙ w^⊙(L−1), u⟩, which vanishes for all u at a point of 𝓜 only if y = 0, since y
 * = Σ w_i · x_i w_i^(L−1).
 */
public final class LemmaC_1 {
  private static final int MOST_LAYERS = 8;
  private static final String LAYERS = "every d, any signs and zeros of x, every L ≥ 1";

  private LemmaC_1() {}

  /** Section 3's definitions and Lemma 3.1. */
  public static List<Claim> section3() {
    return List.of(network(), loss(), lemma31());
  }

  /** Appendix C. */
  public static List<Claim> claims() {
    return List.of(generalLoss(), derivative(), notZero(), rank(), lemmaC1());
  }

  /** One piece of evidence for each number of layers. */
  private static Evidence[] each(IntFunction<Evidence> evidence) {
    return IntStream.rangeClosed(1, MOST_LAYERS).mapToObj(evidence).toArray(Evidence[]::new);
  }

  private static Claim network() {
    return Claim.of("Section 3, eq. (3)", "Section 3")
        .says("φ_w(z) = wᵀ D_w z; by (4) its value at x is ⟨w⊙w, x⟩")
        .by(identity("wᵀ D_w z = Σ w_i (w_i z_i) = ⟨w⊙w, z⟩", "Σ[w_i·(w_i·z_i)] = Σ[w_i^2·z_i]"))
        .checkedBy(
            new PropertyTest(
                "the network's output is its residual plus y",
                311,
                60,
                samples -> {
                  DiagonalNetwork<BigFraction> network = ExactNetworks.sample(samples);
                  List<BigFraction> w =
                      ExactNetworks.fractions(samples.vector(network.dimension()));
                  BigFraction output = Vectors.dot(Vectors.hadamard(w, w), network.x());
                  return output.equals(network.residual(w).add(network.y()))
                      ? Optional.empty()
                      : Optional.of(network + ", w = " + w);
                }))
        .boundary("every d, x and w")
        .code(DiagonalNetwork.class)
        .notThat(
            "φ_w(z) = ⟨w, z⟩", identity("", "Σ[w_i·(w_i·z_i)] = Σ[w_i·z_i]"), "w = 2,", "z = 1,");
  }

  private static Claim loss() {
    Polynomial squared = DiagonalLoss.RESIDUAL.squared().times(Polynomial.parse("1/2"));
    return Claim.of("Section 3, eqs. (4) and (5)", "Section 3")
        .says(
            "𝓛(w) = ½(⟨w⊙w, x⟩ − y)² ≥ 0; 𝓜 = {w : 𝓛(w) = 0} is the set of interpolating weights")
        .by(
            DiagonalLoss.equal("the loss is half the squared residual", DiagonalLoss.LOSS, squared),
            proof(
                "𝓛 ≥ 0",
                Certificate.of(Statement.of("1/2·(Σ[x_i·w_i^2] - y)^2 ≥ 0"))
                    .plus(Rational.of(1, 2), "Σ[x_i·w_i^2] - y"),
                "x = 1,",
                "w = 1,",
                "y = 0"),
            proof(
                "⟨w⊙w, x⟩ = y makes 𝓛 vanish",
                Certificate.of(Statement.of("Σ[x_i·w_i^2] = y", "1/2·(Σ[x_i·w_i^2] - y)^2 = 0"))
                    .times("1/2·(Σ[x_i·w_i^2] - y)", 0),
                "x = 2,",
                "w = 1,",
                "y = 2"))
        .boundary("every d, x, y and w; that ½r² = 0 only for r = 0 is a property of the reals")
        .code(DiagonalNetwork.class, InterpolatingManifold.class)
        .notThat(
            "the loss is the squared residual without ½",
            DiagonalLoss.equal("", DiagonalLoss.LOSS, DiagonalLoss.RESIDUAL.squared()),
            "x = 1,",
            "w = 1,",
            "y = 0");
  }

  private static Claim lemma31() {
    return Claim.of("Lemma 3.1", "Section 3")
        .says(
            "If x ∈ R^d has no zeros, y ≠ 0 and 𝓜 ≠ ∅, then 𝓜 is a Riemannian manifold with T_w𝓜 = (x ⊙ w)^⊥")
        .by(
            differential(2),
            noCriticalPoint(),
            new Argument(
                "the regular value theorem: a level set of a smooth h with Dh ≠ 0 on it is a"
                    + " smooth hypersurface with tangent spaces ker Dh(w)"))
        .boundary(
            "every d, any signs of x; zeros of x do no harm; for y = 0 the set is {0}, a subspace"
                + " or a cone; that a level set is a manifold is a cited theorem")
        .uses("Lemma C.1, derivative", "Lemma C.1, rank")
        .code(InterpolatingManifold.class, ManifoldShape.class)
        .notThat(
            "Dh(w)u = ⟨x ⊙ w, u⟩, without the factor 2",
            DiagonalLoss.equal("", along(2), Polynomial.parse("Σ[x_i·w_i·u_i]")),
            "x = 1,",
            "w = 1,",
            "u = 1,");
  }

  private static Claim generalLoss() {
    return Claim.of("Appendix C, eq. (9)", "Appendix C")
        .says("𝓛(w) = ½(⟨x, w^⊙L⟩ − y)²; for L = 2 it is (4)")
        .by(
            identity(
                "at L = 2 the residuals agree",
                "1/2·(Σ[x_i·w_i^2] - y)^2 = 1/2·(Σ[w_i^2·x_i] - y)^2"))
        .checkedBy(
            new PropertyTest(
                "theory's loss is ½(⟨x, w^⊙L⟩ − y)²", 91, 100, LemmaC_1::generalLossAgrees))
        .boundary("every d; the general L is a definition")
        .code(DiagonalNetwork.class)
        .notThat(
            "for L = 2 the loss is ½(⟨x, w⟩ − y)²",
            identity("", "1/2·(Σ[x_i·w_i^2] - y)^2 = 1/2·(Σ[w_i·x_i] - y)^2"),
            "x = 1,",
            "w = 2,",
            "y = 0");
  }

  private static Optional<String> generalLossAgrees(Samples samples) {
    int layers = samples.integer(1, 5);
    List<BigFraction> x = ExactNetworks.fractions(samples.vector(samples.dimension()));
    List<BigFraction> w = ExactNetworks.fractions(samples.vector(x.size()));
    BigFraction y = ExactNetworks.fraction(samples.rational());
    BigFraction residual = Vectors.dot(x, Vectors.power(w, layers)).subtract(y);
    BigFraction loss = residual.multiply(residual).divide(2);
    return new DiagonalNetwork<>(x, y, layers).loss(w).equals(loss)
        ? Optional.empty()
        : Optional.of("x = " + x + ", w = " + w + ", y = " + y + ", L = " + layers);
  }

  private static Polynomial along(int layers) {
    return DiagonalLoss.along(Polynomial.parse("Σ[x_i·w_i^" + layers + "] - y"));
  }

  private static CertificateProof differential(int layers) {
    return DiagonalLoss.equal(
        "L = " + layers + ": Dh(w)u = L⟨x ⊙ w^⊙(L−1), u⟩",
        along(layers),
        Polynomial.parse(layers + "·Σ[x_i·w_i^" + (layers - 1) + "·u_i]"));
  }

  /** The step from L to L + 1 layers: q is w^⊙(L−1), p = w·q is w^⊙L, with derivative L·q·u. */
  private static CertificateProof oneMoreLayer() {
    Polynomial next =
        Polynomial.parse("Σ[x_i·w_i·p_i]")
            .derivative(Map.of("w_i", Polynomial.entry("u"), "p_i", Polynomial.parse("L·q_i·u_i")));
    Polynomial wanted = Polynomial.parse("(L + 1)·Σ[x_i·p_i·u_i]");
    return proof(
        "from L to L + 1: if D(w^⊙L)u = L·w^⊙(L−1)⊙u, then D(w^⊙(L+1))u = (L + 1)·w^⊙L⊙u",
        Certificate.of(
                new Statement(
                    List.of(Constraint.parse("p_i = w_i·q_i")),
                    new Constraint(next.minus(wanted), Relation.EQUAL)))
            .times("-L·x_i·u_i", 0),
        "x = 1, -2",
        "w = 2, 3",
        "q = 2, 3",
        "p = 4, 9",
        "u = 1, 1",
        "L = 2");
  }

  private static Claim derivative() {
    return Claim.of("Lemma C.1, derivative", "Appendix C, proof of Lemma C.1")
        .says("Dh(w) = L(x ⊙ w^⊙(L−1))ᵀ")
        .by(differential(1), oneMoreLayer())
        .checkedBy(each(LemmaC_1::differential))
        .boundary(LAYERS)
        .code(DiagonalNetwork.class)
        .notThat(
            "Dh(w)u = ⟨x ⊙ w^⊙(L−1), u⟩ for L = 3",
            DiagonalLoss.equal("", along(3), Polynomial.parse("Σ[x_i·w_i^2·u_i]")),
            "x = 1,",
            "w = 1,",
            "u = 1,");
  }

  private static Claim notZero() {
    return Claim.of("Lemma C.1, w ≠ 0 on 𝓜", "Appendix C, proof of Lemma C.1")
        .says("w ≠ 0 for any w ∈ 𝓜 due to y ≠ 0")
        .by(
            impossibility(
                "w = 0 on 𝓜 contradicts y² > 0, p = w^⊙L = w ⊙ w^⊙(L−1)",
                Certificate.of(
                        Statement.of(
                            "Σ[x_i·p_i] = y", "p_i = w_i·q_i", "w_i = 0", "y^2 > 0", "-1 ≥ 0"))
                    .over(3)
                    .times("y", 0)
                    .times("-y·x_i", 1)
                    .times("-y·x_i·q_i", 2)))
        .boundary(LAYERS)
        .code(InterpolatingManifold.class)
        .notThat(
            "w ≠ 0 on 𝓜 also for y = 0",
            proof(
                "",
                Certificate.of(Statement.of("Σ[x_i·w_i^2] = y", "Σ[w_i^2] > 0")).times("1", 0),
                "x = 1,",
                "w = 1,",
                "y = 1"),
            "x = 1,",
            "w = 0,",
            "y = 0");
  }

  private static CertificateProof noCriticalPoint() {
    return impossibility(
        "x ⊙ q = 0 on 𝓜 contradicts y² > 0, q = w^⊙(L−1), ⟨x, w ⊙ q⟩ = y",
        Certificate.of(Statement.of("Σ[x_i·w_i·q_i] = y", "x_i·q_i = 0", "y^2 > 0", "-1 ≥ 0"))
            .over(2)
            .times("y", 0)
            .times("-y·w_i", 1));
  }

  private static Claim rank() {
    return Claim.of("Lemma C.1, rank", "Appendix C, proof of Lemma C.1")
        .says("rank(Dh(w)) = 1 for all w ∈ 𝓜, since w ≠ 0 and x has no zeros")
        .by(noCriticalPoint())
        .boundary(LAYERS + "; the assumption that x has no zeros is not needed")
        .uses("Lemma C.1, derivative")
        .code(InterpolatingManifold.class, ManifoldShape.class)
        .notThat(
            "Dh(w) ≠ 0 on 𝓜 also for y = 0",
            proof(
                "",
                Certificate.of(Statement.of("Σ[x_i·w_i^2] = y", "Σ[x_i^2·w_i^2] > 0"))
                    .times("1", 0),
                "x = 1,",
                "w = 1,",
                "y = 1"),
            "x = 1, -1",
            "w = 0, 0",
            "y = 0");
  }

  private static Claim lemmaC1() {
    return Claim.of("Lemma C.1", "Appendix C")
        .says(
            "If x ∈ R^n has no zeros and y ≠ 0, then 𝓜 is a Riemannian manifold, a (d−1)-dimensional submanifold of R^d, with T_w𝓜 = (x ⊙ w^⊙(L−1))^⊥")
        .by(noCriticalPoint())
        .by(
            new Argument(
                "the regular value theorem: a level set of a smooth h with Dh ≠ 0 on it is a"
                    + " smooth hypersurface with tangent spaces ker Dh(w)"))
        .checkedBy(
            new PropertyTest(
                "theory's normal is orthogonal to its projections, which are tangent",
                101,
                80,
                LemmaC_1::projectionsAreTangent))
        .boundary(
            LAYERS
                + "; \"R^n\" must read R^d; smoothness is the level set's, the Euclidean metric makes"
                + " it Riemannian; the empty set counts; a cited theorem")
        .uses("Lemma C.1, derivative", "Lemma C.1, rank")
        .code(InterpolatingManifold.class, ManifoldShape.class)
        .notThat(
            "T_w𝓜 = (x ⊙ w^⊙L)^⊥: at L = 2, u ⊥ x ⊙ w⊙w is tangent",
            proof(
                "",
                Certificate.of(Statement.of("Σ[x_i·w_i^2·u_i] = 0", "Σ[x_i·w_i·u_i] = 0"))
                    .times("1", 0),
                "x = 1, 1",
                "w = 1, 1",
                "u = 1, -1"),
            "x = 1, 1",
            "w = 1, 2",
            "u = 4, -1");
  }

  private static Optional<String> projectionsAreTangent(Samples samples) {
    int layers = samples.integer(1, 4);
    List<BigFraction> x = ExactNetworks.fractions(samples.vector(samples.dimension()));
    List<BigFraction> w = ExactNetworks.fractions(samples.vector(x.size()));
    List<BigFraction> u = ExactNetworks.fractions(samples.vector(x.size()));
    BigFraction y = Vectors.dot(x, Vectors.power(w, layers));
    if (y.isZero()) {
      return Optional.empty();
    }
    InterpolatingManifold<BigFraction> manifold =
        new InterpolatingManifold<>(new DiagonalNetwork<>(x, y, layers));
    List<BigFraction> projected = manifold.projectToTangent(w, u);
    BigFraction normal = Vectors.dot(Vectors.hadamard(x, Vectors.power(w, layers - 1)), projected);
    return manifold.contains(w) && manifold.isTangent(w, projected) && normal.isZero()
        ? Optional.empty()
        : Optional.of("x = " + x + ", w = " + w + ", u = " + u + ", L = " + layers);
  }
}
