package normsharp.reports.exercises.topics;

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
import normsharp.reports.exercises.answers.Expression.Call;
import normsharp.reports.exercises.answers.Expression.Function;
import normsharp.reports.exercises.answers.Expression.Operator;
import normsharp.reports.exercises.answers.Tex;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.classifier.GeneralizationError;
import normsharp.theory.classifier.LinearClassifier;
import normsharp.theory.classifier.NormalizedSeparators;
import normsharp.theory.classifier.TwoPointClassifier;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.special.Erf;
import org.hipparchus.util.Binary64;

/** The two-point logistic classifier: Appendix F, Theorem F.1. */
public final class ClassifierExercises {
  private static final List<List<BigFraction>> DIRECTIONS =
      List.of(
          List.of(Given.fraction(3, 5), Given.fraction(4, 5)),
          List.of(Given.fraction(-4, 5), Given.fraction(3, 5)),
          List.of(Given.fraction(5, 13), Given.fraction(-12, 13)),
          List.of(Given.fraction(8, 17), Given.fraction(15, 17)),
          List.of(Given.fraction(-7, 25), Given.fraction(-24, 25)));
  private static final List<List<BigFraction>> SOLID =
      List.of(
          List.of(Given.fraction(1, 3), Given.fraction(2, 3), Given.fraction(2, 3)),
          List.of(Given.fraction(2, 3), Given.fraction(-2, 3), Given.fraction(1, 3)),
          List.of(Given.fraction(2, 7), Given.fraction(3, 7), Given.fraction(6, 7)));

  private ClassifierExercises() {}

  /** The problems of a sheet. */
  public static List<Problem> problems(Draw draw) {
    return List.of(margins(draw), separators(draw), sharpness(draw), errors(draw));
  }

  private static Problem margins(Draw draw) {
    List<BigFraction> unit = draw.one(draw.level() == 3 ? SOLID : DIRECTIONS);
    List<BigFraction> w = Vectors.scale(Rationals.commonDenominator(unit), unit);
    LinearClassifier<BigFraction> classifier = new LinearClassifier<>(w, draw.signed(1, 6));
    List<BigFraction> point =
        draw.until(
            () -> draw.vector(w.size(), draw.level() == 1 ? 0 : -3, 4),
            p -> classifier.score(p).signum() != 0);
    int label = draw.integer(0, 1);
    BigFraction length = Rationals.exactRoot(Vectors.dot(w, w), 2).orElseThrow();
    BigFraction margin = classifier.score(point).multiply(2L * label - 1).divide(length);
    Given.check(Given.real(margin), classifier.margin(point, label));
    return Problem.of(
        "Scores and margins",
        "A linear classifier has $\\tilde w = "
            + tex(w)
            + "$ and $b = "
            + tex(classifier.bias())
            + "$; it gives the label 1 where $\\langle\\tilde w,\\tilde x\\rangle + b > 0$ and 0"
            + " elsewhere. Let $\\tilde x = "
            + tex(point)
            + "$ have the true label $"
            + label
            + "$.",
        Part.of(
            "What is the score?",
            value(classifier.score(point)),
            "Insert.",
            "$"
                + Tex.dot(w, point)
                + " + "
                + Tex.factor(classifier.bias())
                + " = "
                + tex(classifier.score(point))
                + "$."),
        Part.of(
            "Is the point classified rightly?",
            Given.yes(classifier.label(point) == label),
            "The sign of the score.",
            "The classifier says " + classifier.label(point) + "."),
        Part.of(
                "What is the geometric margin of this labelled point (negative if it is"
                    + " misclassified)?",
                value(margin),
                "Divide by $\\|\\tilde w\\|$.",
                "$\\|\\tilde w\\| = " + tex(length) + "$, so the margin is $" + tex(margin) + "$.")
            .warning(
                value(classifier.score(point).multiply(2L * label - 1)),
                "divide by the length of w̃"));
  }

  private static Problem separators(Draw draw) {
    List<BigFraction> direction = draw.one(draw.level() == 3 ? SOLID : DIRECTIONS);
    NormalizedSeparators<BigFraction> set = new NormalizedSeparators<>(direction);
    List<BigFraction> maxMargin = set.maxMargin().toWeights();
    List<BigFraction> sharp = set.sharpnessMinimizer().toWeights();
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.of(
                "Give the weights $w = (\\tilde w, b)$ of the max-margin classifier in $\\mathcal"
                    + " M$.",
                tuple(maxMargin),
                "Direction $\\tilde x_2$; the boundary halfway between the points.",
                "$w = (\\tilde x_2, -\\tfrac12) = " + tex(maxMargin) + "$, Theorem F.1 (i).")
            .warning(tuple(sharp), "this is the sharpness minimizer; max-margin is asked"));
    parts.add(
        Part.of(
                "Give the weights of the sharpness minimizer over $\\mathcal M$.",
                tuple(sharp),
                "The sharpness grows with $g'(b)$ and $g'(\\langle\\tilde w,\\tilde x_2\\rangle +"
                    + " b)$.",
                "$w = (\\tilde x_2, 0) = " + tex(sharp) + "$, Theorem F.1 (ii).")
            .warning(tuple(maxMargin), "this is the max-margin classifier"));
    int kind = draw.integer(0, 2);
    List<BigFraction> candidate =
        new ArrayList<>(kind == 1 ? Vectors.scale(Given.integer(-1), direction) : direction);
    candidate.add(
        kind == 0 ? Given.fraction(-1, draw.integer(2, 5)) : Given.fraction(1, kind == 2 ? 3 : -3));
    boolean inside = set.contains(candidate);
    parts.add(
        Part.of(
            "Does $w = " + tex(candidate) + "$ belong to $\\mathcal M$?",
            Given.yes(inside),
            "Three conditions: length, $b \\le 0$, and the second point.",
            inside ? "All three conditions hold." : "No: one of the points gets the wrong label."));
    return new Problem(
        "The separators of two points",
        List.of(
            "The data are $\\tilde x_1 = 0$ with label 0 and $\\tilde x_2 = "
                + tex(direction)
                + "$ with label 1. $\\mathcal M$ holds the weights $w = (\\tilde w, b)$ with"
                + " $\\|\\tilde w\\| = 1$ that classify both rightly: $b \\le 0$ and"
                + " $\\langle\\tilde w,\\tilde x_2\\rangle + b > 0$."),
        Optional.empty(),
        parts);
  }

  private static Problem sharpness(Draw draw) {
    int m = draw.integer(2, 3 + draw.level());
    int k = draw.until(() -> draw.integer(2, 4 + draw.level()), n -> n != m);
    BigFraction p = Given.fraction(m, (m + 1) * (m + 1));
    BigFraction q = Given.fraction(k, (k + 1) * (k + 1));
    Expression sharpness =
        new Binary(
            Operator.QUOTIENT,
            new Binary(
                Operator.SUM,
                Expression.of(p.add(q.multiply(2))),
                Expression.root(p.multiply(p).add(q.multiply(q).multiply(4)))),
            Expression.of(4));
    Expression loss =
        new Binary(
            Operator.QUOTIENT,
            new Call(
                Function.LOG,
                Expression.of(Given.fraction(m + 1, m).multiply(Given.fraction(k + 1, k)))),
            Expression.of(2));
    List<BigFraction> gradient =
        List.of(
            Given.fraction(-1, 2 * (k + 1)),
            Given.fraction(1, 2 * (m + 1)).subtract(Given.fraction(1, 2 * (k + 1))));
    TwoPointClassifier<Binary64> theory = new TwoPointClassifier<>(List.of(Binary64.ONE));
    List<Binary64> w = List.of(new Binary64(Math.log((double) k * m)), new Binary64(-Math.log(m)));
    Given.check(loss.real(), theory.loss(w).getReal());
    Given.check(sharpness.real(), theory.sharpness(w).getReal());
    for (int i = 0; i < 2; i++) {
      Given.check(Given.real(gradient.get(i)), theory.gradient(w).get(i).getReal());
    }
    return Problem.of(
        "Loss, gradient and sharpness",
        "Let $d = 1$, $x_1 = (0, 1)$ with label 0, $x_2 = (1, 1)$ with label 1, and $w = (\\log "
            + k * m
            + ",\\ -\\log "
            + m
            + ")$. With $g(z) = 1/(1 + e^{-z})$ the loss is $\\mathcal L"
            + " = -\\tfrac12[\\log(1 - g(w_2)) + \\log g(w_1 + w_2)]$.",
        Part.of(
            "Compute $g(w_1 + w_2)$.",
            value(Given.fraction(k, k + 1)),
            "$w_1 + w_2 = \\log " + k + "$.",
            "$g(\\log " + k + ") = 1/(1 + 1/" + k + ") = " + tex(Given.fraction(k, k + 1)) + "$."),
        Part.of(
            "Compute the loss, exactly.",
            new Answer.Value(loss),
            "$-\\log(1 - g(z)) = \\log(1 + e^z)$ and $-\\log g(z) = \\log(1 + e^{-z})$.",
            "$\\mathcal L = \\tfrac12[\\log(1 + \\tfrac1{"
                + m
                + "}) + \\log(1 + \\tfrac1{"
                + k
                + "})] = "
                + loss.tex()
                + "$."),
        Part.of(
                "Compute the gradient.",
                tuple(gradient),
                "$\\nabla\\mathcal L = \\tfrac12[g(b)x_1 - g(-z-b)x_2]$.",
                "$g(w_2) = \\tfrac1{"
                    + (m + 1)
                    + "}$, $g(-w_1-w_2) = \\tfrac1{"
                    + (k + 1)
                    + "}$: $\\nabla\\mathcal L = "
                    + tex(gradient)
                    + "$.")
            .warning(
                tuple(Vectors.scale(Given.integer(-1), gradient)),
                "all signs are turned (the paper prints the loss without its minus sign)"),
        Part.of(
            "Compute the sharpness, exactly.",
            new Answer.Value(sharpness),
            "$S = \\tfrac14(p + 2q + \\sqrt{p^2 + 4q^2})$ with $p = g'(w_2)$, $q = g'(w_1+w_2)$;"
                + " $g' = g(1-g)$.",
            "$p = " + tex(p) + "$, $q = " + tex(q) + "$, $S = " + sharpness.tex() + "$."));
  }

  private static Problem errors(Draw draw) {
    int d = draw.level() == 1 ? 1 : draw.integer(2, 8);
    double rho = draw.integer(2, 10) / 4.0;
    double margin = GeneralizationError.maxMargin(d, rho).value();
    double sharp = GeneralizationError.minSharpness(d, rho).value();
    String setting =
        "Training and test point are independent copies of $g/\\|g\\|$ with $g\\sim N(\\mu, I_"
            + d
            + ")$, $\\|\\mu\\| = "
            + Tex.decimal(rho, 3)
            + "$, both with label 1. A test point is misclassified when $T = \\langle\\tilde"
            + " x_2,\\tilde x\\rangle$ is $\\le\\tfrac12$ (max-margin) or $\\le0$ (sharpness"
            + " minimizer). ";
    if (d == 1) {
      double phi = 0.5 * (1 + Erf.erf(rho / Math.sqrt(2)));
      return Problem.of(
          "Errors on new points",
          setting
              + "In one dimension $T = \\pm1$. Use $\\Phi("
              + Tex.decimal(rho, 3)
              + ") \\approx "
              + Tex.decimal(phi, 6)
              + "$.",
          Part.of(
              "What is the error of the sharpness minimizer, to three digits?",
              Given.threeDigits(sharp),
              "$T = -1$ when the signs of two independent $g$ differ.",
              "$2\\Phi(\\rho)\\Phi(-\\rho) \\approx " + Tex.decimal(sharp, 6) + "$."),
          Part.of(
              "Which classifier has the smaller error here?",
              Given.choice(2, "max-margin", "the sharpness minimizer", "both have the same"),
              "Which values can $T$ take?",
              "$T$ is $\\pm1$, so $T\\le\\tfrac12$ and $T\\le0$ are the same event: both errors are"
                  + " $"
                  + Tex.decimal(margin, 4)
                  + "$."));
    }
    return Problem.of(
        "Errors on new points",
        setting
            + "The error of one of the two classifiers is $"
            + Tex.decimal(sharp, 5)
            + "$, that of the other $"
            + Tex.decimal(margin, 5)
            + "$.",
        Part.of(
            "Which classifier has the smaller error?",
            Given.choice(1, "max-margin", "the sharpness minimizer"),
            "Compare the events $T\\le\\tfrac12$ and $T\\le0$.",
            "$T\\le0$ implies $T\\le\\tfrac12$, so the sharpness minimizer errs less often."),
        Part.of(
            "With which probability does exactly one of the two classifiers err, to three digits?",
            Given.threeDigits(
                Double.parseDouble(Tex.decimal(margin, 5))
                    - Double.parseDouble(Tex.decimal(sharp, 5))),
            "It is $P(0 < T\\le\\tfrac12)$.",
            "$"
                + Tex.decimal(margin, 5)
                + " - "
                + Tex.decimal(sharp, 5)
                + " \\approx "
                + Tex.decimal(margin - sharp, 4)
                + "$."));
  }
}
