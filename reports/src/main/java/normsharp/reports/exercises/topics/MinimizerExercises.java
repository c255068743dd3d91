package normsharp.reports.exercises.topics;

import static normsharp.reports.exercises.topics.Given.data;
import static normsharp.reports.exercises.topics.Given.tex;
import static normsharp.reports.exercises.topics.Given.tuple;
import static normsharp.reports.exercises.topics.Given.value;

import java.util.ArrayList;
import java.util.List;
import normsharp.reports.exercises.Draw;
import normsharp.reports.exercises.Part;
import normsharp.reports.exercises.Problem;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Expression;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.kkt.RiskProblem;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessFrontier;
import normsharp.theory.minimizers.SharpnessMinimizers;
import org.hipparchus.fraction.BigFraction;

/** The two biases: Proposition 3.2, its sets (6) and (7), and the frontier between them. */
public final class MinimizerExercises {
  private MinimizerExercises() {}

  /** The problems of a sheet. */
  public static List<Problem> problems(Draw draw) {
    List<Problem> problems = new ArrayList<>();
    problems.add(bothMinimizers(draw));
    problems.add(weights(draw));
    problems.add(frontier(draw));
    problems.add(ties(draw));
    if (draw.level() == 3) {
      problems.add(threeLayers(draw));
    }
    return problems;
  }

  /** Data with one norm minimizer and another, single sharpness minimizer in v = w⊙w. */
  static DiagonalNetwork<BigFraction> separated(Draw draw) {
    int d = draw.level() + 1;
    return draw.until(
        () -> {
          List<BigFraction> x = new ArrayList<>();
          for (int i = 0; i < d; i++) {
            x.add(draw.level() == 1 ? draw.number(1, 6) : draw.signed(1, 6));
          }
          BigFraction y = draw.level() < 3 ? draw.number(1, 8) : draw.signed(1, 8);
          return DiagonalNetwork.twoLayers(x, y);
        },
        network -> {
          MinimizerSet<BigFraction> norm = NormMinimizers.of(network);
          MinimizerSet<BigFraction> sharp = SharpnessMinimizers.of(network);
          return network.x().stream().map(BigFraction::abs).distinct().count() == d
              && norm.support().size() == 1
              && sharp.support().size() == 1
              && !norm.support().equals(sharp.support());
        });
  }

  private static List<BigFraction> point(MinimizerSet<BigFraction> set) {
    return set.representative().orElseThrow();
  }

  private static BigFraction minimum(MinimizerSet<BigFraction> set) {
    return set.exactValue().orElseThrow();
  }

  private static Problem bothMinimizers(Draw draw) {
    DiagonalNetwork<BigFraction> network = separated(draw);
    MinimizerSet<BigFraction> norm = NormMinimizers.of(network);
    MinimizerSet<BigFraction> sharp = SharpnessMinimizers.of(network);
    List<BigFraction> x = network.x();
    int k = norm.support().get(0);
    int j = sharp.support().get(0);
    RiskProblem<BigFraction> risk = RiskProblem.unbounded(x, network.y());
    BigFraction normRisk = risk.risk(point(norm));
    BigFraction sharpRisk = risk.risk(point(sharp));
    String among = "Only the $x_i$ with the sign of $y$ can carry the label alone. ";
    return Problem.of(
        "Least norm against least sharpness",
        "Let "
            + data(x, network.y())
            + " and $v = w\\odot w$, so that $S = 4\\langle"
            + " x^{\\odot 2}, v\\rangle$ on $\\mathcal M$.",
        Part.of(
                "Which $v$ has the least norm $\\|v\\|_1$ on $\\mathcal M$?",
                tuple(point(norm)),
                among + "Which of them needs the least weight?",
                among
                    + "The largest of them in size is $x_"
                    + (k + 1)
                    + " = "
                    + tex(x.get(k))
                    + "$; all weight there gives $v_"
                    + (k + 1)
                    + " = y/x_"
                    + (k + 1)
                    + "$: $v = "
                    + tex(point(norm))
                    + "$.")
            .warning(
                tuple(point(sharp)),
                "this is the sharpness minimizer; the question asks for the norm minimizer"),
        Part.of(
            "What is the least norm?",
            value(minimum(norm)),
            "Add the entries of $v$.",
            "$\\|v\\|_1 = " + tex(minimum(norm)) + "$."),
        Part.of(
                "Which $v$ has the least sharpness on $\\mathcal M$?",
                tuple(point(sharp)),
                among + "Now each unit of the label should cost little sharpness.",
                among
                    + "The smallest of them in size is $x_"
                    + (j + 1)
                    + " = "
                    + tex(x.get(j))
                    + "$, so $v = "
                    + tex(point(sharp))
                    + "$.")
            .warning(
                tuple(point(norm)),
                "this is the norm minimizer; the question asks for the sharpness minimizer"),
        Part.of(
                "What is the least sharpness?",
                value(minimum(sharp)),
                "$S = 4\\langle x^{\\odot 2},v\\rangle$ at this $v$.",
                "$S = 4|y|\\,|x_" + (j + 1) + "| = " + tex(minimum(sharp)) + "$.")
            .warning(
                value(minimum(sharp).divide(4)),
                "the factor 4 is missing (the paper's proof prints it without, too)"),
        Part.of(
            "With features $\\sim N(0, I)$ and labels $\\langle 1, x\\rangle + \\varepsilon$ the"
                + " risk is $\\tfrac12\\|v - 1\\|^2 + \\tfrac12$. Which minimizer has the smaller"
                + " risk?",
            Given.choice(
                Integer.signum(normRisk.compareTo(sharpRisk)) + 1 == 2
                    ? 1
                    : normRisk.equals(sharpRisk) ? 2 : 0,
                "the norm minimizer",
                "the sharpness minimizer",
                "both have the same"),
            "Compute both risks.",
            "$R = "
                + tex(normRisk)
                + "$ at the norm minimizer, $R = "
                + tex(sharpRisk)
                + "$ at the sharpness minimizer."));
  }

  private static Problem weights(Draw draw) {
    DiagonalNetwork<BigFraction> network = separated(draw);
    boolean norm = draw.integer(0, 1) == 0;
    MinimizerSet<BigFraction> set =
        norm ? NormMinimizers.of(network) : SharpnessMinimizers.of(network);
    List<List<Expression>> points = weightsOf(point(set));
    List<List<Expression>> squares = List.of(Expression.all(point(set)));
    return Problem.of(
        "All minimizers",
        "Let " + data(network.x(), network.y()) + ".",
        new Part(
                "List every $w\\in\\mathcal M$ of least "
                    + (norm ? "norm $\\|w\\odot w\\|_1$." : "sharpness $S(w)$."),
                new Answer.Points(network.dimension(), points),
                2,
                "Find $v = w\\odot w$ first; signs of $w$ are free.",
                "$v = "
                    + tex(point(set))
                    + "$, and each non-zero $v_i$ gives $w_i = \\pm\\sqrt{v_i}$: "
                    + new Answer.Points(network.dimension(), points).shown()
                    + ".",
                List.of())
            .warning(new Answer.Points(network.dimension(), squares), "this is v = w⊙w; w is asked")
            .warning(
                new Answer.Points(
                    network.dimension(),
                    weightsOf(
                        point(
                            norm ? SharpnessMinimizers.of(network) : NormMinimizers.of(network)))),
                norm
                    ? "these minimize the sharpness; the least norm is asked"
                    : "these minimize the norm; the least sharpness is asked"));
  }

  /** All w with w⊙w = v, for v with one non-zero entry. */
  private static List<List<Expression>> weightsOf(List<BigFraction> v) {
    List<Expression> w = v.stream().map(Expression::root).toList();
    return List.of(
        w, w.stream().map(entry -> entry.real() == 0 ? entry : Expression.minus(entry)).toList());
  }

  private static Problem frontier(Draw draw) {
    record Case(
        DiagonalNetwork<BigFraction> network,
        BigFraction eta,
        FrontierPoint.Exact<BigFraction> point) {}
    Case given =
        draw.present(
            () -> {
              DiagonalNetwork<BigFraction> network = separated(draw);
              BigFraction eta = Given.fraction(1, draw.integer(4, 90));
              return SharpnessFrontier.leastNorm(network, eta)
                          instanceof FrontierPoint.Exact<BigFraction> exact
                      && exact.boundActive()
                      && Draw.neat(exact.endToEnd(), 30)
                      && exact.endToEnd().stream().filter(v -> v.signum() > 0).count() == 2
                  ? java.util.Optional.of(new Case(network, eta, exact))
                  : java.util.Optional.empty();
            });
    List<BigFraction> x = given.network().x();
    List<BigFraction> v = given.point().endToEnd();
    BigFraction t = given.network().y().abs().multiply(given.eta()).multiply(2).reciprocal();
    return Problem.of(
        "The frontier between the two",
        "Let " + data(x, given.network().y()) + " and $\\eta = " + tex(given.eta()) + "$.",
        Part.of(
            "What is the bound $2/\\eta$ on the sharpness?",
            value(BigFraction.TWO.divide(given.eta())),
            "Divide.",
            "$2/\\eta = " + tex(BigFraction.TWO.divide(given.eta())) + "$."),
        Part.of(
                "Which $v\\ge 0$ has the least norm among the interpolating ones with"
                    + " $S = 4\\langle x^{\\odot 2},v\\rangle \\le 2/\\eta$?",
                tuple(v),
                "A linear program with two constraints: at most two entries are not 0, and they"
                    + " belong to neighbouring values of $|x_i|$.",
                "$t = 1/(2\\eta|y|) = "
                    + tex(t)
                    + "$ lies between two neighbouring values of $|x_i|$ (those with the sign of"
                    + " $y$). On these two, $\\langle x,v\\rangle = y$ and $\\langle"
                    + " x^{\\odot2},v\\rangle = 1/(2\\eta)$ give $v = "
                    + tex(v)
                    + "$.")
            .warning(
                tuple(point(NormMinimizers.of(given.network()))),
                "this is the norm minimizer, which violates the bound on the sharpness"),
        Part.of(
            "What is the least norm under the bound?",
            value(given.point().value()),
            "Add the entries.",
            "$\\|v\\|_1 = " + tex(given.point().value()) + "$."));
  }

  private static Problem ties(Draw draw) {
    int d = draw.level() + 2;
    boolean zeros = draw.level() > 1;
    DiagonalNetwork<BigFraction> network =
        draw.until(
            () ->
                DiagonalNetwork.twoLayers(
                    draw.vector(d, zeros ? -3 : 1, zeros ? 3 : 4), draw.number(1, 6)),
            n -> {
              MinimizerSet<BigFraction> norm = NormMinimizers.of(n);
              MinimizerSet<BigFraction> sharp = SharpnessMinimizers.of(n);
              boolean zero = n.x().stream().anyMatch(entry -> entry.signum() == 0);
              return norm.support().size() + sharp.support().size() == 3
                  && norm.support().stream().noneMatch(sharp.support()::contains)
                  && zero == zeros;
            });
    MinimizerSet<BigFraction> norm = NormMinimizers.of(network);
    MinimizerSet<BigFraction> sharp = SharpnessMinimizers.of(network);
    List<Integer> sharpFree = new ArrayList<>(sharp.support());
    sharpFree.addAll(sharp.freeCoordinates());
    return Problem.of(
        zeros ? "Ties and zeros" : "Ties",
        "Let "
            + data(network.x(), network.y())
            + ". Indices count from 1; answer with the set of all indices $i$ for which some"
            + " minimizer has $w_i \\ne 0$.",
        Part.of(
            "Norm minimizers:",
            Given.indices(norm.support()),
            "The largest $|x_i|$ among those with the sign of $y$.",
            "The largest $x_i$ with the sign of $y$ stand at "
                + Given.indices(norm.support()).shown()
                + ". An $x_i = 0$ only adds norm."),
        Part.of(
                "Sharpness minimizers:",
                Given.indices(sharpFree.stream().sorted().toList()),
                "The smallest $|x_i|$ among those with the sign of $y$; what does $x_i = 0$ cost?",
                "The smallest $x_i$ with the sign of $y$ stand at "
                    + Given.indices(sharp.support()).shown()
                    + (zeros
                        ? "; where $x_i = 0$ a weight changes neither the label nor the sharpness,"
                            + " so those indices belong to the set, too: "
                            + Given.indices(sharp.freeCoordinates()).shown()
                        : "")
                    + ".")
            .warning(
                Given.indices(sharp.support()),
                "where x_i = 0 the sharpness does not depend on w_i: those indices belong to it"));
  }

  private static Problem threeLayers(Draw draw) {
    DiagonalNetwork<BigFraction> network =
        draw.until(
            () -> new DiagonalNetwork<>(draw.distinct(2, 1, 4), draw.number(1, 40), 3),
            n ->
                SharpnessMinimizers.of(n)
                    .representative()
                    .filter(u -> Draw.neat(u, 20))
                    .isPresent());
    List<BigFraction> u = SharpnessMinimizers.of(network).representative().orElseThrow();
    List<BigFraction> norm = point(NormMinimizers.of(network));
    return Problem.of(
        "Three layers",
        "Let $L = 3$, "
            + data(network.x(), network.y())
            + " and $u = w^{\\odot 3}$; on"
            + " $\\mathcal M$ the sharpness is $S = 9\\sum_i x_i^2|u_i|^{4/3}$.",
        Part.of(
                "Which $u$ has the least sharpness on $\\mathcal M$?",
                tuple(u),
                "$S$ is strictly convex in $u$: Lagrange's conditions, $u_i \\propto x_i^{-3}$.",
                "From $x_i^2u_i^{1/3} \\propto x_i$ follows $u_i \\propto x_i^{-3}$; scaled to"
                    + " $\\langle x,u\\rangle = "
                    + tex(network.y())
                    + "$: $u = "
                    + tex(u)
                    + "$.")
            .warning(
                tuple(
                    point(
                        SharpnessMinimizers.of(
                            DiagonalNetwork.twoLayers(network.x(), network.y())))),
                "this is the answer for two layers"),
        Part.of(
            "Which $u$ has the least norm $\\|u\\|_1$?",
            tuple(norm),
            "Depth doesn't change this one.",
            "As for two layers: all weight on the largest $|x_i|$, $u = " + tex(norm) + "$."),
        Part.of(
            "What is $\\|u\\|_1$ at the sharpness minimizer?",
            value(Vectors.sum(u)),
            "Add.",
            "$" + tex(Vectors.sum(u)) + "$."));
  }
}
