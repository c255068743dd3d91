package normsharp.empirical.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.model.DiagonalModel;
import normsharp.theory.kkt.RiskProblem;
import org.hipparchus.util.Binary64;

/** The risk of the diagonal network's limit, Lemma E.1: R = ½‖w⊙w − 1‖² + ½. */
final class DiagonalRisk {
  private DiagonalRisk() {}

  static double at(double[] w, SweepConfiguration configuration) {
    DiagonalModel model = (DiagonalModel) configuration.model();
    List<Binary64> x = model.x().stream().map(Binary64::new).toList();
    List<Binary64> v =
        Arrays.stream(w).mapToObj(entry -> new Binary64(Math.pow(entry, model.layers()))).toList();
    return new RiskProblem<>(x, new Binary64(model.y()), Optional.empty()).risk(v).getReal();
  }
}
