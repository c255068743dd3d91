package normsharp.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import normsharp.reports.json.Json;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.classifier.ErrorProbability;
import normsharp.theory.classifier.GeneralizationError;
import normsharp.theory.classifier.LinearClassifier;
import normsharp.theory.classifier.TwoPointClassifier;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code normsharp classifier}: the two classifiers of Appendix F and their errors. */
@Command(
    name = "classifier",
    description = {
      "The max-margin and the sharpness-minimizing classifier of two points (Theorem F.1):",
      "sharpness, margins and expected generalisation errors for x ~ g/‖g‖, g ~ N(μ, I_d)."
    },
    mixinStandardHelpOptions = true)
final class ClassifierCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--dimension",
      required = true,
      paramLabel = "D",
      description = "the number of features d ≥ 1, without the bias")
  private int dimension;

  @Option(
      names = "--mu",
      required = true,
      paramLabel = "M",
      converter = RationalOption.Scalar.class,
      description = "the length ‖μ‖ ≥ 0 of the mean")
  private BigFraction mu;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** One classifier with all that is printed of it. */
  private record Row(
      String key,
      String title,
      ErrorProbability error,
      double sharpness,
      double first,
      double second) {}

  @Override
  public Integer call() {
    double rho = Rationals.toDouble(mu);
    ErrorProbability maxMargin = GeneralizationError.maxMargin(dimension, rho);
    ErrorProbability minSharpness = GeneralizationError.minSharpness(dimension, rho);
    // Sharpness and margins depend on the direction's length only, which is 1: one feature will do.
    TwoPointClassifier<Binary64> classifier =
        new TwoPointClassifier<>(Vectors.basis(Binary64Field.getInstance(), 1, 0));
    List<Row> rows =
        List.of(
            row(
                "maxMargin",
                "max-margin",
                maxMargin,
                classifier,
                classifier.separators().maxMargin()),
            row(
                "minSharpness",
                "sharpness minimizer",
                minSharpness,
                classifier,
                classifier.separators().sharpnessMinimizer()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.document(out, part -> write(part, rows));
    } else {
      print(out, rows);
    }
    return CommandLine.ExitCode.OK;
  }

  private static Row row(
      String key,
      String title,
      ErrorProbability error,
      TwoPointClassifier<Binary64> classifier,
      LinearClassifier<Binary64> parameters) {
    return new Row(
        key,
        title,
        error,
        classifier.sharpness(parameters.toWeights()).getReal(),
        parameters.margin(classifier.separators().origin(), 0),
        parameters.margin(classifier.direction(), 1));
  }

  private void write(Json json, List<Row> rows) throws IOException {
    json.integer("dimension", dimension).exact("mu", mu);
    for (Row row : rows) {
      json.object(
          row.key(),
          part ->
              part.rounded("error", row.error().value())
                  .rounded("logError", row.error().logValue())
                  .rounded("relativeErrorBound", row.error().relativeErrorBound())
                  .rounded("sharpness", row.sharpness())
                  .object(
                      "margins",
                      margins ->
                          margins.rounded("first", row.first()).rounded("second", row.second())));
    }
  }

  private void print(PrintWriter out, List<Row> rows) {
    out.printf(
        Locale.ROOT,
        "d = %d, ‖μ‖ = %s, direction w̃ = x̃₂, ‖w̃‖ = 1%n",
        dimension,
        Rationals.format(mu));
    out.printf(
        Locale.ROOT,
        "%-20s %6s %10s %9s %9s  %-12s %-12s %s%n",
        "",
        "bias",
        "sharpness",
        "margin x₁",
        "margin x₂",
        "error",
        "log error",
        "relative accuracy");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "%-20s %6s %10.6f %9.3f %9.3f  %-12.6g %-12.6g %.1e%n",
          row.title(),
          row.key().equals("maxMargin") ? "-1/2" : "0",
          row.sharpness(),
          row.first(),
          row.second(),
          row.error().value(),
          row.error().logValue(),
          row.error().relativeErrorBound());
    }
  }
}
