package normsharp.verify.evidence;

import java.util.function.Supplier;
import normsharp.theory.risk.QuadratureEstimate;

/**
 * A number computed by quadrature lies where a statement says.
 *
 * @param shows what is shown, in one line
 * @param low least value that the statement allows
 * @param high greatest value that the statement allows
 * @param estimate the value with its estimated error
 */
public record Quadrature(
    String shows, double low, double high, Supplier<QuadratureEstimate> estimate)
    implements Evidence {
  @Override
  public String kind() {
    return "quadrature";
  }

  @Override
  public Strength strength() {
    return Strength.SUPPORTS;
  }

  @Override
  public Finding check() {
    QuadratureEstimate value = estimate.get();
    return value.value() - value.errorEstimate() >= low
            && value.value() + value.errorEstimate() <= high
        ? new Finding.Holds(value.toString())
        : new Finding.Fails(value + " must lie in [" + low + ", " + high + "]");
  }
}
