package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.verify.Claim;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/** Lemma D.2: the sufficient conditions, and the two values in its proof. */
public final class LemmaD_2 {
  private LemmaD_2() {}

  /** The lemma and its proof. */
  public static List<Claim> claims() {
    return List.of(
        partOne(),
        leastNorm(),
        normOnArgmax(),
        partTwo(),
        leastSharpness(),
        sharpnessOnArgmin(),
        shapes());
  }

  private static Claim partOne() {
    Statement below =
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "(a - x_i)·w_i = 0",
            "Σ[x_i·z_i^2] = y",
            "x_i ≤ a",
            "a > 0",
            "Σ[w_i^2] ≤ Σ[z_i^2]");
    Certificate least =
        Certificate.of(below)
            .over(4)
            .times("1", 2)
            .times("-1", 0)
            .times("-w_i", 1)
            .plus(Rational.ONE, "z_i", 3);
    return Claim.of("Lemma D.2 (i)", "Appendix D")
        .says(
            "For w ∈ argmin_{z∈𝓜} ‖z⊙z‖₁ it is sufficient for w ∈ 𝓜 that supp(w) ⊂ argmax_k x_k")
        .assuming("x > 0")
        .by(
            proof(
                "‖w‖² ≤ ‖z‖² for every z ∈ 𝓜",
                least,
                "x = 4, 1",
                "w = 1, 0",
                "z = 0, 2",
                "a = 4",
                "y = 4"))
        .boundary(
            "every d; x_i ≤ a = max x and a > 0 are all it needs, other entries may have any sign")
        .code(NormMinimizers.class)
        .notThat(
            "supp(w) ⊂ argmin_k x_k is sufficient",
            proof(
                "",
                least.claiming(
                    Statement.of(
                        "Σ[x_i·w_i^2] = y",
                        "(a - x_i)·w_i = 0",
                        "Σ[x_i·z_i^2] = y",
                        "x_i ≥ a",
                        "a > 0",
                        "Σ[w_i^2] ≤ Σ[z_i^2]")),
                "x = 3, 4",
                "w = 1, 0",
                "z = 1, 0",
                "a = 3",
                "y = 3"),
            "x = 1, 4",
            "w = 2, 0",
            "z = 0, 1",
            "a = 1",
            "y = 4");
  }

  private static Claim leastNorm() {
    Statement outside = Statement.of("x_i ≤ a", "a·Σ[w_i^2] < y", "Σ[x_i·w_i^2] < y");
    Certificate excluded = Certificate.of(outside).plus(1).plus(Rational.ONE, "w_i", 0);
    return Claim.of("Lemma D.2 (i), least norm", "Appendix D, proof of Lemma D.2")
        .says(
            "‖w‖² < y/x_k⋆ implies ⟨x, w⊙w⟩ ≤ x_k⋆‖w‖² < y, so w ∉ 𝓜; √(y/x_k⋆)·e_k⋆ ∈ 𝓜 attains y/x_k⋆, so min_{z∈𝓜} ‖z⊙z‖₁ = y/x_k⋆")
        .assuming("x > 0, k⋆ ∈ argmax_k x_k")
        .by(
            proof("a smaller norm leaves 𝓜", excluded, "x = 3, 1", "w = 0, 1", "a = 3", "y = 4"),
            proof(
                "the competitor has ‖·‖² = y/a and lies in 𝓜",
                Certificate.of(
                        Statement.of(
                            "Σ[e_i] = 1", "(x_i - a)·e_i = 0", "a·t = y", "Σ[x_i·t·e_i] = y"))
                    .times("a·t", 0)
                    .times("t", 1)
                    .times("1", 2),
                "x = 3, 1",
                "e = 1, 0",
                "a = 3",
                "t = 2",
                "y = 6"))
        .boundary("every d, y ≥ 0; for y < 0 and x > 0 the manifold is empty")
        .code(NormMinimizers.class)
        .notThat(
            "‖w‖² ≤ y/x_k⋆ already leaves 𝓜",
            proof(
                "",
                excluded.claiming(Statement.of("x_i ≤ a", "a·Σ[w_i^2] ≤ y", "Σ[x_i·w_i^2] < y")),
                "x = 3,",
                "w = 1,",
                "a = 3",
                "y = 3"),
            "x = 3,",
            "w = 1,",
            "a = 3",
            "y = 3");
  }

  private static Claim normOnArgmax() {
    Statement right = Statement.of("Σ[x_i·w_i^2] = y", "(a - x_i)·w_i = 0", "y = a·Σ[w_i^2]");
    Certificate certificate = Certificate.of(right).times("-1", 0).times("-w_i", 1);
    return Claim.of("Lemma D.2 (i), norm on argmax", "Appendix D, proof of Lemma D.2")
        .says("For w ∈ 𝓜 with supp(w) ⊂ argmax_k x_k, y = ⟨x, w⊙w⟩ = x_k⋆‖w‖₂² = x_k⋆‖w⊙w‖₁")
        .by(proof("y = x_k⋆‖w‖₂²", certificate, "x = 1, 3, 3", "w = 0, 1, 1", "a = 3", "y = 6"))
        .boundary("every d, x and y")
        .uses("Appendix D, eq. (10)")
        .code(NormMinimizers.class)
        .notThat(
            "y = ‖w‖₂²/x_k⋆",
            proof(
                "",
                certificate.claiming(right.concluding("a·y = Σ[w_i^2]")),
                "x = 3,",
                "w = 1,",
                "a = 3",
                "y = 3"),
            "x = 3,",
            "w = 1,",
            "a = 3",
            "y = 3");
  }

  private static Claim shapes() {
    Statement level = Statement.of("Σ[x_i·w_i^2] = y", "(b - x_i)·w_i = 0", "b·Σ[w_i^2] = y");
    Statement back = Statement.of("b·Σ[w_i^2] = y", "(b - x_i)·w_i = 0", "Σ[x_i·w_i^2] = y");
    Certificate onLevel = Certificate.of(level).times("1", 0).times("w_i", 1);
    String[] values = {"x = 1, 3, 3", "w = 0, 1, 1", "b = 3", "y = 6"};
    return Claim.of("Appendix D, shape of (6) and (7)", "Appendix D, after Lemma D.2")
        .says(
            "The specific shape of the minimizing sets (6) and (7) can easily be derived from the previous two lemmas")
        .assuming("x > 0, 𝓜 ≠ ∅")
        .by(
            proof("w ∈ 𝓜 with x = b on supp(w) has ‖w‖₂² = y/b", onLevel, values),
            proof(
                "‖w‖₂² = y/b and x = b on supp(w) put w into 𝓜",
                Certificate.of(back).times("1", 0).times("-w_i", 1),
                values))
        .boundary(
            "every d, x > 0, b = x_max for (6) and x_min for (7); for x > 0 the false part of Lemma D.1 (i), |x_i| among both signs, does no harm")
        .uses("Lemma D.1 (i)", "Lemma D.1 (ii)", "Lemma D.2 (i)", "Lemma D.2 (ii)")
        .code(NormMinimizers.class, SharpnessMinimizers.class)
        .notThat(
            "‖w‖₂² = b·y",
            proof("", onLevel.claiming(level.concluding("Σ[w_i^2] = b·y")), values),
            values);
  }

  private static Claim partTwo() {
    Statement below =
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "(x_i - s)·w_i = 0",
            "Σ[x_i·z_i^2] = y",
            "x_i·(x_i - s) ≥ 0",
            "4·Σ[x_i^2·w_i^2] ≤ 4·Σ[x_i^2·z_i^2]");
    Certificate least =
        Certificate.of(below)
            .times("4·s", 2)
            .times("-4·s", 0)
            .times("-4·x_i·w_i", 1)
            .plus(Rational.of(4), "z_i", 3);
    return Claim.of("Lemma D.2 (ii)", "Appendix D")
        .says("For w ∈ argmin_{z∈𝓜} S(z) it is sufficient for w ∈ 𝓜 that supp(w) ⊂ argmin_k x_k")
        .assuming("x > 0")
        .by(
            proof(
                "S(w) ≤ S(z) for every z ∈ 𝓜",
                least,
                "x = 1, 3",
                "w = 2, 0",
                "z = 1, 1",
                "s = 1",
                "y = 4"))
        .boundary("every d; each x_i ≤ 0 or ≥ s is all it needs")
        .uses("Appendix D, eq. (11)")
        .code(SharpnessMinimizers.class)
        .notThat(
            "supp(w) ⊂ argmax_k x_k is sufficient",
            proof(
                "",
                least.claiming(
                    Statement.of(
                        "Σ[x_i·w_i^2] = y",
                        "(x_i - s)·w_i = 0",
                        "Σ[x_i·z_i^2] = y",
                        "x_i·(s - x_i) ≥ 0",
                        "4·Σ[x_i^2·w_i^2] ≤ 4·Σ[x_i^2·z_i^2]")),
                "x = 1,",
                "w = 1,",
                "z = 1,",
                "s = 1",
                "y = 1"),
            "x = 4, 1",
            "w = 1, 0",
            "z = 0, 2",
            "s = 4",
            "y = 4");
  }

  private static Claim leastSharpness() {
    Statement outside =
        Statement.of("x_i·(x_i - s) ≥ 0", "s > 0", "Σ[x_i^2·w_i^2] < y·s", "Σ[x_i·w_i^2] < y");
    Certificate excluded = Certificate.of(outside).over(1).plus(2).plus(Rational.ONE, "w_i", 0);
    Statement value =
        Statement.of("Σ[e_i] = 1", "(x_i - s)·e_i = 0", "s·t = y", "4·Σ[x_i^2·t·e_i] = 4·y·s");
    return Claim.of("Lemma D.2 (ii), least sharpness", "Appendix D, proof of Lemma D.2")
        .says(
            "‖D_x w‖² < y x_k⋆ implies ⟨x, w⊙w⟩ ≤ ‖D_x w‖²/x_k⋆ < y; √(y/x_k⋆)·e_k⋆ ∈ 𝓜 has ‖D_x ·‖² = y x_k⋆; by (11), min_{z∈𝓜} S(z) = y x_k⋆")
        .assuming("x > 0, k⋆ ∈ argmin_k x_k")
        .slip(
            "printed min S = y·x_k⋆, meant 4·y·x_k⋆: S = 4‖D_x w‖²",
            counterexample(
                "d = 1, x = y = 1: 𝓜 = {±1} and S = 4, not 1",
                Statement.of("Σ[x_i·w_i^2] = y", "(x_i - s)·w_i = 0", "4·Σ[x_i^2·w_i^2] = y·s"),
                "x = 1,",
                "w = 1,",
                "y = 1",
                "s = 1"))
        .by(
            proof(
                "a smaller ‖D_x w‖ leaves 𝓜", excluded, "x = 1, 3", "w = 1, 0", "s = 1", "y = 2"),
            proof(
                "the competitor has S = 4·y·x_k⋆",
                Certificate.of(value).times("4·t·s^2", 0).times("4·t·(x_i + s)", 1).times("4·s", 2),
                "x = 1, 3",
                "e = 1, 0",
                "s = 1",
                "t = 2",
                "y = 2"))
        .boundary("every d, y ≥ 0")
        .uses("Appendix D, eq. (11)")
        .code(SharpnessMinimizers.class)
        .notThat(
            "‖D_x w‖² < 2y x_k⋆ already leaves 𝓜",
            proof(
                "",
                excluded.claiming(
                    Statement.of(
                        "x_i·(x_i - s) ≥ 0",
                        "s > 0",
                        "Σ[x_i^2·w_i^2] < 2·y·s",
                        "Σ[x_i·w_i^2] < y")),
                "x = 1,",
                "w = 1,",
                "s = 1",
                "y = 2"),
            "x = 1,",
            "w = 1,",
            "s = 1",
            "y = 1");
  }

  private static Claim sharpnessOnArgmin() {
    Statement right =
        Statement.of("Σ[x_i·w_i^2] = y", "(x_i - s)·w_i = 0", "4·s·y = 4·Σ[x_i^2·w_i^2]");
    Certificate certificate = Certificate.of(right).times("-4·s", 0).times("-4·x_i·w_i", 1);
    return Claim.of("Lemma D.2 (ii), sharpness on argmin", "Appendix D, proof of Lemma D.2")
        .says("For w ∈ 𝓜 with supp(w) ⊂ argmin_k x_k, y = ⟨x, w⊙w⟩ = x_k⋆‖w‖² = (1/x_k⋆)·S(w)")
        .slip(
            "printed y = S/x_k⋆, meant S/(4x_k⋆)",
            counterexample(
                "d = 1, x = y = 1: S = 4, not 1",
                right.concluding("s·y = 4·Σ[x_i^2·w_i^2]"),
                "x = 1,",
                "w = 1,",
                "y = 1",
                "s = 1"))
        .by(
            proof("S = 4·x_k⋆·y", certificate, "x = 1, 3", "w = 2, 0", "s = 1", "y = 4"),
            proof(
                "y = x_k⋆‖w‖²",
                Certificate.of(
                        Statement.of("Σ[x_i·w_i^2] = y", "(x_i - s)·w_i = 0", "y = s·Σ[w_i^2]"))
                    .times("-1", 0)
                    .times("w_i", 1),
                "x = 1, 3",
                "w = 2, 0",
                "s = 1",
                "y = 4"))
        .boundary("every d, x and y")
        .uses("Appendix D, eq. (11)")
        .code(SharpnessMinimizers.class)
        .notThat(
            "S = 4·y/x_k⋆",
            proof(
                "",
                certificate.claiming(right.concluding("4·y = s·4·Σ[x_i^2·w_i^2]")),
                "x = 2,",
                "w = 1,",
                "s = 2",
                "y = 2"),
            "x = 2,",
            "w = 1,",
            "s = 2",
            "y = 2");
  }
}
