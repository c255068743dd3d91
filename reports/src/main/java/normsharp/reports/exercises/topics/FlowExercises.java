package normsharp.reports.exercises.topics;

import static normsharp.reports.exercises.topics.Given.data;
import static normsharp.reports.exercises.topics.Given.tex;
import static normsharp.reports.exercises.topics.Given.tuple;
import static normsharp.reports.exercises.topics.Given.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.reports.exercises.Draw;
import normsharp.reports.exercises.Part;
import normsharp.reports.exercises.Problem;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Expression;
import normsharp.reports.exercises.answers.Expression.Binary;
import normsharp.reports.exercises.answers.Expression.Call;
import normsharp.reports.exercises.answers.Expression.Function;
import normsharp.reports.exercises.answers.Expression.Operator;
import normsharp.reports.exercises.answers.Tex;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.flow.ExcessRate;
import normsharp.theory.flow.FlowLimit;
import normsharp.theory.flow.GradientFlow;
import normsharp.theory.minimizers.NormMinimizers;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** Gradient flow from α·1 in closed form, its limit and its bias: Theorem B.1. */
public final class FlowExercises {
  private FlowExercises() {}

  /** The problems of a sheet. */
  public static List<Problem> problems(Draw draw) {
    return List.of(closedForm(draw), limit(draw), rate(draw), sharpness(draw));
  }

  private static Problem closedForm(Draw draw) {
    BigFraction x = draw.level() == 1 ? draw.number(1, 4) : draw.signed(1, 4);
    Expression alpha = new Expression.Variable("alpha");
    Expression tau = new Expression.Variable("tau");
    Expression exponent = new Binary(Operator.PRODUCT, Expression.of(x.multiply(2)), tau);
    Expression two = new Binary(Operator.PRODUCT, alpha, new Call(Function.EXP, exponent));
    Expression three =
        new Binary(
            Operator.QUOTIENT,
            alpha,
            new Binary(
                Operator.DIFFERENCE,
                Expression.of(1),
                new Binary(
                    Operator.PRODUCT,
                    new Binary(Operator.PRODUCT, Expression.of(x.multiply(3)), alpha),
                    tau)));
    compare(two, x, 2);
    compare(three, x, 3);
    List<String> variables = List.of("alpha", "tau");
    Part first =
        Part.of(
                "Write $w_i$ as a formula in alpha and tau for $L = 2$ and $x_i = " + tex(x) + "$.",
                new Answer.Formula(two, variables),
                "$dw_i/d\\tau = 2x_iw_i$.",
                "A linear equation: $w_i = \\alpha e^{2x_i\\tau} = " + two.tex() + "$.")
            .warning(
                new Answer.Formula(
                    new Binary(
                        Operator.PRODUCT,
                        alpha,
                        new Call(
                            Function.EXP, new Binary(Operator.PRODUCT, Expression.of(x), tau))),
                    variables),
                "the factor L = 2 in dw/dτ = 2xw is missing");
    Part second =
        Part.of(
            "And for $L = 3$ with the same $x_i$?",
            new Answer.Formula(three, variables),
            "$dw_i/d\\tau = 3x_iw_i^2$; separate the variables.",
            "$1/\\alpha - 1/w_i = 3x_i\\tau$, so $w_i = " + three.tex() + "$.");
    return new Problem(
        "The flow in closed form",
        List.of(
            "Gradient flow of $L$ layers starts at $w = \\alpha\\cdot 1$, $\\alpha > 0$. With"
                + " $\\tau(t) = -\\int_0^t r$, $r$ the residual, $dw_i/d\\tau = Lx_iw_i^{L-1}$."),
        Optional.empty(),
        draw.level() == 1 ? List.of(first) : List.of(first, second));
  }

  /** Compares a closed form with the theory's at some points. */
  private static void compare(Expression formula, BigFraction x, int layers) {
    DiagonalNetwork<Binary64> network =
        new DiagonalNetwork<>(List.of(new Binary64(Given.real(x))), Binary64.ONE, layers);
    for (double tau : new double[] {-0.03, 0.02, 0.05}) {
      double theory =
          GradientFlow.weights(network, new Binary64(0.5), new Binary64(tau)).get(0).getReal();
      Given.check(formula.at(Map.of("alpha", 0.5, "tau", tau)), theory);
    }
  }

  private static Problem limit(Draw draw) {
    int d = draw.level() == 3 ? 3 : 2;
    record Case(
        List<BigFraction> x, BigFraction alpha, int z, BigFraction y, List<BigFraction> v) {}
    Case given =
        draw.until(
            () -> {
              List<BigFraction> x = new ArrayList<>();
              for (int i = 0; i < d; i++) {
                x.add(draw.level() == 1 ? draw.number(1, 3) : draw.number(-2, 3));
              }
              int z = draw.integer(2, draw.level() == 3 ? 3 : 4);
              BigFraction alpha =
                  draw.one(List.of(Given.ONE, Given.fraction(1, 2), Given.fraction(1, 3)));
              List<BigFraction> v =
                  Vectors.map(
                      x,
                      xi ->
                          alpha
                              .multiply(alpha)
                              .multiply(Given.integer(z).pow(xi.getNumeratorAsInt())));
              return new Case(x, alpha, z, Vectors.dot(x, v), v);
            },
            c ->
                c.x().stream().distinct().count() == d
                    && c.x().stream().anyMatch(e -> e.signum() > 0)
                    && c.y().signum() > 0
                    && DiagonalNetwork.twoLayers(c.x(), c.y())
                            .residual(Vectors.constant(d, c.alpha()))
                            .signum()
                        < 0
                    && Draw.neat(c.v(), 90)
                    && Draw.neat(List.of(c.y()), 300));
    DiagonalNetwork<BigFraction> network = DiagonalNetwork.twoLayers(given.x(), given.y());
    FlowLimit.Interpolating theory =
        (FlowLimit.Interpolating) GradientFlow.of(network, Given.real(given.alpha())).limit();
    for (int i = 0; i < d; i++) {
      double w = theory.weights().get(i).getReal();
      Given.check(Given.real(given.v().get(i)), w * w);
    }
    Expression tau =
        new Binary(
            Operator.QUOTIENT, new Call(Function.LOG, Expression.of(given.z())), Expression.of(4));
    Given.check(tau.real(), theory.tau());
    BigFraction least = NormMinimizers.of(network).exactValue().orElseThrow();
    BigFraction excess = Vectors.sum(given.v()).subtract(least);
    Given.check(
        Given.real(excess),
        GradientFlow.of(network, Given.real(given.alpha())).excess().orElseThrow());
    BigFraction sharpness = Vectors.dot(Vectors.power(given.x(), 2), given.v()).multiply(4);
    return Problem.of(
        "Where the flow ends",
        "Let $L = 2$, "
            + data(given.x(), given.y())
            + ", and let the flow start at $w = \\alpha"
            + "\\cdot 1$ with $\\alpha = "
            + tex(given.alpha())
            + "$. With $z = e^{4\\tau}$ the"
            + " squares are $v_i = w_i^2 = \\alpha^2z^{x_i}$.",
        Part.of(
            "At which $z$ does the flow interpolate?",
            value(Given.integer(given.z())),
            "Solve $\\sum_i x_i\\alpha^2z^{x_i} = y$; try small integers. The left side rises.",
            "$z = "
                + given.z()
                + "$ gives $\\langle x,v\\rangle = "
                + tex(given.y())
                + "$, and"
                + " the left side is strictly increasing."),
        Part.of(
            "What is $\\tau_\\infty$, exactly?",
            new Answer.Value(tau),
            "$z = e^{4\\tau}$.",
            "$\\tau_\\infty = \\tfrac14\\log z = " + tau.tex() + "$."),
        Part.of(
            "What is the limit $v_\\infty$?",
            tuple(given.v()),
            "Insert $z$.",
            "$v_\\infty = " + tex(given.v()) + "$."),
        Part.of(
                "By how much does $\\|v_\\infty\\|_1$ exceed the least norm on $\\mathcal M$? (This"
                    + " is $\\varepsilon(\\alpha)$ of Theorem B.1.)",
                value(excess),
                "The least norm is $y/\\max_i x_i$.",
                "$" + tex(Vectors.sum(given.v())) + " - " + tex(least) + " = " + tex(excess) + "$.")
            .warning(value(Vectors.sum(given.v())), "this is the norm itself, not the excess"),
        Part.of(
            "What is the sharpness at the limit?",
            value(sharpness),
            "$S = 4\\langle x^{\\odot2},v\\rangle$.",
            "$S = 4\\cdot " + tex(sharpness.divide(4)) + " = " + tex(sharpness) + "$."));
  }

  private static Problem rate(Draw draw) {
    int d = draw.level() + 1;
    record Case(DiagonalNetwork<BigFraction> network, BigFraction exponent) {}
    Case given =
        draw.present(
            () -> {
              List<BigFraction> x =
                  draw.level() == 1 ? draw.vector(d, 1, 5) : draw.vector(d, -3, 5);
              DiagonalNetwork<BigFraction> network =
                  DiagonalNetwork.twoLayers(x, draw.number(1, 5));
              boolean distinct = x.stream().distinct().count() == d;
              return distinct && ExcessRate.of(network) instanceof ExcessRate.Power power
                  ? Given.nearestFraction(power.exponent(), 12).map(p -> new Case(network, p))
                  : Optional.empty();
            });
    List<BigFraction> sorted =
        given.network().x().stream().sorted(java.util.Comparator.reverseOrder()).toList();
    ExcessRate three =
        ExcessRate.of(new DiagonalNetwork<>(given.network().x(), given.network().y(), 3));
    BigFraction threeExponent =
        Given.nearestFraction(((ExcessRate.Power) three).exponent(), 12).orElseThrow();
    return Problem.of(
        "How fast the norm bias sets in",
        "Let "
            + data(given.network().x(), given.network().y())
            + ". As $\\alpha\\to0$ the excess"
            + " of the flow's limit over the least norm behaves like $\\varepsilon(\\alpha)\\sim"
            + " C\\alpha^p$.",
        Part.of(
            "What is $p$ for $L = 2$?",
            value(given.exponent()),
            "$v_i = \\alpha^2(v_{\\max}/\\alpha^2)^{x_i/a}$ with $a = \\max x_i$: which other"
                + " coordinate is largest?",
            "The next largest $b = "
                + tex(sorted.get(1))
                + "$ after $a = "
                + tex(sorted.get(0))
                + "$ dominates: $v_i\\sim\\alpha^{2(1-b/a)}$, $p = "
                + tex(given.exponent())
                + "$."),
        Part.of(
            "What is $p$ for $L = 3$?",
            value(threeExponent),
            "Now $\\tau\\alpha$ stays bounded, so every other $w_i$ is of the order $\\alpha$.",
            "$u_i = w_i^3\\sim\\alpha^3$, so $p = " + tex(threeExponent) + "$."));
  }

  private static Problem sharpness(Draw draw) {
    List<BigFraction> x = draw.distinct(2, 1, 4 + draw.level());
    BigFraction y = draw.number(1, 5);
    double alpha = draw.one(List.of(0.1, 0.2, 0.05));
    GradientFlow flow = GradientFlow.of(DiagonalNetwork.twoLayers(x, y), alpha);
    double start = flow.initialSharpness();
    double end = flow.network().sharpness(flow.limit().weights());
    double peak = flow.peakSharpness(1e-9).value();
    boolean rises = peak > end * (1 + 1e-6);
    return Problem.of(
        "Sharpness along the flow (with a calculator)",
        "Let $L = 2$, "
            + data(x, y)
            + " and $\\alpha = "
            + Tex.decimal(alpha, 3)
            + "$. Off"
            + " $\\mathcal M$ the Hessian is $D_{2rx} + 4(x\\odot w)(x\\odot w)^\\top$, and $S$ is"
            + " its largest eigenvalue in size.",
        Part.of(
            "Compute the sharpness $s_0$ at the start, to three digits.",
            Given.threeDigits(start),
            "A $2\\times2$ matrix.",
            "$r = \\alpha^2(x_1 + x_2) - y = "
                + Tex.decimal(
                    flow.network().residual(Vectors.constant(2, new Binary64(alpha))).getReal(), 6)
                + "$; the eigenvalue of largest size of $2r\\,\\mathrm{diag}(x) + 4\\alpha^2xx^\\top$"
                + " has size $s_0 \\approx "
                + Tex.decimal(start, 6)
                + "$."),
        Part.of(
            "The largest sharpness along the flow is $s_{GF} \\approx "
                + Tex.decimal(peak, 5)
                + "$. Which learning rate $2/s_{GF}$ does that predict for the edge of stability,"
                + " to three digits?",
            Given.threeDigits(2 / peak),
            "Divide.",
            "$2/s_{GF} \\approx " + Tex.decimal(2 / peak, 6) + "$."),
        Part.of(
            "The limit has $S \\approx "
                + Tex.decimal(end, 5)
                + "$. Is the sharpness along the flow"
                + " largest at its end?",
            Given.yes(!rises),
            "Compare the two numbers.",
            rises ? "No: it was larger before." : "Yes: both numbers agree."));
  }
}
