package normsharp.reports.exercises.topics;

import static normsharp.reports.exercises.topics.Given.data;
import static normsharp.reports.exercises.topics.Given.tex;
import static normsharp.reports.exercises.topics.Given.tuple;
import static normsharp.reports.exercises.topics.Given.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import normsharp.reports.exercises.Draw;
import normsharp.reports.exercises.Part;
import normsharp.reports.exercises.Problem;
import normsharp.reports.exercises.answers.Answer;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.KktResiduals;
import normsharp.theory.kkt.Multipliers;
import normsharp.theory.kkt.RiskProblem;
import org.hipparchus.fraction.BigFraction;

/** KKT points of (12), with and without the bound on the sharpness: Lemma E.1. */
public final class KktExercises {
  private static final String PROBLEM =
      "In $v = w\\odot w$ the problem (12) reads: minimize $R = \\tfrac12\\|v - 1\\|^2 + \\tfrac12$"
          + " subject to $\\langle x,v\\rangle = y$ and $4\\langle x^{\\odot2},v\\rangle \\le"
          + " 2/\\eta$. Its KKT points in $w$ have $v_i = 1 - \\nu x_i - 2\\eta\\lambda x_i^2 > 0$ on"
          + " their support and $v_i = 0$ off it, with $\\lambda \\ge 0$. ";

  private KktExercises() {}

  /** The problems of a sheet. */
  public static List<Problem> problems(Draw draw) {
    return List.of(withoutBound(draw), withBound(draw), oneSupport(draw), isItOne(draw));
  }

  private static List<BigFraction> features(Draw draw, int d) {
    return draw.until(
        () -> draw.level() < 3 ? draw.vector(d, 1, 5) : draw.vector(d, -3, 5),
        x -> x.stream().distinct().count() == d && x.stream().noneMatch(e -> e.signum() == 0));
  }

  private static boolean neat(KktPoint<BigFraction> point) {
    return Draw.neat(point.v(), 40)
        && Draw.neat(List.of(point.nu(), point.lambda(), point.risk()), 300);
  }

  private static KktPoint<BigFraction> best(List<KktPoint<BigFraction>> points) {
    return points.stream().filter(KktPoint::globalMinimizer).findFirst().orElseThrow();
  }

  private static Answer all(List<KktPoint<BigFraction>> points) {
    return Given.points(points.stream().map(KktPoint::v).toList());
  }

  private static String table(List<KktPoint<BigFraction>> points) {
    return points.stream()
        .map(
            p ->
                "support "
                    + Given.indices(p.support()).shown()
                    + ": $\\nu = "
                    + tex(p.nu())
                    + "$, $v = "
                    + tex(p.v())
                    + "$, $R = "
                    + tex(p.risk())
                    + "$")
        .collect(Collectors.joining("; "));
  }

  private static Problem withoutBound(Draw draw) {
    int d = draw.level() == 1 ? 2 : 3;
    record Case(RiskProblem<BigFraction> problem, List<KktPoint<BigFraction>> points) {}
    Case given =
        draw.until(
            () -> {
              RiskProblem<BigFraction> problem =
                  RiskProblem.unbounded(features(draw, d), draw.number(1, 7));
              return new Case(problem, KktEnumeration.all(problem));
            },
            c ->
                c.points().size() >= 2
                    && c.points().size() <= draw.level() + 2
                    && c.points().stream().allMatch(KktExercises::neat)
                    && c.points().stream().filter(KktPoint::globalMinimizer).count() == 1);
    KktPoint<BigFraction> best = best(given.points());
    List<KktPoint<BigFraction>> others =
        given.points().stream().filter(p -> !p.globalMinimizer()).toList();
    return Problem.of(
        "All KKT points without the bound",
        PROBLEM
            + "Leave out the bound ($\\lambda = 0$) and let "
            + data(given.problem().x(), given.problem().y())
            + ".",
        new Part(
                "Find $v$ for every KKT point.",
                all(given.points()),
                3,
                "Go through the supports: on $S$, $\\nu = (\\sum_S x_i - y)/\\sum_S x_i^2$; keep it"
                    + " where all $v_i$ on $S$ are positive.",
                "One by one: "
                    + table(given.points())
                    + ". On the other supports some $v_i \\le 0$.",
                List.of())
            .warning(all(List.of(best)), "this is the global minimizer only; all are asked"),
        Part.of(
                "Which of them is the global minimizer?",
                tuple(best.v()),
                "Compare the risks.",
                "The risks are "
                    + given.points().stream()
                        .map(p -> "$" + tex(p.risk()) + "$")
                        .collect(Collectors.joining(", "))
                    + "; the least is at $v = "
                    + tex(best.v())
                    + "$.")
            .warning(tuple(others.get(0).v()), "a KKT point, but not the one of least risk"),
        Part.of(
            "What is its multiplier $\\nu$?",
            value(best.nu()),
            "$v_i = 1 - \\nu x_i$ on the support.",
            "On its support $\\nu = (\\sum x_i - y)/\\sum x_i^2 = " + tex(best.nu()) + "$."));
  }

  private static Problem withBound(Draw draw) {
    int d = draw.level() == 3 ? 3 : 2;
    record Case(
        RiskProblem<BigFraction> problem, KktPoint<BigFraction> best, KktPoint<BigFraction> free) {}
    Case given =
        draw.present(
            () -> {
              List<BigFraction> x = features(draw, d);
              BigFraction y = draw.number(1, 6);
              BigFraction eta = Given.fraction(1, draw.integer(2, 40));
              RiskProblem<BigFraction> problem = RiskProblem.of(x, y, eta);
              Optional<KktPoint<BigFraction>> best =
                  KktEnumeration.all(problem).stream()
                      .filter(KktPoint::globalMinimizer)
                      .findFirst();
              Optional<KktPoint<BigFraction>> free =
                  KktEnumeration.all(RiskProblem.unbounded(x, y)).stream()
                      .filter(KktPoint::globalMinimizer)
                      .findFirst();
              return best.filter(
                      p ->
                          p.lambda().signum() > 0
                              && p.multipliers() instanceof Multipliers.Unique
                              && neat(p)
                              && free.filter(KktExercises::neat).isPresent())
                  .map(p -> new Case(problem, p, free.orElseThrow()));
            });
    List<BigFraction> x = given.problem().x();
    BigFraction freeSharpness = Vectors.dot(Vectors.power(x, 2), given.free().v()).multiply(4);
    BigFraction eta = given.problem().eta().orElseThrow();
    return Problem.of(
        "The bound at work",
        PROBLEM + "Let " + data(x, given.problem().y()) + " and $\\eta = " + tex(eta) + "$.",
        Part.of(
            "What is the global minimizer $v$ without the bound?",
            tuple(given.free().v()),
            "Project $1 = (1, …, 1)$ onto the plane $\\langle x,v\\rangle = y$; drop negative entries.",
            "On the support "
                + Given.indices(given.free().support()).shown()
                + " $\\nu = (\\sum x_i - y)/\\sum x_i^2 = "
                + tex(given.free().nu())
                + "$, which gives $v = "
                + tex(given.free().v())
                + "$."),
        Part.of(
                "What is the sharpness there?",
                value(freeSharpness),
                "$S = 4\\langle x^{\\odot2},v\\rangle$.",
                "$S = "
                    + tex(freeSharpness)
                    + " > 2/\\eta = "
                    + tex(BigFraction.TWO.divide(eta))
                    + "$: the bound is violated.")
            .warning(value(freeSharpness.divide(4)), "the factor 4 is missing"),
        Part.of(
                "What is the global minimizer $v$ of (12) with the bound?",
                tuple(given.best().v()),
                "Now the bound is active: two equations for $\\nu$ and $2\\eta\\lambda$.",
                "On the support "
                    + Given.indices(given.best().support()).shown()
                    + " the equations $\\langle x,v\\rangle = y$ and $\\langle"
                    + " x^{\\odot2},v\\rangle = 1/(2\\eta) = "
                    + tex(given.problem().secondMomentBound().orElseThrow())
                    + "$ give $\\nu = "
                    + tex(given.best().nu())
                    + "$, $2\\eta\\lambda = "
                    + tex(given.best().lambda().multiply(eta).multiply(2))
                    + "$ and $v = "
                    + tex(given.best().v())
                    + "$.")
            .warning(tuple(given.free().v()), "this violates the bound on the sharpness"),
        Part.of(
                "What is the multiplier $\\lambda$?",
                value(given.best().lambda()),
                "Take care of the factor $2\\eta$.",
                "$\\lambda = "
                    + tex(given.best().lambda().multiply(eta).multiply(2))
                    + "/(2\\eta) = "
                    + tex(given.best().lambda())
                    + "$.")
            .warning(value(given.best().lambda().multiply(eta).multiply(2)), "this is 2ηλ, not λ"));
  }

  private static Problem oneSupport(Draw draw) {
    int d = draw.level() + 1;
    record Case(RiskProblem<BigFraction> problem, KktPoint<BigFraction> point) {}
    Case given =
        draw.present(
            () -> {
              RiskProblem<BigFraction> problem =
                  RiskProblem.unbounded(features(draw, d), draw.number(1, 9));
              return KktEnumeration.all(problem).stream()
                  .filter(p -> p.support().size() >= 2 && neat(p))
                  .findFirst()
                  .map(p -> new Case(problem, p));
            });
    List<BigFraction> x = given.problem().x();
    BigFraction largest =
        Vectors.dot(Vectors.power(x, 2), given.point().v()).multiply(2).reciprocal();
    return Problem.of(
        "One support",
        PROBLEM
            + "Let "
            + data(x, given.problem().y())
            + " and consider the support "
            + Given.indices(given.point().support()).shown()
            + " with $\\lambda = 0$.",
        Part.of(
            "Compute $\\nu$.",
            value(given.point().nu()),
            "$\\nu = (\\sum_S x_i - y)/\\sum_S x_i^2$.",
            "On the support $\\sum x_i = "
                + tex(sum(x, given.point().support(), 1))
                + "$ and $\\sum x_i^2 = "
                + tex(sum(x, given.point().support(), 2))
                + "$, so $\\nu = "
                + tex(given.point().nu())
                + "$."),
        Part.of(
            "Compute $v$.",
            tuple(given.point().v()),
            "$v_i = 1 - \\nu x_i$ on the support.",
            "With $\\nu = "
                + tex(given.point().nu())
                + "$ and 0 off the support: $v = "
                + tex(given.point().v())
                + "$."),
        Part.of(
            "Compute the risk $R$ there.",
            value(given.point().risk()),
            "Entries off the support count, too: each adds $\\tfrac12$.",
            "$v - 1 = "
                + tex(Vectors.map(given.point().v(), e -> e.subtract(1)))
                + "$, so $R = \\tfrac12\\|v - 1\\|^2 + \\tfrac12 = "
                + tex(given.point().risk())
                + "$."),
        Part.of(
            "Up to which $\\eta$ does this point satisfy the bound $S \\le 2/\\eta$?",
            value(largest),
            "$S = 4\\langle x^{\\odot2},v\\rangle$.",
            "$\\langle x^{\\odot2},v\\rangle = "
                + tex(largest.multiply(2).reciprocal())
                + "$, so $\\eta \\le 1/(2\\langle x^{\\odot2},v\\rangle) = "
                + tex(largest)
                + "$."));
  }

  /** Σ x_iᵏ over a support. */
  private static BigFraction sum(List<BigFraction> x, List<Integer> support, int k) {
    return support.stream()
        .map(i -> Vectors.power(x.get(i), k))
        .reduce(BigFraction.ZERO, BigFraction::add);
  }

  private static Problem isItOne(Draw draw) {
    int d = draw.level() + 1;
    record Case(
        RiskProblem<BigFraction> problem, KktPoint<BigFraction> point, List<BigFraction> v) {}
    boolean keep = draw.integer(0, 1) == 0;
    Case given =
        draw.present(
            () -> {
              RiskProblem<BigFraction> problem =
                  RiskProblem.unbounded(features(draw, d), draw.number(1, 9));
              return KktEnumeration.all(problem).stream()
                  .filter(p -> p.support().size() == 2 && neat(p))
                  .findFirst()
                  .map(p -> new Case(problem, p, keep ? p.v() : moved(problem, p)))
                  .filter(
                      c ->
                          Draw.neat(c.v(), 40)
                              && c.v().stream().noneMatch(e -> e.signum() < 0)
                              && c.v().stream().filter(e -> e.signum() > 0).count() == 2);
            });
    List<BigFraction> x = given.problem().x();
    int i = given.point().support().get(0);
    int j = given.point().support().get(1);
    List<BigFraction> moved = given.v();
    KktResiduals<BigFraction> residuals =
        KktResiduals.of(given.problem(), moved, given.point().nu(), Given.ZERO);
    boolean isOne = residuals.vanish();
    BigFraction first = Given.ONE.subtract(moved.get(i)).divide(x.get(i));
    BigFraction second = Given.ONE.subtract(moved.get(j)).divide(x.get(j));
    return Problem.of(
        "A KKT point or not",
        PROBLEM
            + "Leave out the bound ($\\lambda = 0$), let "
            + data(x, given.problem().y())
            + " and $v = "
            + tex(moved)
            + "$.",
        Part.of(
            "Compute the residual $\\langle x,v\\rangle - y$.",
            value(residuals.feasibility()),
            "Insert.",
            "$\\langle x,v\\rangle - y = " + tex(residuals.feasibility()) + "$."),
        Part.of(
            "Which $\\nu$ makes $v_" + (i + 1) + " = 1 - \\nu x_" + (i + 1) + "$ true?",
            value(first),
            "Solve for $\\nu$.",
            "$\\nu = (1 - v_" + (i + 1) + ")/x_" + (i + 1) + " = " + tex(first) + "$."),
        Part.of(
            "Is $v$ the square of a KKT point?",
            Given.yes(isOne),
            "The same $\\nu$ must serve every index of the support.",
            "Index "
                + (j + 1)
                + " asks for $\\nu = "
                + tex(second)
                + "$: "
                + (isOne ? "the same, so it is one." : "another one, so it is none.")));
  }

  /** A point beside a KKT point in the plane ⟨x,v⟩ = y, so that interpolation does not tell. */
  private static List<BigFraction> moved(
      RiskProblem<BigFraction> problem, KktPoint<BigFraction> point) {
    int i = point.support().get(0);
    int j = point.support().get(1);
    List<BigFraction> v = new java.util.ArrayList<>(point.v());
    BigFraction step = Rationals.commonDenominator(v).reciprocal();
    v.set(i, v.get(i).add(step.multiply(problem.x().get(j))));
    v.set(j, v.get(j).subtract(step.multiply(problem.x().get(i))));
    return v;
  }
}
