package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import normsharp.theory.classifier.HessianEigenpair;
import normsharp.theory.classifier.LinearClassifier;
import normsharp.theory.classifier.Logistic;
import normsharp.theory.classifier.TwoPointClassifier;
import normsharp.verify.Claim;
import normsharp.verify.evidence.EnclosedCounterexample;
import normsharp.verify.evidence.IntervalProof;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import normsharp.verify.kernel.interval.BoxProof;
import normsharp.verify.kernel.interval.Expression;
import normsharp.verify.kernel.interval.PointProof;

/**
 * Appendix F's loss, its derivatives and the sharpness. g stands for g(b), k for g(z + b), p and q
 * for g′ there; logarithms and logistic values are scalars with their derivation rules. On the span
 * of x₁ and x₂ the Hessian has trace ∓(½p + q) and determinant ¼pq.
 */
public final class AppendixFHessian {
  private AppendixFHessian() {}

  /** The definitions, then the proof's displays up to the sharpness. */
  public static List<Claim> claims() {
    return List.of(
        loss(),
        logistic(),
        classifier(),
        twoPointLoss(),
        gradient(),
        hessian(),
        image(),
        product(),
        system(),
        quadratic(),
        eigenvalue(),
        sharpness(),
        secondForm());
  }

  private static PointProof at(String expression) {
    return new PointProof(Expression.parse(expression), Map.of());
  }

  private static Claim loss() {
    // (log g)′ = g′/g = 1 − g, with r = 1/g.
    Certificate derivative =
        Certificate.of(Statement.of("r·g = 1", "r·(g·(1 - g)) = 1 - g")).times("1 - g", 0);
    return Claim.of("Appendix F, logistic loss", "Appendix F")
        .says("𝓛(w) = (1/n) Σ (y_i log g(⟨w, x_i⟩) + (1 − y_i) log(1 − g(⟨w, x_i⟩)))")
        .slip(
            "printed without the minus sign, with which 𝓛 is a loss: as printed it is ≤ 0 and"
                + " grows with the margins, so that minimizing it would misclassify",
            new EnclosedCounterexample(
                "one point with label 1: the printed loss is larger at margin 1 than at margin 0",
                at("log(logistic(1)) - log(logistic(0))")))
        .by(
            proof(
                "−log g falls in its argument: its derivative is −(1 − g)",
                derivative,
                "r = 2",
                "g = 1/2"),
            IntervalProof.of(
                "1 − g(t) > 0 and −log g(t) > 0, here for |t| ≤ 10",
                BoxProof.positive("(1 - logistic(t))*(-log(logistic(t)))", "-10 ≤ t ≤ 10")))
        .boundary(
            "every n and d; positivity on |t| ≤ 10 by intervals, for all t since 0 < g < 1. Sharpness is a norm, the sign does not change it")
        .code(Logistic.class, TwoPointClassifier.class)
        .notThat(
            "the derivative of log g is g",
            proof(
                "",
                derivative.claiming(Statement.of("r·g = 1", "r·(g·(1 - g)) = g")),
                "r = 4",
                "g = 1/4"),
            "r = 4",
            "g = 1/4");
  }

  private static Claim logistic() {
    // e = exp(−z), g = 1/(1 + e), so g′ = e·g².
    Certificate rule =
        Certificate.of(Statement.of("g·(1 + e) = 1", "e·g^2 = g·(1 - g)")).times("g", 0);
    return Claim.of("Appendix F, logistic function", "Appendix F")
        .says("g(z) = 1/(1 + e^(−z)) and g′(z) = g(z)(1 − g(z))")
        .by(proof("g′ = e^(−z)/(1 + e^(−z))² = g(1 − g)", rule, "g = 1/3", "e = 2"))
        .boundary("all real z; (1/f)′ = −f′/f² and (e^(−z))′ = −e^(−z) are the rules used")
        .code(Logistic.class)
        .notThat(
            "g′ = g(1 + g)",
            proof(
                "",
                rule.claiming(Statement.of("g·(1 + e) = 1", "e·g^2 = g·(1 + g)")),
                "g = 1/3",
                "e = 2"),
            "g = 1/3",
            "e = 2");
  }

  private static Claim classifier() {
    return Claim.of("Appendix F, linear classifier", "Appendix F")
        .says("h_w(x) = 1{z = ⟨w̃, x̃⟩ + b > 0} = 1{w̃·x̃ + b > 0} for w = (w̃, b), x = (x̃, 1)")
        .by(identity("⟨w, x⟩ = ⟨w̃, x̃⟩ + b·1", "Σ[u_i·x_i] + b·1 = Σ[u_i·x_i] + b"))
        .boundary("every d; a point on the boundary has label 0")
        .code(LinearClassifier.class)
        .notThat(
            "⟨w, x⟩ = ⟨w̃, x̃⟩",
            identity("", "Σ[u_i·x_i] + b·1 = Σ[u_i·x_i]"),
            "u = 1,",
            "x = 1,",
            "b = 1");
  }

  private static Claim twoPointLoss() {
    return Claim.of("Appendix F, loss of two points", "Appendix F, proof of Theorem F.1")
        .says("𝓛(w) = ½(log(1 − g(⟨w, x₁⟩)) + log g(⟨w, x₂⟩)) = ½(log(1 − g(b)) + log g(⟨w, x₂⟩))")
        .slip(
            "printed without the minus sign, as the loss itself",
            new EnclosedCounterexample(
                "it is negative at w = 0", at("-(log(1 - logistic(0)) + log(logistic(0)))/2")))
        .by(
            identity("⟨w, x₁⟩ = b, since x̃₁ = 0", "Σ[u_i·0] + b·1 = b"),
            identity(
                "labels 0 and 1, n = 2",
                "1/2·((0·l + (1 - 0)·m) + (1·n + (1 - 1)·o)) = 1/2·(m + n)"))
        .boundary("every d; l, m and n, o are the logarithms at x₁ and x₂")
        .uses("Appendix F, logistic loss")
        .code(TwoPointClassifier.class)
        .notThat("⟨w, x₁⟩ = 0", identity("", "Σ[u_i·0] + b·1 = 0"), "u = 1,", "b = 1");
  }

  /** Along (v, c): the margins move by c and by ⟨v, x⟩ + c. */
  private static final Map<String, Polynomial> RULES =
      Map.of(
          // m = log(1 − g), n = log k; g′ = g(1 − g).
          "m", Polynomial.parse("-g·c"),
          "n", Polynomial.parse("(1 - k)·(Σ[v_i·x_i] + c)"),
          "g", Polynomial.parse("g·(1 - g)·c"),
          "k", Polynomial.parse("k·(1 - k)·(Σ[v_i·x_i] + c)"));

  private static Claim gradient() {
    Polynomial printed = Polynomial.parse("1/2·(-g·c + (1 - k)·(Σ[v_i·x_i] + c))");
    return Claim.of("Appendix F, gradient", "Appendix F, proof of Theorem F.1")
        .says("∇𝓛(w) = ½(−g(⟨w, x₁⟩)·x₁ + (1 − g(⟨w, x₂⟩))·x₂)")
        .by(
            DiagonalLoss.equal(
                "the derivative along (v, c) of the loss as printed",
                Polynomial.parse("1/2·(m + n)").derivative(RULES),
                printed),
            proof(
                "(log(1 − g))′ = −g, with r = 1/(1 − g)",
                Certificate.of(Statement.of("r·(1 - g) = 1", "-r·(g·(1 - g)) = -g")).times("-g", 0),
                "r = 2",
                "g = 1/2"))
        .boundary("every d; of the loss as printed: with its minus sign the gradient changes sign")
        .uses("Appendix F, logistic function", "Appendix F, loss of two points")
        .code(TwoPointClassifier.class)
        .notThat(
            "∇𝓛 = ½(g(⟨w, x₁⟩)x₁ + (1 − g(⟨w, x₂⟩))x₂)",
            DiagonalLoss.equal(
                "",
                Polynomial.parse("1/2·(m + n)").derivative(RULES),
                Polynomial.parse("1/2·(g·c + (1 - k)·(Σ[v_i·x_i] + c))")),
            "x = 1,",
            "v = 1,",
            "c = 1",
            "g = 1/2",
            "k = 1/2");
  }

  private static Claim hessian() {
    Polynomial derivative =
        Polynomial.parse("1/2·(-g·d + (1 - k)·(Σ[u_i·x_i] + d))").derivative(RULES);
    return Claim.of("Appendix F, Hessian", "Appendix F, proof of Theorem F.1")
        .says("∇²𝓛(w) = −½(g′(⟨w, x₁⟩)·x₁x₁ᵀ + g′(⟨w, x₂⟩)·x₂x₂ᵀ)")
        .by(
            DiagonalLoss.equal(
                "as a bilinear form in (u, d) and (v, c)",
                derivative,
                Polynomial.parse(
                    "-1/2·(g·(1 - g)·d·c + k·(1 - k)·(Σ[u_i·x_i] + d)·(Σ[v_i·x_i] + c))")))
        .boundary(
            "every d; of the loss as printed: with its minus sign the Hessian is positive semi-definite")
        .uses("Appendix F, gradient")
        .code(TwoPointClassifier.class)
        .notThat(
            "∇²𝓛 = +½(…)",
            DiagonalLoss.equal(
                "",
                derivative,
                Polynomial.parse(
                    "1/2·(g·(1 - g)·d·c + k·(1 - k)·(Σ[u_i·x_i] + d)·(Σ[v_i·x_i] + c))")),
            "x = 1,",
            "u = 1,",
            "v = 1,",
            "d = 1",
            "c = 1",
            "g = 1/2",
            "k = 1/2");
  }

  private static Claim image() {
    return Claim.of("Appendix F, image of the Hessian", "Appendix F, proof of Theorem F.1")
        .says(
            "Any vector in the image of ∇²𝓛(w) can be expressed as αe_{d+1} + βx₂; x₂ᵀe_{d+1} = 1, x₂ᵀx₂ = 2, e_{d+1}ᵀe_{d+1} = 1")
        .by(
            identity(
                "the last entry of ∇²𝓛v is α + β with α = −½p⟨x₁,v⟩, β = −½q⟨x₂,v⟩",
                "-1/2·(p·s·1 + q·t·1) = -1/2·p·s - 1/2·q·t"),
            identity("its other entries are βx̃₂", "-1/2·(p·s·0 + q·t·x_i) = -1/2·q·t·x_i"),
            proof(
                "x₂ᵀx₂ = ‖x̃₂‖² + 1 = 2",
                Certificate.of(Statement.of("Σ[x_i^2] = 1", "Σ[x_i^2] + 1·1 = 2")).times("1", 0),
                "x = 1, 0"))
        .boundary("every d")
        .uses("Appendix F, Hessian")
        .code(TwoPointClassifier.class)
        .notThat(
            "x₂ᵀx₂ = 1",
            proof(
                "",
                Certificate.of(Statement.of("Σ[x_i^2] = 1", "Σ[x_i^2] + 1·1 = 1")).times("1", 0),
                "x = 1, 0"),
            "x = 1, 0");
  }

  private static Claim product() {
    Certificate along =
        Certificate.of(
                Statement.of(
                    "Σ[x_i^2] = 1",
                    "-1/2·(p·(α + β)·f + q·(Σ[β·x_i·x_i] + α + β)·h)"
                        + " = -1/2·(p·(α + β)·f + q·(α + 2·β)·h)"))
            .times("-1/2·q·β·h", 0);
    return Claim.of("Appendix F, Hessian times eigenvector", "Appendix F, proof of Theorem F.1")
        .says("∇²𝓛(w)x = −½(g′(b)(α + β)e_{d+1} + g′(⟨w, x₂⟩)(α + 2β)x₂) for x = αe_{d+1} + βx₂")
        .by(
            proof(
                "⟨x₁, x⟩ = α + β and ⟨x₂, x⟩ = α + 2β",
                along,
                "x = 1, 0",
                "α = 1",
                "β = 1",
                "p = 1",
                "q = 1",
                "f = 1",
                "h = 1"))
        .boundary("every d; f and h stand for the vectors e_{d+1} and x₂")
        .uses("Appendix F, image of the Hessian")
        .code(TwoPointClassifier.class)
        .notThat(
            "with α + β in both terms",
            proof(
                "",
                along.claiming(
                    Statement.of(
                        "Σ[x_i^2] = 1",
                        "-1/2·(p·(α + β)·f + q·(Σ[β·x_i·x_i] + α + β)·h)"
                            + " = -1/2·(p·(α + β)·f + q·(α + β)·h)")),
                "x = 1, 0",
                "α = 1",
                "β = 1",
                "p = 1",
                "q = 1",
                "f = 1",
                "h = 1"),
            "x = 1, 0",
            "α = 1",
            "β = 1",
            "p = 1",
            "q = 1",
            "f = 1",
            "h = 1");
  }

  private static final String FIRST_ROW = "-1/2·p·(α + β) = λ·α";
  private static final String SECOND_ROW = "-1/2·q·(α + 2·β) = λ·β";

  private static Claim system() {
    Statement printed = Statement.of(FIRST_ROW, SECOND_ROW, "(1/2·p + λ)·α + 1/2·q·β = 0");
    Statement meant = printed.concluding("(1/2·p + λ)·α + 1/2·p·β = 0");
    return Claim.of("Appendix F, linear system", "Appendix F, proof of Theorem F.1")
        .says("((½g′(b) + λ, ½g′(⟨w,x₂⟩)), (½g′(⟨w,x₂⟩), g′(⟨w,x₂⟩) + λ))(α, β)ᵀ = 0")
        .slip(
            "the upper right entry is printed ½g′(⟨w, x₂⟩), meant ½g′(b)",
            counterexample(
                "g′(b) = 1/4, g′(⟨w,x₂⟩) = 1/6: λ = −1/4 with α = β = 1 is an eigenpair",
                printed,
                "p = 1/4",
                "q = 1/6",
                "α = 1",
                "β = 1",
                "λ = -1/4"))
        .by(
            proof(
                "first row",
                Certificate.of(meant).times("-1", 0),
                "p = 1/4",
                "q = 1/6",
                "α = 1",
                "β = 1",
                "λ = -1/4"),
            proof(
                "second row",
                Certificate.of(Statement.of(FIRST_ROW, SECOND_ROW, "1/2·q·α + (q + λ)·β = 0"))
                    .times("-1", 1),
                "p = 1/4",
                "q = 1/6",
                "α = 1",
                "β = 1",
                "λ = -1/4"))
        .boundary("all p, q, λ; the quadratic equation after it is that of the right system")
        .uses("Appendix F, Hessian times eigenvector")
        .code(TwoPointClassifier.class, HessianEigenpair.class)
        .notThat(
            "first row with ½p + λ replaced by p + λ",
            proof(
                "",
                Certificate.of(printed.concluding("(p + λ)·α + 1/2·p·β = 0")).times("-1", 0),
                "p = 1/4",
                "q = 1/6",
                "α = 1",
                "β = 1",
                "λ = -1/4"),
            "p = 1/4",
            "q = 1/6",
            "α = 1",
            "β = 1",
            "λ = -1/4");
  }

  private static Claim quadratic() {
    return Claim.of("Appendix F, quadratic equation", "Appendix F, proof of Theorem F.1")
        .says("λ² + (½g′(b) + g′(⟨w,x₂⟩))λ + ¼g′(b)·g′(⟨w,x₂⟩) = 0")
        .by(
            identity(
                "the determinant of the right system",
                "(1/2·p + λ)·(q + λ) - 1/2·p·(1/2·q) = λ^2 + (1/2·p + q)·λ + 1/4·p·q"))
        .boundary("all p, q, λ")
        .uses("Appendix F, linear system")
        .code(TwoPointClassifier.class)
        .notThat(
            "it is the determinant of the system as printed",
            identity("", "(1/2·p + λ)·(q + λ) - 1/2·q·(1/2·q) = λ^2 + (1/2·p + q)·λ + 1/4·p·q"),
            "p = 1/4",
            "q = 1/6",
            "λ = 0");
  }

  private static Claim eigenvalue() {
    // r² = ¼p² + q², S = ½(½p + q + r); −S is the root of the larger size.
    Certificate root =
        Certificate.of(
                Statement.of(
                    "r^2 = 1/4·p^2 + q^2",
                    "2·S = 1/2·p + q + r",
                    "S^2 - (1/2·p + q)·S + 1/4·p·q = 0"))
            .times("1/2·S + 1/4·r - 1/8·p - 1/4·q", 1)
            .times("1/4", 0);
    return Claim.of("Appendix F, leading eigenvalue", "Appendix F, proof of Theorem F.1")
        .says(
            "The maximal solution, i.e. the leading eigenvalue of ∇²𝓛(w), is S(w) = ½(½g′(b) + g′(⟨w,x₂⟩) + √(¼g′(b)² + g′(⟨w,x₂⟩)²))")
        .slip(
            "both solutions are negative; −S is the smaller one, the leading eigenvalue in size",
            counterexample(
                "g′(b) = 1/4, g′(⟨w,x₂⟩) = 1/6: S = 1/4 does not solve the equation",
                Statement.of(
                    "4·S = 1",
                    "r = 5/24",
                    "2·S = 1/2·p + q + r",
                    "S^2 + (1/2·p + q)·S + 1/4·p·q = 0"),
                "p = 1/4",
                "q = 1/6",
                "r = 5/24",
                "S = 1/4"))
        .by(
            proof(
                "−S solves the quadratic equation",
                root,
                "p = 1/4",
                "q = 1/6",
                "r = 5/24",
                "S = 1/4"))
        .boundary("all p, q ≥ 0; r ≥ 0 is the root. That S is the norm is the next claim")
        .uses("Appendix F, quadratic equation")
        .code(TwoPointClassifier.class)
        .notThat(
            "S = ½p + q + r solves it",
            proof(
                "",
                root.claiming(
                    Statement.of(
                        "r^2 = 1/4·p^2 + q^2",
                        "S = 1/2·p + q + r",
                        "S^2 - (1/2·p + q)·S + 1/4·p·q = 0")),
                "p = 1/4",
                "q = 1/6",
                "r = 5/24",
                "S = 1/2"),
            "p = 1/4",
            "q = 1/6",
            "r = 5/24",
            "S = 1/2");
  }

  private static Claim sharpness() {
    Statement bound =
        Statement.of(
            "S^2 - (1/2·p + q)·S + 1/4·p·q = 0",
            "S - 1/2·q > 0",
            "Σ[x_i^2] = 1",
            "Σ[u_i·x_i] = t",
            "S ≥ 0",
            "S·(Σ[u_i^2] + c^2) ≥ 1/2·(p·c^2 + q·(t + c)^2)");
    Certificate norm =
        Certificate.of(bound)
            .over(1)
            .times("c^2", 0)
            .times("-S·(S - 1/2·q)·t^2", 2)
            .times("2·S·(S - 1/2·q)·t", 3)
            .plus(Rational.ONE, "(S - 1/2·q)·t - 1/2·q·c")
            .plus(Rational.ONE, "u_i - t·x_i", 1, 4);
    return Claim.of("Appendix F, sharpness", "Appendix F, proof of Theorem F.1")
        .says("S(w) = ‖∇²𝓛(w)‖")
        .by(
            proof(
                "|vᵀ∇²𝓛v| = ½(p c² + q(t + c)²) ≤ S‖v‖² for v = (u, c), t = ⟨u, x̃₂⟩",
                norm,
                "x = 1, 0",
                "u = 1, 0",
                "c = 1",
                "t = 1",
                "p = 1/4",
                "q = 1/6",
                "S = 1/4"))
        .boundary("every d, all p, q > 0 (then S > ½q); attained, since −S is an eigenvalue")
        .uses("Appendix F, leading eigenvalue", "Appendix F, Hessian")
        .code(TwoPointClassifier.class)
        .notThat(
            "half of S is a bound",
            proof(
                "",
                norm.claiming(
                    bound.concluding("1/2·S·(Σ[u_i^2] + c^2) ≥ 1/2·(p·c^2 + q·(t + c)^2)")),
                "x = 1, 0",
                "u = 1, 0",
                "c = 1",
                "t = 1",
                "p = 1/4",
                "q = 1/6",
                "S = 1/4"),
            "x = 1, 0",
            "u = 1, 0",
            "c = 1",
            "t = 1",
            "p = 1/4",
            "q = 1/6",
            "S = 1/4");
  }

  private static Claim secondForm() {
    Certificate form =
        Certificate.of(Statement.of("r^2 = 1/4·p^2 + q^2", "(2·r)^2 = p^2 + 4·q^2")).times("4", 0);
    return Claim.of("Appendix F, sharpness in closed form", "Appendix F, proof of Theorem F.1")
        .says("S(w) = ¼(g′(b) + 2g′(⟨w̃, x̃₂⟩ + b) + √(g′(b)² + 4g′(⟨w̃, x̃₂⟩ + b)²))")
        .by(
            proof("the root doubles", form, "p = 1/4", "q = 1/6", "r = 5/24"),
            identity("½(½p + q + r) = ¼(p + 2q + 2r)", "1/2·(1/2·p + q + r) = 1/4·(p + 2·q + 2·r)"),
            identity("(2q)² = 4q² in the minimization's display", "(2·q)^2 = 4·q^2"))
        .boundary("all p, q; r, 2r ≥ 0")
        .uses("Appendix F, leading eigenvalue")
        .code(TwoPointClassifier.class)
        .notThat(
            "with √(g′(b)² + g′(…)²)",
            proof(
                "",
                form.claiming(Statement.of("r^2 = 1/4·p^2 + q^2", "(2·r)^2 = p^2 + q^2")),
                "p = 1/4",
                "q = 1/6",
                "r = 5/24"),
            "p = 1/4",
            "q = 1/6",
            "r = 5/24");
  }
}
