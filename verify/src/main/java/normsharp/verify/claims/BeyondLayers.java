package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.verify.Claim;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * The sharpness of (9) on the manifold and its minimizers for L ≥ 3: L·s^(2L−2) + (L−2)·t^(2L−2) −
 * 2(L−1)·t^(L−2)·s^L = (s − t)²·Σ_k c_k s^k t^(2L−4−k) with c_k = (L−2)(k+1) for k &lt; L, less
 * 2(L−1)(k−L+1) from k = L on; the last, c_(2L−4), is L, so all are positive.
 */
public final class BeyondLayers {
  private static final int LEAST_LAYERS = 3;
  private static final int MOST_LAYERS = 10;

  /** A stationary point with an entry x_i &lt; 0. */
  private static final String[] STATIONARY = {
    "x = 1, -1", "s = 1, 0", "t = 1, 0", "n = 0, 1", "κ = 1", "y = 1"
  };

  private BeyondLayers() {}

  /** Sharpness for any L, its minimizers for L ≥ 3, and that there are no others. */
  public static List<Claim> claims() {
    return List.of(sharpness(), manyLayers(), powerLaw());
  }

  private static Evidence[] each(int least, IntFunction<Evidence> evidence) {
    return IntStream.rangeClosed(least, MOST_LAYERS).mapToObj(evidence).toArray(Evidence[]::new);
  }

  private static CertificateProof hessian(int l) {
    Polynomial loss =
        Polynomial.parse("Σ[x_i·w_i^" + l + "] - y").squared().times(Rational.of(1, 2));
    Polynomial second = DiagonalLoss.along(loss).derivative(Map.of("w_i", Polynomial.entry("z")));
    String diagonal =
        l == 1
            ? ""
            : l * (l - 1) + "·(Σ[x_i·w_i^" + l + "] - y)·Σ[x_i·w_i^" + (l - 2) + "·u_i·z_i] + ";
    String normal = "·Σ[x_i·w_i^" + (l - 1);
    return DiagonalLoss.equal(
        "L = " + l + ": D²𝓛(w)[u, z]",
        second,
        Polynomial.parse(diagonal + l * l + normal + "·u_i]" + normal + "·z_i]"));
  }

  private static Claim sharpness() {
    Statement bound = Statement.of("Σ[a_i^2] > 0", "Σ[a_i·u_i]^2 ≤ Σ[a_i^2]·Σ[u_i^2]");
    Certificate cauchy =
        Certificate.of(bound).over(0).plus(Rational.ONE, "Σ[a_i^2]·u_i - Σ[a_i·u_i]·a_i");
    return Claim.beyond("Beyond: sharpness on the manifold, any L")
        .says(
            "∇²𝓛(w) = L(L−1)(⟨x, w^⊙L⟩ − y)·D_{x⊙w^⊙(L−2)} + L²aaᵀ with a = x ⊙ w^⊙(L−1) for (9), so S(w) = L²‖x ⊙ w^⊙(L−1)‖² on 𝓜; for L = 1 it is ‖x‖² everywhere")
        .by(each(1, BeyondLayers::hessian))
        .by(
            proof("⟨a, u⟩² ≤ ‖a‖²‖u‖²", cauchy, "a = 1, 2", "u = 1, 0"),
            Proofs.identity("attained at u = a", "Σ[a_i·a_i]^2 = Σ[a_i^2]·Σ[a_i^2]"))
        .checkedBy(
            new PropertyTest(
                "theory's sharpness on 𝓜 and its Hessian",
                333,
                60,
                samples -> {
                  int l = samples.integer(1, 5);
                  List<BigFraction> x =
                      ExactNetworks.fractions(samples.vector(samples.dimension()));
                  List<BigFraction> w = ExactNetworks.fractions(samples.vector(x.size()));
                  DiagonalNetwork<BigFraction> network =
                      new DiagonalNetwork<>(x, Vectors.dot(x, Vectors.power(w, l)), l);
                  List<BigFraction> a = Vectors.hadamard(x, Vectors.power(w, l - 1));
                  BigFraction s = Vectors.dot(a, a).multiply(l * l);
                  return network.sharpnessOnManifold(w).equals(s)
                          && network.hessianVectorProduct(w, a).equals(Vectors.scale(s, a))
                      ? Optional.empty()
                      : Optional.of(network + ", w = " + w);
                }))
        .boundary("every d, x, y and w, any signs; L = 1, …, 10; a ≠ 0 (else S = 0 on both sides)")
        .uses("Appendix C, eq. (9)", "Appendix D, eq. (11)")
        .code(DiagonalNetwork.class)
        .notThat(
            "S = 2L‖x ⊙ w^⊙(L−1)‖², which agrees for L = 2: at L = 3",
            DiagonalLoss.equal(
                "",
                Polynomial.parse("9·Σ[x_i·w_i^2·u_i]^2"),
                Polynomial.parse("6·Σ[x_i·w_i^2·u_i]^2")),
            "x = 1,",
            "w = 1,",
            "u = 1,");
  }

  /**
   * Premises: 0 stationarity x_i²t_i^(L−2) = κx_i + n_i, 1 complementarity, 2 t on the manifold, 3
   * s beyond it, 4 κ ≥ 0, 5 n ≥ 0, 6 s ≥ 0, 7 t ≥ 0.
   */
  private static Certificate manyLayers(int l) {
    Certificate certificate =
        Certificate.of(
                Statement.of(
                    "x_i^2·t_i^" + (l - 2) + " - κ·x_i - n_i = 0",
                    "n_i·t_i = 0",
                    "Σ[x_i·t_i^" + l + "] = y",
                    "Σ[x_i·s_i^" + l + "] ≥ y",
                    "κ ≥ 0",
                    "n_i ≥ 0",
                    "s_i ≥ 0",
                    "t_i ≥ 0",
                    l
                        + "·Σ[x_i^2·s_i^"
                        + (2 * l - 2)
                        + "] ≥ "
                        + l
                        + "·Σ[x_i^2·t_i^"
                        + (2 * l - 2)
                        + "]"))
            .times(2 * (l - 1) + "·(s_i^" + l + " - t_i^" + l + ")", 0)
            .times("-" + 2 * (l - 1) + "·t_i^" + (l - 1), 1)
            .times("-" + 2 * (l - 1) + "·κ", 2)
            .plus(Rational.of(2L * (l - 1)), "1", 4, 3);
    Integer[] lastFactors = new Integer[l + 1];
    lastFactors[0] = 5;
    for (int k = 1; k <= l; k++) {
      lastFactors[k] = 6;
    }
    certificate = certificate.plus(Rational.of(2L * (l - 1)), "1", lastFactors);
    for (int k = 0; k <= 2 * l - 4; k++) {
      long c = (l - 2L) * (k + 1) - (k < l ? 0 : 2L * (l - 1) * (k - l + 1));
      String square = "x_i·(s_i - t_i)·s_i^" + k / 2 + "·t_i^" + (2 * l - 4 - k) / 2;
      certificate =
          k % 2 == 0
              ? certificate.plus(Rational.of(c), square)
              : certificate.plus(Rational.of(c), square, 6, 7);
    }
    return certificate;
  }

  private static Claim manyLayers() {
    return Claim.beyond("Beyond: sharpness minimizers, L ≥ 3")
        .says(
            "For L ≥ 3 a point t ≥ 0 of 𝓜 with x_i² t_i^(L−2) = κ x_i + n_i, κ, n ≥ 0, n ⊙ t = 0 minimizes the sharpness L²Σx_i² w_i^(2L−2): every coordinate with x_i y > 0 is used, t_i = (κ/x_i)^(1/(L−2)), unlike for L = 2")
        .by(
            each(
                LEAST_LAYERS,
                l ->
                    proof(
                        "L = " + l + ": S(s) ≥ S(t) for every s on 𝓜", manyLayers(l), STATIONARY)))
        .checkedBy(
            new PropertyTest(
                "theory's power law is stationary", 323, 60, BeyondLayers::powerLawIsStationary))
        .boundary(
            "every d, L = 3, …, 10; even L with any signs of x, odd L after x ↦ |x|; y > 0. The coefficients c_k are positive for every L ≥ 3")
        .uses("Beyond: sharpness on the manifold, any L")
        .code(SharpnessMinimizers.class, MinimizerSet.class)
        .notThat(
            "stationarity with x_i^2·t_i = κ·x_i also for L = 4",
            proof(
                "",
                manyLayers(4)
                    .claiming(
                        Statement.of(
                            "x_i^2·t_i - κ·x_i - n_i = 0",
                            "n_i·t_i = 0",
                            "Σ[x_i·t_i^4] = y",
                            "Σ[x_i·s_i^4] ≥ y",
                            "κ ≥ 0",
                            "n_i ≥ 0",
                            "s_i ≥ 0",
                            "t_i ≥ 0",
                            "4·Σ[x_i^2·s_i^6] ≥ 4·Σ[x_i^2·t_i^6]")),
                "x = 1,",
                "s = 1,",
                "t = 1,",
                "n = 0,",
                "κ = 1",
                "y = 1"),
            // x = (1, 16): t = (1, 1/16) is stationary in the wrong sense; (493/500, 493/2000) is
            // flatter.
            "x = 1, 16",
            "s = 493/500, 493/2000",
            "t = 1, 1/16",
            "n = 0, 0",
            "κ = 1",
            "y = 4097/4096");
  }

  private static Optional<String> powerLawIsStationary(Samples samples) {
    int layers = samples.integer(3, 4);
    List<BigFraction> x = ExactNetworks.fractions(samples.nonZeroVector(samples.dimension()));
    DiagonalNetwork<BigFraction> network =
        new DiagonalNetwork<>(x, ExactNetworks.fraction(samples.positive()), layers);
    MinimizerSet<BigFraction> set = SharpnessMinimizers.of(network);
    if (set instanceof MinimizerSet.None) {
      return Optional.empty();
    }
    // x²|w|^(L−2) = κ|x| on the support; its L-th power is |x|ᴸ|u|^(L−2) = κᴸ.
    List<BigFraction> u = set.representative().orElseThrow();
    List<BigFraction> powers =
        set.support().stream()
            .map(i -> x.get(i).abs().pow(layers).multiply(u.get(i).abs().pow(layers - 2)))
            .distinct()
            .toList();
    return powers.size() == 1 && Vectors.dot(x, u).equals(network.y())
        ? Optional.empty()
        : Optional.of("L = " + layers + ", " + network + ": " + u);
  }

  /** t^(L−2) − (kr)^(L−2) = (t − kr)·this. */
  private static String quotient(int l) {
    return IntStream.rangeClosed(0, l - 3)
        .mapToObj(j -> "t_i^" + j + "·(k·r_i)^" + (l - 3 - j))
        .collect(Collectors.joining(" + ", "(", ")"));
  }

  private static Evidence exists(int l) {
    return proof(
        "L = " + l + ": t_i = k·r_i with x_i·r_i^(L−2) = 1 is stationary, κ = k^(L−2)",
        Certificate.of(
                Statement.of(
                    "x_i·r_i^" + (l - 2) + " = 1",
                    "t_i = k·r_i",
                    "x_i^2·t_i^" + (l - 2) + " = k^" + (l - 2) + "·x_i"))
            .times("k^" + (l - 2) + "·x_i", 0)
            .times("x_i^2·" + quotient(l), 1),
        "x = 1, 1",
        "r = 1, 1",
        "t = 3, 3",
        "k = 3");
  }

  private static Evidence scaled(int l) {
    return proof(
        "L = " + l + ": any k ≥ 0 with k^L·Σ x_i r_i^L = y puts it into 𝓜",
        Certificate.of(
                Statement.of(
                    "k^" + l + "·Σ[x_i·r_i^" + l + "] = y", "Σ[x_i·(k·r_i)^" + l + "] = y"))
            .times("1", 0),
        "x = 1, 1",
        "r = 1, 1",
        "k = 1",
        "y = 2");
  }

  private static Certificate leastValue(int l) {
    Statement value =
        Statement.of(
            "x_i^2·t_i^" + (l - 2) + " - κ·x_i - n_i = 0",
            "n_i·t_i = 0",
            "Σ[x_i·t_i^" + l + "] = y",
            l * l + "·Σ[x_i^2·t_i^" + (2 * l - 2) + "] = " + l * l + "·κ·y");
    return Certificate.of(value)
        .times(l * l + "·t_i^" + l, 0)
        .times(l * l + "·t_i^" + (l - 1), 1)
        .times(l * l + "·κ", 2);
  }

  private static Claim powerLaw() {
    String[] values = {"x = 1, -1", "t = 1, 0", "n = 0, 1", "κ = 1", "y = 1"};
    return Claim.beyond("Beyond: the sharpness minimizer for L ≥ 3 is unique up to signs")
        .says(
            "For L ≥ 3 and y > 0 with P = {i : x_i > 0} ≠ ∅: t_i = k·x_i^(−1/(L−2)) on P, 0 elsewhere, k^L·Σ_P x_i^(1−L/(L−2)) = y, is stationary; S(t) = L²κy with κ = k^(L−2); every other s ≥ 0 of 𝓜 with that sharpness has s_i = t_i wherever x_i ≠ 0")
        .by(each(LEAST_LAYERS, BeyondLayers::exists))
        .by(each(LEAST_LAYERS, BeyondLayers::scaled))
        .by(
            proof(
                "off P, t_i = 0 and n_i = −κx_i ≥ 0",
                Certificate.of(Statement.of("κ ≥ 0", "-x_i ≥ 0", "n_i = -κ·x_i", "n_i ≥ 0"))
                    .times("1", 2)
                    .plus(0, 1),
                "x = -1, 0",
                "n = 2, 0",
                "κ = 2"))
        .by(each(LEAST_LAYERS, l -> proof("L = " + l + ": S(t) = L²κy", leastValue(l), values)))
        .by(
            each(
                LEAST_LAYERS,
                l ->
                    equality(
                        "L = " + l + ": S(s) = S(t) only with s_i = t_i where x_i t_i ≠ 0",
                        manyLayers(l),
                        2,
                        "x_i^2·(s_i - t_i)^2·t_i^" + (2 * l - 4) + " = 0",
                        STATIONARY)))
        .by(
            each(
                LEAST_LAYERS,
                l ->
                    equality(
                        "L = " + l + ": and with s_i = t_i where x_i s_i ≠ 0",
                        manyLayers(l),
                        2 * l - 2,
                        "x_i^2·(s_i - t_i)^2·s_i^" + (2 * l - 4) + " = 0",
                        STATIONARY)))
        .boundary(
            "every d, L = 3, …, 10; even L with any signs of x, odd L after x ↦ |x|, w ↦ |w|; y > 0; zeros of x stay free; that real roots exist is a property of the reals")
        .uses("Beyond: sharpness minimizers, L ≥ 3")
        .code(SharpnessMinimizers.class, MinimizerSet.class)
        .notThat(
            "S(t) = L²κ",
            proof(
                "",
                leastValue(3)
                    .claiming(
                        Statement.of(
                            "x_i^2·t_i - κ·x_i - n_i = 0",
                            "n_i·t_i = 0",
                            "Σ[x_i·t_i^3] = y",
                            "9·Σ[x_i^2·t_i^4] = 9·κ")),
                "x = 1,",
                "t = 1,",
                "n = 0,",
                "κ = 1",
                "y = 1"),
            "x = 1,",
            "t = 2,",
            "n = 0,",
            "κ = 2",
            "y = 8");
  }
}
