package normsharp.empirical.sweep;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import normsharp.empirical.configuration.FinalMeasure;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.model.ParameterTensor;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.VectorBatch;
import normsharp.empirical.spectrum.Norms;

/** What is measured of the last parameters of a run, by name. */
final class FinalMeasures {
  /** Between a measure's name and the parameter tensor that it is of. */
  static final String OF_TENSOR = "@";

  private final SweepConfiguration configuration;
  private final Objective train;
  private final Objective test;

  FinalMeasures(SweepConfiguration configuration, Objective train, Objective test) {
    this.configuration = configuration;
    this.train = train;
    this.test = test;
  }

  /**
   * Losses, norms, norms of the averaged iterate, norms of each tensor, curvature.
   *
   * @param theta the parameters
   * @param averaged the parameters averaged over an oscillation
   */
  Map<String, Double> at(double[] theta, double[] averaged) {
    Map<String, Double> measures = new LinkedHashMap<>();
    losses(measures, "train", train, theta);
    if (configuration.model() instanceof DiagonalModel) {
      measures.put("test_loss", DiagonalRisk.at(theta, configuration));
    } else {
      losses(measures, "test", test, theta);
    }
    measures.put("l1", Norms.l1(theta));
    measures.put("l2", Norms.l2(theta));
    measures.put("l1_averaged", Norms.l1(averaged));
    measures.put("l2_averaged", Norms.l2(averaged));
    tensors(measures, theta, averaged);
    measures.putAll(
        new CurvatureMeasures(
                configuration.spectrum(),
                configuration.recording().probes(),
                configuration.start().seed())
            .at(train, theta, configuration.recording().measures()));
    return measures;
  }

  private void tensors(Map<String, Double> measures, double[] theta, double[] averaged) {
    boolean nuclear = wanted(FinalMeasure.NUCLEAR_NORM);
    double sum = 0;
    double sumAveraged = 0;
    int offset = 0;
    for (ParameterTensor tensor : configuration.model().parameters()) {
      int end = offset + tensor.size();
      double[] part = Arrays.copyOfRange(theta, offset, end);
      if (wanted(FinalMeasure.LAYER_NORMS)) {
        measures.put("l1" + OF_TENSOR + tensor.name(), Norms.l1(part));
        measures.put("l2" + OF_TENSOR + tensor.name(), Norms.l2(part));
      }
      if (nuclear && tensor.shape().size() > 1) {
        double norm = Norms.nuclear(part, tensor.rows(), tensor.columns());
        measures.put("nuclear" + OF_TENSOR + tensor.name(), norm);
        sum += norm;
        sumAveraged +=
            Norms.nuclear(
                Arrays.copyOfRange(averaged, offset, end), tensor.rows(), tensor.columns());
      }
      offset = end;
    }
    if (sum > 0) {
      measures.put("nuclear", sum);
      measures.put("nuclear_averaged", sumAveraged);
    }
  }

  private boolean wanted(FinalMeasure measure) {
    return configuration.recording().measures().contains(measure);
  }

  private static void losses(
      Map<String, Double> measures, String prefix, Objective objective, double[] theta) {
    try (VectorBatch point = objective.vector(theta);
        Evaluation evaluation = objective.measure(point)) {
      measures.put(prefix + "_loss", evaluation.loss(0));
      measures.put(prefix + "_accuracy", evaluation.accuracy(0));
    }
  }
}
