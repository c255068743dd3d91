package normsharp.reports.exercises.topics;

import static normsharp.reports.exercises.topics.Given.data;
import static normsharp.reports.exercises.topics.Given.tex;
import static normsharp.reports.exercises.topics.Given.tuple;
import static normsharp.reports.exercises.topics.Given.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import normsharp.reports.exercises.Draw;
import normsharp.reports.exercises.Part;
import normsharp.reports.exercises.Problem;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.InterpolatingManifold;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.RiskProblem;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.UnconstrainedOptimum;
import normsharp.verify.Claim;
import normsharp.verify.Ledger;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;

/**
 * Statements of the paper as printed that the ledger refuted or corrected; their words, and those
 * of the corrections, are the ledger's.
 */
public final class ErrorExercises {
  private static final List<Function<Draw, Problem>> CASES =
      List.of(
          ErrorExercises::leastSharpness,
          ErrorExercises::necessity,
          ErrorExercises::hessian,
          ErrorExercises::optimum,
          ErrorExercises::zeros,
          ErrorExercises::disjoint,
          ErrorExercises::equation14,
          ErrorExercises::linearSystem);

  private ErrorExercises() {}

  /** The problems of a sheet: as many as its level and two more. */
  public static List<Problem> problems(Draw draw) {
    List<Problem> problems = new ArrayList<>();
    for (Function<Draw, Problem> drawn : draw.shuffled(CASES).subList(0, draw.level() + 2)) {
      problems.add(drawn.apply(draw));
    }
    return problems;
  }

  private static Claim claim(String label) {
    return Ledger.claims().stream()
        .filter(claim -> claim.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the ledger has no claim '" + label + "'"));
  }

  /** What the ledger says is wrong, and what is right. */
  private static String ledgerSays(Claim claim) {
    String ledger = "The ledger on “" + claim.label() + "”: ";
    return claim
        .correction()
        .map(c -> ledger + c.goesWrong() + " Corrected: " + c.assertion().statement() + ".")
        .or(() -> claim.printed().slip().map(slip -> ledger + slip.text() + "."))
        .orElseThrow();
  }

  private static Problem about(Claim claim, String instance, Part... parts) {
    String assumptions =
        claim.printed().assumptions().isBlank()
            ? ""
            : " (assuming " + claim.printed().assumptions() + ")";
    // The rest of the label would tell what is wrong.
    return new Problem(
        claim.label().replaceFirst(",.*", ""),
        List.of(
            "The paper prints in "
                + claim.place()
                + ": “"
                + claim.printed().statement()
                + "”"
                + assumptions
                + ". Not all of it is true.",
            instance),
        Optional.empty(),
        List.of(parts));
  }

  private static Problem leastSharpness(Draw draw) {
    Claim claim = claim("Lemma D.2 (ii), least sharpness");
    List<BigFraction> x = draw.distinct(draw.level() + 1, 1, 6);
    BigFraction y = draw.number(1, 7);
    BigFraction least =
        SharpnessMinimizers.of(DiagonalNetwork.twoLayers(x, y)).exactValue().orElseThrow();
    BigFraction smallest = x.stream().min(BigFraction::compareTo).orElseThrow();
    BigFraction printed = y.multiply(smallest);
    return about(
        claim,
        "Test it on " + data(x, y) + ".",
        Part.of(
            "Which part is false?",
            Given.choice(
                2,
                "the chain of inequalities for ‖D_x w‖² < y x_k⋆",
                "that √(y/x_k⋆)·e_k⋆ lies in 𝓜 with ‖D_x ·‖² = y x_k⋆",
                "the value of the least sharpness"),
            "Compute each of them for the given numbers; recall eq. (11).",
            ledgerSays(claim)),
        Part.of(
            "Which value does the statement give for the least sharpness?",
            value(printed),
            "Insert the smallest $x_k$.",
            "$y x_{k^\\star} = " + tex(printed) + "$."),
        Part.of(
                "What is the least sharpness in truth?",
                value(least),
                "$S(w) = 4\\|x\\odot w\\|^2$ on $\\mathcal M$.",
                "$4y x_{k^\\star} = " + tex(least) + "$.")
            .warning(value(printed), "this is the printed value"));
  }

  private static Problem necessity(Draw draw) {
    Claim claim = claim("Proposition 3.2 (i), necessity");
    DiagonalNetwork<BigFraction> network =
        draw.until(
            () ->
                DiagonalNetwork.twoLayers(draw.vector(draw.level() + 1, -7, 5), draw.number(1, 6)),
            n -> {
              List<Integer> support = NormMinimizers.of(n).support();
              return n.x().stream().map(BigFraction::abs).distinct().count() == n.dimension()
                  && n.x().stream().noneMatch(e -> e.signum() == 0)
                  && support.size() == 1
                  && n.x().stream().anyMatch(e -> e.abs().compareTo(n.x().get(support.get(0))) > 0);
            });
    List<BigFraction> v = NormMinimizers.of(network).representative().orElseThrow();
    BigFraction largest =
        network.x().stream().map(BigFraction::abs).max(BigFraction::compareTo).orElseThrow();
    BigFraction carrier = network.x().get(NormMinimizers.of(network).support().get(0));
    return about(
        claim,
        "Test it on " + data(network.x(), network.y()) + ".",
        Part.of(
            "Which value does the statement demand of $x_i$ on the support of a norm minimizer?",
            value(largest),
            "$x_{\\max} = \\max_i|x_i|$.",
            "$x_{\\max} = " + tex(largest) + "$."),
        Part.of(
            "Which $v = w\\odot w$ do the norm minimizers have in truth?",
            tuple(v),
            "An entry whose sign is not that of $y$ can't carry the label alone.",
            "$v = " + tex(v) + "$."),
        Part.of(
                "Which value has $x_i$ on their support?",
                value(carrier),
                "Read it off.",
                "$x_i = " + tex(carrier) + " \\ne " + tex(largest) + "$. " + ledgerSays(claim))
            .warning(value(largest), "this is what the false statement says"));
  }

  private static Problem hessian(Draw draw) {
    Claim claim = claim("Lemma D.1 (i), Hessian");
    record Case(
        InterpolatingManifold<BigFraction> manifold,
        List<BigFraction> w,
        List<BigFraction> u,
        List<BigFraction> right,
        List<BigFraction> printed) {}
    int d = draw.level() == 3 ? 3 : 2;
    Case given =
        draw.until(
            () -> {
              List<BigFraction> x = draw.vector(d, 1, 4);
              int k = draw.integer(0, d - 1);
              List<BigFraction> w = new ArrayList<>(Vectors.constant(d, Given.ZERO));
              w.set(k, draw.signed(1, 2));
              List<BigFraction> u = new ArrayList<>(draw.vector(d, -3, 3));
              u.set(k, Given.ZERO);
              BigFraction y = Vectors.dot(x, Vectors.hadamard(w, w));
              InterpolatingManifold<BigFraction> manifold =
                  new InterpolatingManifold<>(DiagonalNetwork.twoLayers(x, y));
              List<BigFraction> n = manifold.normal(w);
              BigFraction kappa = Vectors.dot(w, n).divide(Vectors.dot(n, n));
              return new Case(
                  manifold,
                  w,
                  u,
                  manifold.hessian(manifold.halfSquaredNorm(), w, u),
                  manifold.projectToTangent(
                      w, Vectors.scale(Given.ONE.subtract(kappa), Vectors.hadamard(x, u))));
            },
            c ->
                !c.right().equals(c.printed())
                    && Draw.neat(c.right(), 20)
                    && c.right().stream().anyMatch(e -> e.signum() != 0));
    return about(
        claim,
        "Here $f(w) = \\tfrac12\\|w\\|^2$ and $q = \\langle w, x\\odot w\\rangle$. Test it on "
            + data(given.manifold().network().x(), given.manifold().network().y())
            + ", $w = "
            + tex(given.w())
            + "$ and the tangent vector $u = "
            + tex(given.u())
            + "$.",
        Part.of(
            "Which vector does the printed formula give?",
            tuple(given.printed()),
            "Take the parentheses literally: $1 - q/\\|x\\odot w\\|^2$ is a number.",
            "$" + tex(given.printed()) + "$."),
        Part.of(
                "Which vector is the Riemannian Hessian $[\\operatorname{Hess}f(w)](u)$?",
                tuple(given.right()),
                "$P_w(u - \\kappa\\,x\\odot u)$ with $\\kappa = q/\\|x\\odot w\\|^2$.",
                "$" + tex(given.right()) + "$. " + ledgerSays(claim))
            .warning(tuple(given.printed()), "this is what the printed formula gives"));
  }

  private static Problem optimum(Draw draw) {
    Claim claim = claim("Proposition E.2 (iii), algorithm");
    record Case(
        List<BigFraction> x, BigFraction y, List<BigFraction> printed, List<BigFraction> right) {}
    int d = draw.level() == 3 ? 3 : 2;
    Case given =
        draw.until(
            () -> {
              List<BigFraction> x = draw.vector(d, 1, 6);
              BigFraction y = draw.number(1, 3 * d + 6);
              RiskModel<BigFraction> model = RiskModel.gaussian(BigFractionField.getInstance(), d);
              return new Case(
                  x,
                  y,
                  UnconstrainedOptimum.solve(model, x, y).orElseThrow(),
                  ConstrainedRiskMinimizer.of(RiskProblem.unbounded(x, y))
                      .orElseThrow()
                      .endToEnd(x));
            },
            c ->
                c.printed().stream().filter(e -> e.signum() < 0).count() == 1
                    && Draw.neat(c.printed(), 60)
                    && Draw.neat(c.right(), 60));
    int negative = 0;
    while (given.printed().get(negative).signum() >= 0) {
      negative++;
    }
    return about(
        claim,
        "Test it with $\\Sigma = I$, $\\mu = (1,…,1)$ and $x_0 = "
            + tex(given.x())
            + "$, $y_0 = "
            + tex(given.y())
            + "$.",
        Part.of(
            "Which vector stands under the root?",
            tuple(given.printed()),
            "With $\\Sigma = I$ it is the projection of $(1,…,1)$ onto $\\langle"
                + " x_0,v\\rangle = y_0$.",
            "$\\tilde v = " + tex(given.printed()) + "$."),
        Part.of(
            "Which of its entries (counted from 1) makes the formula meaningless?",
            value(Given.integer(negative + 1L)),
            "A square root.",
            "Entry " + (negative + 1) + " is $" + tex(given.printed().get(negative)) + " < 0$."),
        Part.of(
                "What is $v = A_{opt}\\odot A_{opt}$ in truth?",
                tuple(given.right()),
                "Minimize $\\tfrac12\\|v-1\\|^2$ under $\\langle x_0,v\\rangle = y_0$ and $v\\ge0$.",
                "$v = " + tex(given.right()) + "$. " + ledgerSays(claim))
            .warning(tuple(given.printed()), "this has a negative entry and is no w⊙w"));
  }

  private static Problem zeros(Draw draw) {
    Claim claim = claim("Section 3, zero coordinates");
    int d = draw.level() + 1;
    int k = draw.integer(0, d - 1);
    List<BigFraction> x = new ArrayList<>(draw.distinct(d, 1, 5));
    x.set(k, Given.ZERO);
    BigFraction y = draw.number(1, 5);
    DiagonalNetwork<BigFraction> network = DiagonalNetwork.twoLayers(x, y);
    List<BigFraction> v =
        new ArrayList<>(SharpnessMinimizers.of(network).representative().orElseThrow());
    BigFraction weight = draw.number(1, 4);
    v.set(k, weight);
    boolean sharpest = SharpnessMinimizers.of(network).containsEndToEnd(v);
    boolean least = NormMinimizers.of(network).containsEndToEnd(v);
    return about(
        claim,
        "Test it on " + data(x, y) + " and $v = w\\odot w = " + tex(v) + "$.",
        Part.of(
            "Is this $w$ a minimizer of the sharpness over $\\mathcal M$?",
            Given.yes(sharpest),
            "$S = 4\\langle x^{\\odot2},v\\rangle$ does not see $v_" + (k + 1) + "$.",
            "$S = 4\\langle x^{\\odot2},v\\rangle$ is least whatever $v_" + (k + 1) + "$ is."),
        Part.of(
            "Is it a minimizer of the norm over $\\mathcal M$?",
            Given.yes(least),
            "The norm sees $v_" + (k + 1) + "$.",
            "No: $v_" + (k + 1) + " = 0$ would save $" + tex(weight) + "$."),
        Part.of(
            "For which of the two does removing the coordinate lose minimizers?",
            Given.choice(0, "the sharpness only", "the norm only", "both", "neither"),
            "Where is $w_" + (k + 1) + "$ free?",
            ledgerSays(claim)));
  }

  private static Problem disjoint(Draw draw) {
    Claim claim = claim("Section 3, two disjoint sets");
    int d = draw.level() + 1;
    BigFraction same = draw.number(1, 5);
    BigFraction y = draw.number(1, 6);
    DiagonalNetwork<BigFraction> network = DiagonalNetwork.twoLayers(Vectors.constant(d, same), y);
    BigFraction norm = NormMinimizers.of(network).exactValue().orElseThrow();
    BigFraction sharp = SharpnessMinimizers.of(network).exactValue().orElseThrow();
    List<BigFraction> v = Vectors.constant(d, y.divide(same).divide(d));
    boolean both =
        NormMinimizers.of(network).containsEndToEnd(v)
            && SharpnessMinimizers.of(network).containsEndToEnd(v);
    return about(
        claim,
        "Test it on " + data(network.x(), y) + ".",
        Part.of(
            "What is the norm of every point of $\\mathcal M$?",
            value(norm),
            "All $x_i$ are equal.",
            "$\\|v\\|_1 = y/x_1 = " + tex(norm) + "$."),
        Part.of(
                "What is the sharpness of every point of $\\mathcal M$?",
                value(sharp),
                "$S = 4\\langle x^{\\odot2},v\\rangle = 4x_1y$.",
                "$S = " + tex(sharp) + "$.")
            .warning(value(sharp.divide(4)), "the factor 4 is missing"),
        Part.of(
            "Does $v = " + tex(v) + "$ belong to both sets, (6) and (7)?",
            Given.yes(both),
            "Compare with (a) and (b).",
            "Both sets are all of $\\mathcal M$. " + ledgerSays(claim)));
  }

  private static Problem equation14(Draw draw) {
    Claim claim = claim("Lemma E.1, eq. (14)");
    int d = draw.level();
    BigFraction alpha = draw.number(1, 4);
    List<BigFraction> x = Vectors.constant(d, alpha);
    BigFraction y = alpha.multiply(d);
    // With λ = 0, ν = 0 eq. (14) gives v = 1.
    BigFraction sharpness =
        Vectors.dot(Vectors.power(x, 2), Vectors.constant(d, Given.ONE)).multiply(4);
    BigFraction edge = BigFraction.TWO.divide(sharpness);
    BigFraction eta =
        edge.multiply(draw.one(List.of(Given.integer(2), Given.integer(3), Given.fraction(3, 2))));
    return about(
        claim,
        "Test it on $x_0 = "
            + tex(x)
            + "$, $y_0 = "
            + tex(y)
            + "$ with $\\lambda = \\nu = 0$, for"
            + " which (14) holds with $v = (1,…,1)$.",
        Part.of(
                "What is the sharpness at this point?",
                value(sharpness),
                "$S = 4\\langle x_0^{\\odot2},v\\rangle$.",
                "$S = " + tex(sharpness) + "$.")
            .warning(value(sharpness.divide(4)), "the factor 4 is missing"),
        Part.of(
            "Up to which $\\eta$ does it satisfy the bound $S\\le2/\\eta$ of (12)?",
            value(edge),
            "Solve for $\\eta$.",
            "$\\eta\\le2/S = " + tex(edge) + "$."),
        Part.of(
            "Is it a KKT point of (12) for $\\eta = " + tex(eta) + "$?",
            Given.yes(
                RiskProblem.of(x, y, eta)
                        .secondMomentBound()
                        .orElseThrow()
                        .multiply(4)
                        .compareTo(sharpness)
                    >= 0),
            "A KKT point must satisfy the constraints.",
            "$2/\\eta = "
                + tex(BigFraction.TWO.divide(eta))
                + " < S$: it violates (17). "
                + ledgerSays(claim)));
  }

  private static Problem linearSystem(Draw draw) {
    Claim claim = claim("Appendix F, linear system");
    // ∇²𝓛 = −½(p x₁x₁ᵀ + q x₂x₂ᵀ) as printed; in the basis (x₁, x₂) with ⟨x₁,x₂⟩ = 1, ‖x₂‖² = 2.
    BigFraction p = Given.fraction(1, draw.integer(2, 6));
    BigFraction q = draw.until(() -> Given.fraction(1, draw.integer(2, 7)), r -> !r.equals(p));
    BigFraction half = Given.fraction(1, 2);
    List<BigFraction> right = List.of(p.multiply(half), p.multiply(half));
    List<BigFraction> printed = List.of(p.multiply(half), q.multiply(half));
    return about(
        claim,
        "Let $x_1 = (0,1)$, $x_2 = (1,1)$, $p = g'(b) = "
            + tex(p)
            + "$, $q = g'(\\langle"
            + " w,x_2\\rangle) = "
            + tex(q)
            + "$, and $A = \\tfrac12(p\\,x_1x_1^\\top +"
            + " q\\,x_2x_2^\\top)$, so that the system for an eigenvector $\\alpha x_1 + \\beta x_2$"
            + " with eigenvalue $-\\lambda$ comes from $A(\\alpha x_1 + \\beta x_2) ="
            + " -\\lambda(\\alpha x_1 + \\beta x_2)$.",
        Part.of(
                "Compute the coefficients of $(\\alpha, \\beta)$ in front of $x_1$ in $A(\\alpha x_1 +"
                    + " \\beta x_2)$.",
                tuple(right),
                "$\\langle x_1,x_1\\rangle = \\langle x_1,x_2\\rangle = 1$.",
                "$A(\\alpha x_1 + \\beta x_2) = \\tfrac12p(\\alpha + \\beta)x_1 + …$, so $"
                    + tex(right)
                    + "$.")
            .warning(tuple(printed), "this is the printed row"),
        Part.of(
            "Which value has the upper right entry as printed?",
            value(printed.get(1)),
            "$\\tfrac12g'(\\langle w,x_2\\rangle)$.",
            "$\\tfrac12q = " + tex(printed.get(1)) + "$."),
        Part.of(
            "Which entry of the printed matrix is false?",
            Given.choice(1, "upper left", "upper right", "lower left", "lower right"),
            "Compare with (a).",
            ledgerSays(claim)));
  }
}
