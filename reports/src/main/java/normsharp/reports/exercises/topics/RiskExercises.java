package normsharp.reports.exercises.topics;

import static normsharp.reports.exercises.topics.Given.data;
import static normsharp.reports.exercises.topics.Given.tex;
import static normsharp.reports.exercises.topics.Given.tuple;
import static normsharp.reports.exercises.topics.Given.value;

import java.util.List;
import java.util.Optional;
import normsharp.reports.exercises.Draw;
import normsharp.reports.exercises.Part;
import normsharp.reports.exercises.Problem;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Expression;
import normsharp.reports.exercises.answers.Expression.Binary;
import normsharp.reports.exercises.answers.Expression.Operator;
import normsharp.reports.exercises.answers.Tex;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.RiskProblem;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.UnconstrainedOptimum;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/** Test risks of diagonal networks: Lemma E.1, eq. (21), Proposition E.2. */
public final class RiskExercises {
  private RiskExercises() {}

  /** The problems of a sheet. */
  public static List<Problem> problems(Draw draw) {
    return List.of(idealised(draw), correlated(draw), onALine(draw), folded(draw));
  }

  private static Problem idealised(Draw draw) {
    record Case(
        DiagonalNetwork<BigFraction> network, List<BigFraction> best, List<BigFraction> free) {}
    Case given =
        draw.present(
            () -> {
              DiagonalNetwork<BigFraction> network = MinimizerExercises.separated(draw);
              RiskModel<BigFraction> model =
                  RiskModel.gaussian(BigFractionField.getInstance(), network.dimension());
              List<BigFraction> free =
                  UnconstrainedOptimum.solve(model, network.x(), network.y()).orElseThrow();
              List<BigFraction> best =
                  ConstrainedRiskMinimizer.of(RiskProblem.unbounded(network.x(), network.y()))
                      .orElseThrow()
                      .endToEnd(network.x());
              boolean wanted = draw.level() < 3 || !free.equals(best);
              return wanted && Draw.neat(best, 40)
                  ? Optional.of(new Case(network, best, free))
                  : Optional.empty();
            });
    DiagonalNetwork<BigFraction> network = given.network();
    RiskModel<BigFraction> model =
        RiskModel.gaussian(BigFractionField.getInstance(), network.dimension());
    List<BigFraction> norm = NormMinimizers.of(network).representative().orElseThrow();
    List<BigFraction> sharp = SharpnessMinimizers.of(network).representative().orElseThrow();
    boolean clipped = !given.free().equals(given.best());
    return Problem.of(
        "Three idealised algorithms",
        "Features are $\\sim N(0, I)$ and labels $\\langle 1,x\\rangle + \\varepsilon$,"
            + " $\\varepsilon\\sim N(0,1)$, so the risk of $v = w\\odot w$ is $R(v) ="
            + " \\tfrac12\\|v-1\\|^2 + \\tfrac12$. The training point is "
            + data(network.x(), network.y())
            + ".",
        Part.of(
                "What is the risk of the norm minimizer?",
                value(model.risk(norm)),
                "Its $v$ has one entry, at the largest $|x_i|$ with the sign of $y$.",
                "$v = "
                    + tex(norm)
                    + "$, $v - 1 = "
                    + tex(gap(norm))
                    + "$, $R = "
                    + tex(model.risk(norm))
                    + "$.")
            .warning(
                value(model.risk(sharp)),
                "this is the risk of the sharpness minimizer; the norm minimizer is asked"),
        Part.of(
                "What is the risk of the sharpness minimizer?",
                value(model.risk(sharp)),
                "Its $v$ has one entry, at the smallest $|x_i|$ with the sign of $y$.",
                "$v = "
                    + tex(sharp)
                    + "$, $v - 1 = "
                    + tex(gap(sharp))
                    + "$, $R = "
                    + tex(model.risk(sharp))
                    + "$.")
            .warning(
                value(model.risk(norm)),
                "this is the risk of the norm minimizer; the sharpness minimizer is asked"),
        Part.of(
                "Which interpolating $v \\ge 0$ has the least risk?",
                tuple(given.best()),
                "Project $(1,…,1)$ onto $\\langle x,v\\rangle = y$, $v \\ge 0$.",
                "Without $v\\ge0$ the projection is $"
                    + tex(given.free())
                    + "$"
                    + (clipped
                        ? ", which has a negative entry; with that entry 0 the projection on the"
                            + " rest is $"
                            + tex(given.best())
                            + "$."
                        : ", which is $\\ge 0$."))
            .warning(
                tuple(given.free()),
                "this has a negative entry and is no w⊙w (the paper's formula overlooks that)"),
        Part.of(
            "What is its risk?",
            value(model.risk(given.best())),
            "Insert.",
            "$v - 1 = "
                + tex(gap(given.best()))
                + "$, $\\|v - 1\\|^2 = "
                + tex(Vectors.dot(gap(given.best()), gap(given.best())))
                + "$, $R = "
                + tex(model.risk(given.best()))
                + "$."));
  }

  private static List<BigFraction> gap(List<BigFraction> v) {
    return Vectors.map(v, entry -> entry.subtract(1));
  }

  private static Problem correlated(Draw draw) {
    int d = draw.level() == 3 ? 3 : 2;
    BigFraction rho =
        draw.one(
            List.of(
                Given.fraction(1, 2),
                Given.fraction(1, 3),
                Given.fraction(-1, 4),
                Given.fraction(1, 4)));
    List<List<BigFraction>> sigma = RiskModel.equicorrelated(d, Given.ONE, rho);
    List<BigFraction> target = draw.vector(d, draw.level() == 1 ? 1 : -2, 3);
    BigFraction noise = draw.number(0, 2);
    RiskModel<BigFraction> model = RiskModel.linear(sigma, target, noise);
    List<BigFraction> v = draw.until(() -> draw.vector(d, 0, 3), u -> !u.equals(target));
    return Problem.of(
        "Correlated features",
        "Features have $\\mathbb E\\,x_ix_j = \\Sigma_{ij}$ with $\\Sigma_{ii} = 1$ and $\\Sigma_{ij} = "
            + tex(rho)
            + "$ for $i\\ne j$ ($d = "
            + d
            + "$); labels are $\\langle v^*,x\\rangle + s\\varepsilon$ with $v^* = "
            + tex(target)
            + "$, $s = "
            + tex(noise)
            + "$ and independent $\\varepsilon$ of mean 0 and variance 1. The risk is $R(v) ="
            + " \\tfrac12\\mathbb E(\\langle x,v\\rangle - y)^2$, eq. (21).",
        Part.of(
            "Compute $\\mu = \\mathbb E\\,yx$.",
            tuple(model.crossMoments()),
            "$\\mu = \\Sigma v^*$.",
            "$\\mu = \\Sigma v^* = " + tex(model.crossMoments()) + "$."),
        Part.of(
            "Compute $\\sigma^2 = \\mathbb E\\,y^2$.",
            value(model.labelMoment()),
            "$\\sigma^2 = \\langle v^*,\\Sigma v^*\\rangle + s^2$.",
            "$\\langle v^*,\\mu\\rangle = "
                + tex(Vectors.dot(target, model.crossMoments()))
                + "$ and $s^2 = "
                + tex(noise.multiply(noise))
                + "$, so $\\sigma^2 = "
                + tex(model.labelMoment())
                + "$."),
        Part.of(
                "Compute the risk of $v = " + tex(v) + "$.",
                value(model.risk(v)),
                "$R = \\tfrac12(v^\\top\\Sigma v - 2\\mu^\\top v + \\sigma^2)$.",
                "$\\nabla R(v) = \\Sigma v - \\mu = "
                    + tex(model.gradient(v))
                    + "$ and $R = \\tfrac12(v^\\top(\\nabla R - \\mu) + \\sigma^2) = \\tfrac12("
                    + tex(Vectors.dot(v, model.gradient(v)))
                    + " - "
                    + Tex.factor(Vectors.dot(v, model.crossMoments()))
                    + " + "
                    + tex(model.labelMoment())
                    + ") = "
                    + tex(model.risk(v))
                    + "$.")
            .warning(value(model.risk(v).multiply(2)), "the factor ½ of eq. (21) is missing"),
        Part.of(
            "Compute the gradient $\\nabla R(v)$ with respect to $v$.",
            tuple(model.gradient(v)),
            "$\\nabla R(v) = \\Sigma v - \\mu$.",
            "$\\Sigma(v - v^*) = " + tex(model.gradient(v)) + "$."));
  }

  /** The coefficients c₀, c₁, c₂ of a quadratic function from its values at 0, 1, 2. */
  private static List<BigFraction> quadratic(BigFraction f0, BigFraction f1, BigFraction f2) {
    BigFraction second = f2.subtract(f1.multiply(2)).add(f0).divide(2);
    return List.of(f0, f1.subtract(f0).subtract(second), second);
  }

  private static Problem onALine(Draw draw) {
    record Case(BigFraction a, BigFraction b, BigFraction y, List<BigFraction> c) {}
    RiskModel<BigFraction> model = RiskModel.gaussian(BigFractionField.getInstance(), 2);
    Case given =
        draw.until(
            () -> {
              BigFraction a = draw.number(1, 3 + draw.level());
              BigFraction b = draw.level() == 1 ? draw.number(1, 3) : draw.signed(1, 3);
              BigFraction y = draw.number(1, 6);
              List<BigFraction> values =
                  Vectors.map(
                      Given.vector(0, 1, 2),
                      t -> model.risk(List.of(t, y.subtract(a.multiply(t)).divide(b))));
              return new Case(a, b, y, quadratic(values.get(0), values.get(1), values.get(2)));
            },
            c -> !c.a().equals(c.b()) && Draw.neat(c.c(), 60) && c.c().get(1).signum() != 0);
    Expression t = new Expression.Variable("t");
    List<BigFraction> c = given.c();
    Expression square = new Binary(Operator.POWER, t, Expression.of(2));
    Expression first = new Binary(Operator.PRODUCT, Expression.of(c.get(2)), square);
    Expression risk =
        Expression.plus(Expression.plus(first, c.get(1), t), c.get(0), Expression.of(1));
    BigFraction best = c.get(1).negate().divide(c.get(2).multiply(2));
    return Problem.of(
        "The risk along the manifold",
        "Let "
            + data(List.of(given.a(), given.b()), given.y())
            + " and $R(v) ="
            + " \\tfrac12\\|v-1\\|^2 + \\tfrac12$. The line $\\langle x,v\\rangle = y$ has the points"
            + " $v = (t, v_2(t))$.",
        Part.of(
                "Write $R$ along the line as a formula in $t$.",
                new Answer.Formula(risk, List.of("t")),
                "$v_2 = (y - x_1t)/x_2$.",
                "$v_2 = ("
                    + tex(given.y())
                    + " - "
                    + tex(given.a())
                    + "t)/"
                    + Tex.factor(given.b())
                    + "$ and $R = "
                    + risk.tex()
                    + "$.")
            .warning(
                new Answer.Formula(
                    new Binary(Operator.DIFFERENCE, risk, Expression.of(Given.fraction(1, 2))),
                    List.of("t")),
                "the ½ from the label noise is missing"),
        Part.of(
            "Where on the whole line is $R$ least? Give $t$.",
            value(best),
            "Set the derivative to 0.",
            "$R'(t) = 0$ at $t = " + tex(best) + "$."));
  }

  private static Problem folded(Draw draw) {
    int d = draw.integer(2, 3 + draw.level());
    RiskModel<Binary64> model =
        RiskModel.foldedGaussian(Binary64Field.getInstance(), d, Binary64.ZERO);
    List<BigFraction> v =
        draw.until(
            () -> draw.vector(d, 0, draw.level() + 1), u -> u.stream().distinct().count() > 1);
    double risk = model.risk(Vectors.map(v, e -> new Binary64(Given.real(e)))).getReal();
    // R = ½(a + (2/π)b) with a = ‖v − 1‖², b = (Σ(v_i − 1))² − a, as Σ_ii = 1, Σ_ij = 2/π.
    List<BigFraction> gap = Vectors.map(v, e -> e.subtract(1));
    BigFraction a = Vectors.dot(gap, gap);
    BigFraction sum = Vectors.sum(gap);
    BigFraction b = sum.multiply(sum).subtract(a);
    Expression overPi = new Binary(Operator.QUOTIENT, Expression.of(b.abs()), new Expression.Pi());
    Expression exact =
        Expression.plus(Expression.of(a.divide(2)), new BigFraction(b.signum()), overPi);
    Given.check(exact.real(), risk);
    return Problem.of(
        "Folded Gaussian features",
        "Features are $|g|$ entry by entry for $g\\sim N(0,I_d)$, $d = "
            + d
            + "$: $\\Sigma_{ii} = 1$ and $\\Sigma_{ij} = 2/\\pi$. Labels are $y = \\langle"
            + " 1,x\\rangle$ without noise.",
        Part.of(
            "Compute the risk of $v = " + tex(v) + "$ exactly.",
            new Answer.Value(exact),
            "$R(v) = \\tfrac12(v-1)^\\top\\Sigma(v-1)$.",
            "With $g = v - 1 = "
                + tex(gap)
                + "$: $R = \\tfrac12\\bigl(\\|g\\|^2 + \\tfrac2\\pi((\\sum g_i)^2 -"
                + " \\|g\\|^2)\\bigr) = "
                + exact.tex()
                + "$."),
        Part.of(
            "Give it to three digits.",
            Given.threeDigits(risk),
            "$\\pi \\approx 3.14159$.",
            "$R \\approx " + Tex.decimal(risk, 6) + "$."));
  }
}
