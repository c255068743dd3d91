package normsharp.verify.evidence;

import java.util.function.Supplier;
import normsharp.theory.risk.MonteCarloEstimate;

/**
 * The confidence interval of a seeded simulation lies where a statement says.
 *
 * @param shows what is shown, in one line
 * @param low least value that the statement allows
 * @param high greatest value that the statement allows
 * @param estimate the estimate; it must be seeded
 */
public record MonteCarlo(
    String shows, double low, double high, Supplier<MonteCarloEstimate> estimate)
    implements Evidence {
  @Override
  public String kind() {
    return "Monte Carlo";
  }

  @Override
  public Strength strength() {
    return Strength.SUPPORTS;
  }

  @Override
  public Finding check() {
    MonteCarloEstimate value = estimate.get();
    return value.lower() >= low && value.upper() <= high
        ? new Finding.Holds(value.toString())
        : new Finding.Fails(value + " must lie in [" + low + ", " + high + "]");
  }
}
