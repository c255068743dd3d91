package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.Argument;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Appendix H.7: the kernel and μP parametrizations.
 *
 * <p>A factor s in front of an activation moves into the next weights, W(s·p) = (sW)p. With weights
 * of variance 1 a sum over n units with second moment q has variance nq.
 */
public final class AppendixH7 {
  private AppendixH7() {}

  /** The claims, in the paper's order. */
  public static List<Claim> claims() {
    return List.of(kernel(), spaces());
  }

  private static Claim kernel() {
    Statement independent =
        // m_i = E h_i²; W_i with mean 0 and variance 1, independent: Var ΣW_i h_i = Σ m_i.
        Statement.of("m_i = q", "V = Σ[m_i]", "V = q");
    Certificate scaled =
        Certificate.of(Statement.of("m_i = q", "n = Σ[1]", "n·s = 1", "V = s·Σ[m_i]", "V = q"))
            .times("s", 0)
            .times("-s·q", 1)
            .times("q", 2)
            .times("1", 3);
    return Claim.of("Appendix H.7, output of the kernel parametrization", "Appendix H.7")
        .says(
            "In the kernel parametrization, NTK-like, the final layer is f(x) = W_L h_L; in μP the"
                + " logits are rescaled by the width of the last hidden layer, f(x) = n_L^{-1/2} W_L"
                + " h_L")
        .assuming("entries of W_L independent with mean 0 and variance 1, E h_i² = q")
        .by(
            counterexample(
                "q = 1 and width 2: the output W h has variance 2, not 1; it grows with the width,"
                    + " while NTK scaling keeps it",
                independent,
                "m = 1, 1",
                "q = 1",
                "V = 2"))
        .but(
            "The formulas are one factor apart from their names: NTK scaling has n_L^{-1/2} in front"
                + " of the last layer, which the text calls μP, and rescaling by the width is 1/n_L."
                + " The captions of Figures 7 and 8 inherit this, if the code does what is printed.",
            Effect.STATEMENT,
            "n_L^{-1/2} W_L h_L has variance q at every width")
        .by(
            proof("(1/n)Σ m_i = q", scaled, "m = 3, 3", "q = 3", "n = 2", "s = 1/2", "V = 3"),
            proof(
                "σ(z)² + σ(−z)² = z² for ReLU, so E σ(z)² = ½E z² for symmetric z: q is the same at"
                    + " every width",
                Certificate.of(
                        Statement.of(
                            "p·(p - z) = 0", "n·(n + z) = 0", "p - n = z", "p^2 + n^2 = z^2"))
                    .times("1", 0)
                    .times("1", 1)
                    .times("z", 2),
                "z = -2",
                "p = 0",
                "n = 2"),
            new Argument("Variances of independent terms add, and E W_i²h_i² = E W_i²·E h_i²."))
        .boundary("every width, at initialisation, one output; nothing about training")
        .notThat(
            "n_L^{-1} W_L h_L has variance q at every width",
            proof(
                "",
                scaled.claiming(
                    Statement.of("m_i = q", "n = Σ[1]", "n·s = 1", "V = s^2·Σ[m_i]", "V = q")),
                "m = 3,",
                "q = 3",
                "n = 1",
                "s = 1",
                "V = 3"),
            "m = 3, 3",
            "q = 3",
            "n = 2",
            "s = 1/2",
            "V = 3/2");
  }

  private static Claim spaces() {
    Certificate shared =
        Certificate.of(Statement.of("p·(p - w) = 0", "w·p = -1", "-1 ≥ 0"))
            .plus(Rational.ONE, "p")
            .times("-1", 0)
            .times("-1", 1);
    Certificate absorbed =
        Certificate.of(Statement.of("s·t = 1", "Σ[t·V_i·s·p_i] = Σ[V_i·p_i]")).times("V_i·p_i", 0);
    return Claim.of("Appendix H.7, hypothesis spaces", "Appendix H.7")
        .says(
            "With h_l = n_{l−1}^{-1/2} σ(W_l h_{l−1}) and f = W_L h_L or n_L^{-1/2} W_L h_L the"
                + " hypothesis spaces are those of the normal parametrization")
        .slip(
            "printed W_L for the last hidden layer and for the output; meant an output matrix"
                + " W_{L+1} of its own",
            impossibility(
                "one hidden ReLU unit with the printed sharing: f(1) = w·σ(w) = −1 has no solution,"
                    + " while v·σ(w) = −1 has",
                shared))
        .by(
            proof(
                "a factor s = 1/t before p moves into the next weights V ↦ tV, at every width",
                absorbed,
                "V = 1, 2",
                "p = 3, 1",
                "s = 1/2",
                "t = 2"))
        .boundary(
            "every depth (layer by layer), width and σ, homogeneous or not; networks without biases,"
                + " as printed. With biases in one of the two settings only, the spaces differ")
        .notThat(
            "s·W_i·p_i may be replaced by W_i·p_i",
            proof(
                "",
                absorbed.claiming(Statement.of("s·t = 1", "Σ[V_i·s·p_i] = Σ[V_i·p_i]")),
                "V = 1,",
                "p = 0,",
                "s = 1/2",
                "t = 2"),
            "V = 1,",
            "p = 1,",
            "s = 1/2",
            "t = 2");
  }
}
