package normsharp.lab;

import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.kkt.RiskProblem;
import org.hipparchus.util.Binary64;

/**
 * What is measured at weights w.
 *
 * @param loss 𝓛(w), eq. (4)
 * @param sharpness S(w) = max |λ(∇²𝓛(w))|
 * @param norm ‖w⊙w‖₁ = ‖w‖₂²
 * @param risk R(w) of Lemma E.1
 */
public record Measures(double loss, double sharpness, double norm, double risk) {
  static Measures at(DiagonalNetwork<Binary64> network, List<Binary64> w) {
    List<Binary64> v = network.endToEnd(w);
    return new Measures(
        network.loss(w).getReal(),
        network.sharpness(w),
        Vectors.sum(v).getReal(),
        RiskProblem.unbounded(network.x(), network.y()).risk(v).getReal());
  }
}
