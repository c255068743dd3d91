package normsharp.reports.exercises.topics;

import static normsharp.reports.exercises.topics.Given.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import normsharp.reports.exercises.Draw;
import normsharp.reports.exercises.Part;
import normsharp.reports.exercises.Problem;
import normsharp.reports.exercises.SvgPlot;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Tex;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.DescentOutcome;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.dynamics.StoppingRule;
import normsharp.theory.flow.GradientFlow;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** Final sharpness and norm against the learning rate, as in Figures 4 and 15. */
public final class SweepExercises {
  private static final int RATES = 32;
  private static final int STEPS = 20_000;

  private SweepExercises() {}

  /** One run at one rate. */
  private record Run(double eta, boolean converged, double sharpness, double norm) {}

  /** A sweep of a problem with its flow. */
  private record SweepData(
      DiagonalNetwork<BigFraction> network,
      double alpha,
      double flowSharpness,
      double last,
      List<Run> runs) {
    double critical() {
      return 2 / flowSharpness;
    }

    List<Run> converged() {
      return runs.stream().filter(Run::converged).toList();
    }

    List<Run> edge() {
      return converged().stream().filter(run -> run.eta() > 1.05 * critical()).toList();
    }
  }

  /** The problems of a sheet. */
  public static List<Problem> problems(Draw draw) {
    SweepData data =
        draw.present(
            () -> {
              int d = draw.level() == 3 ? 3 : 2;
              List<BigFraction> x = draw.distinct(d, 1, 5 + draw.level());
              SweepData sweep =
                  sweep(
                      DiagonalNetwork.twoLayers(x, draw.number(1, 4)),
                      draw.one(List.of(0.01, 0.03, 0.1)));
              return sweep.edge().size() >= 6
                      && Math.abs(constant(sweep) - 2) < 0.2
                      && sweep.converged().size() - sweep.edge().size() >= 5
                  ? Optional.of(sweep)
                  : Optional.empty();
            });
    return List.of(sharpnessPlot(draw, data), normPlot(data), predictions(data));
  }

  private static SweepData sweep(DiagonalNetwork<BigFraction> network, double alpha) {
    GradientFlow flow = GradientFlow.of(network, alpha);
    double peak = flow.peakSharpness(1e-9).value();
    double last = Given.real(Given.exact(CriticalLearningRates.of(network).largestStable()));
    List<Run> runs = new ArrayList<>();
    double from = 0.35 * 2 / peak;
    double to = Math.min(1.15 * last, 5 * 2 / peak);
    for (int i = 0; i < RATES; i++) {
      runs.add(run(flow.network(), alpha, from * Math.pow(to / from, i / (RATES - 1.0))));
    }
    return new SweepData(network, alpha, peak, last, List.copyOf(runs));
  }

  private static Run run(DiagonalNetwork<Binary64> network, double alpha, double eta) {
    List<Binary64> start = Vectors.constant(network.dimension(), new Binary64(alpha));
    DescentOutcome<Binary64> outcome =
        new GradientDescent<>(network, new Binary64(eta))
            .run(start, new StoppingRule(1e-7, 1e6, STEPS, 0));
    boolean converged = outcome instanceof DescentOutcome.Converged<Binary64> c && c.interpolates();
    List<Binary64> w = outcome.last().weights();
    return new Run(
        eta,
        converged,
        converged ? network.sharpness(w) : 0,
        converged ? Vectors.dot(w, w).getReal() : 0);
  }

  private static String setting(SweepData data) {
    return "Gradient descent ran on the diagonal network ($L = 2$) with "
        + data(data.network().x(), data.network().y())
        + " from $w = \\alpha\\cdot1$, $\\alpha = "
        + Tex.decimal(data.alpha(), 2)
        + "$, at "
        + RATES
        + " learning rates. ";
  }

  private static List<SvgPlot.Point> dots(SweepData data, boolean sharpness) {
    return data.converged().stream()
        .map(run -> new SvgPlot.Point(run.eta(), sharpness ? run.sharpness() : run.norm()))
        .toList();
  }

  private static List<SvgPlot.Point> hyperbola(SweepData data) {
    List<SvgPlot.Point> curve = new ArrayList<>();
    double top = 1.25 * data.flowSharpness();
    double from = 2 / top;
    double to = data.runs().get(RATES - 1).eta();
    for (int i = 0; i <= 80; i++) {
      double eta = from + (to - from) * i / 80;
      curve.add(new SvgPlot.Point(eta, 2 / eta));
    }
    return List.copyOf(curve);
  }

  private static Problem sharpnessPlot(Draw draw, SweepData data) {
    SvgPlot plot =
        new SvgPlot(
            "Final sharpness against the learning rate",
            "learning rate η",
            "sharpness S",
            dots(data, true),
            hyperbola(data),
            "2/η");
    Run first = data.edge().get(draw.integer(1, data.edge().size() - 2));
    double eta = Double.parseDouble(Tex.decimal(first.eta(), 2));
    double flat =
        data.converged().stream()
            .filter(run -> run.eta() < 0.9 * data.critical())
            .mapToDouble(Run::sharpness)
            .average()
            .orElseThrow();
    double below = data.critical() * 0.6;
    boolean flatQuestion = draw.integer(0, 1) == 0;
    double asked = flatQuestion ? below : first.eta();
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.of(
            "Read off the sharpness in the flat part on the left, to within 5 percent.",
            new Answer.Rounded(flat, 0.05 * flat),
            "The dots on the left lie on one level.",
            "The flat part is at $S\\approx"
                + Tex.decimal(flat, 3)
                + "$, the sharpness of the"
                + " solution that gradient flow finds."));
    parts.add(
        Part.of(
                "At which learning rate $\\eta_c$ does the flat part end, to within 10 percent?",
                new Answer.Rounded(data.critical(), 0.1 * data.critical()),
                "Where the level meets the curve $2/\\eta$.",
                "At $\\eta_c\\approx2/"
                    + Tex.decimal(flat, 3)
                    + "\\approx"
                    + Tex.decimal(data.critical(), 3)
                    + "$.")
            .warning(
                new Answer.Rounded(data.critical() / 2, 0.1 * data.critical() / 2),
                "this is 1/S; the flat part ends where S = 2/η"));
    parts.add(
        Part.of(
            "In the part on the right $S \\approx C/\\eta$. Which integer is $C$?",
            Given.value(Given.integer(Math.round(constant(data)))),
            "Multiply $S$ and $\\eta$ at a few dots.",
            "The mean of $S\\eta$ over the dots on the right is $"
                + Tex.decimal(constant(data), 4)
                + "$: they follow $S = 2/\\eta$."));
    parts.add(
        Part.of(
            "Which sharpness has the solution at $\\eta = "
                + Tex.decimal(eta, 2)
                + "$, to within 8 percent?",
            new Answer.Rounded(sharpnessNear(data, eta), 0.08 * sharpnessNear(data, eta)),
            "Read it off, or use the curve.",
            "$S\\approx"
                + Tex.decimal(sharpnessNear(data, eta), 3)
                + "$; $2/\\eta = "
                + Tex.decimal(2 / eta, 3)
                + "$."));
    parts.add(
        Part.of(
            "In which regime is $\\eta = " + Tex.decimal(asked, 3) + "$?",
            Given.choice(
                flatQuestion ? 0 : 1,
                "flow-aligned: the solution is that of gradient flow",
                "edge of stability: the sharpness is set by the learning rate",
                "no run converges"),
            "Left or right of $\\eta_c$?",
            flatQuestion ? "It lies left of $\\eta_c$." : "It lies right of $\\eta_c$."));
    return new Problem(
        "Sharpness against learning rate",
        List.of(
            setting(data)
                + "Each dot is the sharpness of the solution that a run converged to; the curve is"
                + " $2/\\eta$. Runs that did not converge have no dot."),
        Optional.of(plot),
        parts);
  }

  /** The measured sharpness between the two rates beside a rate, linear between them. */
  private static double sharpnessNear(SweepData data, double eta) {
    List<Run> runs = data.converged();
    for (int i = 1; i < runs.size(); i++) {
      Run a = runs.get(i - 1);
      Run b = runs.get(i);
      if (b.eta() >= eta) {
        double share = (eta - a.eta()) / (b.eta() - a.eta());
        return a.sharpness() + share * (b.sharpness() - a.sharpness());
      }
    }
    return runs.get(runs.size() - 1).sharpness();
  }

  private static double constant(SweepData data) {
    return data.edge().stream()
        .mapToDouble(run -> run.sharpness() * run.eta())
        .average()
        .orElseThrow();
  }

  private static Problem normPlot(SweepData data) {
    SvgPlot plot =
        new SvgPlot(
            "Norm of the solution against the learning rate",
            "learning rate η",
            "norm ‖w⊙w‖₁",
            dots(data, false),
            List.of(),
            "");
    double left = data.converged().get(0).norm();
    double right = data.edge().get(data.edge().size() - 1).norm();
    boolean grows = right > 1.05 * left;
    return new Problem(
        "Norm against learning rate",
        List.of("The same runs; each dot is the norm $\\|w\\odot w\\|_1$ of the solution."),
        Optional.of(plot),
        List.of(
            Part.of(
                "Read off the norm at the smallest learning rates, to within 8 percent.",
                new Answer.Rounded(left, 0.08 * left),
                "The leftmost dots.",
                "$\\|w\\odot w\\|_1\\approx" + Tex.decimal(left, 3) + "$."),
            Part.of(
                "What happens to the norm beyond $\\eta_c$?",
                Given.choice(grows ? 0 : 1, "it grows", "it stays within 5 percent", "it falls"),
                "Follow the dots to the right.",
                "At the last dot it is $"
                    + Tex.decimal(right, 3)
                    + "$: a lower sharpness is paid for with a larger norm.")));
  }

  private static Problem predictions(SweepData data) {
    CriticalLearningRates critical = CriticalLearningRates.of(data.network());
    BigFraction norm = Given.exact(critical.everyNormMinimizer());
    BigFraction last = Given.exact(critical.largestStable());
    return Problem.of(
        "Theory beside the plot",
        setting(data)
            + "The largest sharpness along the flow is $s_{GF}\\approx"
            + Tex.decimal(data.flowSharpness(), 5)
            + "$.",
        Part.of(
            "Compute the predicted $\\eta_c = 2/s_{GF}$, to three digits.",
            Given.threeDigits(data.critical()),
            "Divide.",
            "$2/s_{GF}\\approx" + Tex.decimal(data.critical(), 5) + "$."),
        Part.of(
                "Up to which $\\eta$ is the norm minimizer stable, exactly?",
                Given.value(norm),
                "$S = 4|y|\\max x_i$.",
                "$2/(4|y|\\max x_i) = "
                    + Given.tex(norm)
                    + "$; the flow from small $\\alpha$ ends"
                    + " near it.")
            .warning(Given.value(last), "this is the rate of the sharpness minimizer"),
        Part.of(
                "From which $\\eta$ on is no interpolating point stable, exactly?",
                Given.value(last),
                "$\\min S = 4|y|\\min x_i$.",
                "$2/(4|y|\\min x_i) = " + Given.tex(last) + "$.")
            .warning(Given.value(norm), "this is the rate of the norm minimizer"));
  }
}
