package normsharp.reports.exercises.topics;

import static normsharp.reports.exercises.topics.Given.data;
import static normsharp.reports.exercises.topics.Given.tex;
import static normsharp.reports.exercises.topics.Given.tuple;
import static normsharp.reports.exercises.topics.Given.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import normsharp.reports.exercises.Draw;
import normsharp.reports.exercises.Part;
import normsharp.reports.exercises.Problem;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Expression;
import normsharp.reports.exercises.answers.Expression.Binary;
import normsharp.reports.exercises.answers.Expression.Operator;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.CubicMap;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.dynamics.TrappingBox;
import normsharp.theory.minimizers.StableSet;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** Gradient descent at the edge of stability: Theorem B.2, Appendix H.13. */
public final class StabilityExercises {
  private StabilityExercises() {}

  /** The problems of a sheet. */
  public static List<Problem> problems(Draw draw) {
    List<Problem> problems =
        new ArrayList<>(List.of(rates(draw), stableSet(draw), steps(draw), oneFeature(draw)));
    if (draw.level() == 3) {
      problems.add(twoCycle(draw));
    }
    return problems;
  }

  private static Problem rates(Draw draw) {
    int d = draw.level() + 1;
    List<BigFraction> x = draw.distinct(d, 1, 7);
    DiagonalNetwork<BigFraction> network =
        draw.until(
            () -> DiagonalNetwork.twoLayers(x, draw.number(1, 9)),
            n -> TrappingBox.largestTrapping(n) != null);
    CriticalLearningRates critical = CriticalLearningRates.of(network);
    BigFraction norm = Given.exact(critical.everyNormMinimizer());
    BigFraction last = Given.exact(critical.largestStable());
    BigFraction trap = Given.exact(TrappingBox.largestTrapping(network));
    int place = draw.integer(0, 2);
    BigFraction eta =
        place == 0
            ? norm.multiply(Given.fraction(2, 3))
            : place == 1 ? norm.add(last).divide(2) : last.multiply(Given.fraction(4, 3));
    StableSet.Extent extent = StableSet.extent(network, eta);
    int right =
        List.of(StableSet.Extent.ALL, StableSet.Extent.PART, StableSet.Extent.NONE).indexOf(extent);
    return Problem.of(
        "Critical learning rates",
        "Let "
            + data(x, network.y())
            + ". A point of $\\mathcal M$ is linearly stable for gradient"
            + " descent while $S \\le 2/\\eta$.",
        Part.of(
                "Up to which $\\eta$ is the norm minimizer stable?",
                value(norm),
                "Its sharpness is $4|y|\\max_i x_i$.",
                "$S = 4|y|\\max x_i = "
                    + tex(BigFraction.TWO.divide(norm))
                    + "$, $\\eta = 2/S = "
                    + tex(norm)
                    + "$.")
            .warning(value(last), "this is the rate of the sharpness minimizer"),
        Part.of(
                "Up to which $\\eta$ is any point of $\\mathcal M$ stable?",
                value(last),
                "The flattest point counts.",
                "$\\min S = 4|y|\\min x_i = "
                    + tex(BigFraction.TWO.divide(last))
                    + "$, $\\eta = "
                    + tex(last)
                    + "$.")
            .warning(value(norm), "this is the rate of the norm minimizer"),
        Part.of(
            "Up to which $\\eta$ is the box $\\{w : \\langle |x|,w\\odot w\\rangle \\le |y| +"
                + " 1/(\\eta\\max|x_i|)\\}$ invariant under gradient descent?",
            value(trap),
            "$c = 2\\eta|y|\\max|x_i|$ must be at most 2.",
            "$\\eta = 1/(|y|\\max|x_i|) = " + tex(trap) + "$."),
        Part.of(
            "At $\\eta = " + tex(eta) + "$, how much of $\\mathcal M$ is stable?",
            Given.choice(right, "all of it", "a part of it", "nothing"),
            "Compare $\\eta$ with both rates.",
            "The norm minimizer, the sharpest vertex, is stable up to $"
                + tex(norm)
                + "$, the flattest point up to $"
                + tex(last)
                + "$."));
  }

  private static Problem stableSet(Draw draw) {
    int d = draw.level() == 1 ? 2 : 3;
    record Case(
        DiagonalNetwork<BigFraction> network, BigFraction eta, StableSet<BigFraction> set) {}
    Case given =
        draw.until(
            () -> {
              List<BigFraction> x = draw.level() < 3 ? draw.vector(d, 1, 6) : draw.vector(d, -4, 6);
              DiagonalNetwork<BigFraction> network =
                  DiagonalNetwork.twoLayers(x, draw.number(1, 5));
              BigFraction eta = Given.fraction(1, draw.integer(3, 60));
              return new Case(network, eta, StableSet.of(network, eta));
            },
            c ->
                c.set().extent() == StableSet.Extent.PART
                    && c.network().x().stream().distinct().count() == d
                    && c.network().x().stream().noneMatch(e -> e.signum() == 0)
                    && c.set().vertices().size() >= 2
                    && c.set().vertices().size() <= 4
                    && c.set().vertices().stream().allMatch(v -> Draw.neat(v, 40))
                    && c.set().vertices().stream().distinct().count() == c.set().vertices().size());
    BigFraction bound = given.eta().multiply(2).reciprocal();
    return Problem.of(
        "The stable part of the manifold",
        "Let "
            + data(given.network().x(), given.network().y())
            + " and $\\eta = "
            + tex(given.eta())
            + "$. In $v = w\\odot w$ the stable part of $\\mathcal M$ is the polyhedron $\\{v\\ge0 :"
            + " \\langle x,v\\rangle = y,\\ \\langle x^{\\odot2},v\\rangle \\le 1/(2\\eta)\\}$.",
        Part.of("What is $1/(2\\eta)$?", value(bound), "Divide.", "$" + tex(bound) + "$."),
        new Part(
            "Find all its vertices.",
            Given.points(given.set().vertices()),
            3,
            "A vertex has one non-zero entry $y/x_i$, or two where the bound is active.",
            "One entry: $y/x_i$ at those $i$ with $x_iy>0$ and $x_iy \\le "
                + tex(bound)
                + "$. Two entries: solve both equations. Together: "
                + Given.points(given.set().vertices()).shown()
                + ".",
            List.of()));
  }

  private static Problem steps(Draw draw) {
    int d = draw.level() == 3 ? 3 : 2;
    record Case(
        GradientDescent<BigFraction> descent, List<BigFraction> w, List<BigFraction> next) {}
    Case given =
        draw.until(
            () -> {
              List<BigFraction> x =
                  draw.level() == 1 ? draw.vector(d, 1, 4) : draw.vector(d, -3, 4);
              BigFraction eta = Given.fraction(1, draw.integer(2, 12));
              GradientDescent<BigFraction> descent =
                  new GradientDescent<>(DiagonalNetwork.twoLayers(x, draw.number(1, 6)), eta);
              List<BigFraction> w = draw.vector(d, -2, 2);
              return new Case(descent, w, descent.step(w));
            },
            c ->
                !c.next().equals(c.w())
                    && Draw.neat(c.next(), 30)
                    && c.w().stream().noneMatch(e -> e.signum() == 0)
                    && Draw.neat(c.descent().step(c.next()), 400)
                    && !c.descent()
                        .network()
                        .residual(c.next())
                        .equals(c.descent().network().residual(c.w())));
    DiagonalNetwork<BigFraction> network = given.descent().network();
    BigFraction r = network.residual(given.w());
    BigFraction after = network.residual(given.next());
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.of(
                "Compute $w_1$.",
                tuple(given.next()),
                "$w_{1} = w_0 - 2\\eta r\\,x\\odot w_0$.",
                "$r = "
                    + tex(r)
                    + "$, so $w_1 = w_0\\odot(1 - 2\\eta r x) = "
                    + tex(given.next())
                    + "$.")
            .warning(
                tuple(
                    normsharp.theory.arithmetic.Vectors.scale(
                        Given.fraction(1, 2),
                        normsharp.theory.arithmetic.Vectors.add(given.w(), given.next()))),
                "a factor 2 is missing in the gradient"));
    parts.add(
        Part.of(
            "What is the residual after this step?",
            value(after),
            "$r_1 = \\langle x,w_1\\odot w_1\\rangle - y$.",
            "$w_1\\odot w_1 = "
                + tex(network.endToEnd(given.next()))
                + "$ and $\\langle x,w_1\\odot w_1\\rangle = "
                + tex(after.add(network.y()))
                + "$, so $r_1 = "
                + tex(after)
                + "$."));
    if (draw.level() > 1) {
      List<BigFraction> second = given.descent().step(given.next());
      parts.add(
          Part.of(
              "Compute $w_2$.",
              tuple(second),
              "The same step with $r_1$.",
              "$w_2 = w_1\\odot(1 - 2\\eta r_1x) = " + tex(second) + "$."));
    }
    return new Problem(
        "Steps of gradient descent",
        List.of(
            "Let "
                + data(network.x(), network.y())
                + ", $\\eta = "
                + tex(given.descent().learningRate())
                + "$ and $w_0 = "
                + tex(given.w())
                + "$."),
        Optional.empty(),
        parts);
  }

  private static Problem oneFeature(Draw draw) {
    BigFraction x = draw.number(1, 5);
    BigFraction y = draw.number(1, 6);
    BigFraction edge =
        Given.exact(
            CriticalLearningRates.of(DiagonalNetwork.twoLayers(List.of(x), y)).largestStable());
    BigFraction eta =
        edge.multiply(
            draw.one(List.of(Given.fraction(1, 2), Given.fraction(1, 4), Given.fraction(3, 2))));
    GradientDescent<BigFraction> descent =
        new GradientDescent<>(DiagonalNetwork.twoLayers(List.of(x), y), eta);
    CubicMap<BigFraction> map = CubicMap.of(descent);
    BigFraction multiplier = map.derivative(Given.ONE);
    BigFraction s =
        draw.until(() -> Given.fraction(draw.integer(1, 3), 2), c -> !c.equals(Given.ONE));
    return Problem.of(
        "One feature",
        "Let $d = 1$, $x = "
            + tex(x)
            + "$, $y = "
            + tex(y)
            + "$. With $s = xw^2/y$ and $c ="
            + " 2\\eta xy$ a step reads $s' = s(1 + c(1-s))^2$.",
        Part.of(
            "For which $\\eta > 0$ is the minimizer $s = 1$ linearly stable, $|ds'/ds| < 1$?"
                + " Give the interval.",
            new Answer.Range(Expression.of(0), false, Expression.of(edge), false),
            "$ds'/ds = 1 - 2c$ at $s = 1$.",
            "$|1 - 2c| < 1$ for $0 < c < 1$, that is $0 < \\eta < 1/(2xy) = " + tex(edge) + "$."),
        Part.of(
            "Let now $\\eta = " + tex(eta) + "$. What is $c$?",
            value(map.c()),
            "Insert.",
            "$c = 2\\cdot "
                + tex(eta)
                + "\\cdot "
                + tex(x)
                + "\\cdot "
                + tex(y)
                + " = "
                + tex(map.c())
                + "$."),
        Part.of(
            "What is the multiplier $ds'/ds$ at $s = 1$?",
            value(multiplier),
            "$1 - 2c$.",
            "$1 - 2\\cdot " + tex(map.c()) + " = " + tex(multiplier) + "$."),
        Part.of(
            "What is $s'$ for $s = " + tex(s) + "$?",
            value(map.step(s)),
            "Insert.",
            "$1 + c(1 - s) = "
                + tex(map.c().multiply(Given.ONE.subtract(s)).add(1))
                + "$, its square times $s$ is $s' = "
                + tex(map.step(s))
                + "$."));
  }

  private static Problem twoCycle(Draw draw) {
    BigFraction c =
        draw.until(
            () -> Given.fraction(draw.integer(11, 23), draw.integer(10, 19)),
            q -> q.compareTo(Given.ONE) > 0 && q.compareTo(Given.fraction(6, 5)) < 0);
    BigFraction a = c.add(1);
    Expression root = Expression.root(a.multiply(a).subtract(4));
    Expression denominator = Expression.of(c.multiply(2));
    List<List<Expression>> points =
        List.of(
            List.of(
                new Binary(
                    Operator.QUOTIENT,
                    new Binary(Operator.DIFFERENCE, Expression.of(a), root),
                    denominator)),
            List.of(
                new Binary(
                    Operator.QUOTIENT,
                    new Binary(Operator.SUM, Expression.of(a), root),
                    denominator)));
    List<Binary64> theory = CubicMap.firstTwoCycle(new CubicMap<>(new Binary64(Given.real(c))));
    for (int i = 0; i < 2; i++) {
      Given.check(points.get(i).get(0).real(), theory.get(i).getReal());
    }
    BigFraction multiplier = Given.integer(9).subtract(a.multiply(a).multiply(2));
    Given.check(
        Given.real(multiplier),
        new CubicMap<>(new Binary64(Given.real(c))).multiplier(theory).getReal());
    return Problem.of(
        "The cycle beyond the edge",
        "In the same normal form $s' = s(1 + c(1-s))^2$ let $c = " + tex(c) + "$.",
        Part.of(
            "Find both points of the 2-cycle that leaves $s = 1$ at $c = 1$, exactly.",
            new Answer.Points(1, points),
            "With $p = cs$ and $a = 1 + c$ it satisfies $p^2 - ap + 1 = 0$.",
            "$s = \\frac{a\\pm\\sqrt{a^2-4}}{2c}$ with $a = "
                + tex(a)
                + "$: "
                + new Answer.Points(1, points).shown()
                + "."),
        Part.of(
            "What is its multiplier?",
            value(multiplier),
            "$9 - 2a^2$.",
            "$a^2 = " + tex(a.multiply(a)) + "$, so $9 - 2a^2 = " + tex(multiplier) + "$."));
  }
}
