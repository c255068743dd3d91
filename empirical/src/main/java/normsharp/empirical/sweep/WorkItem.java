package normsharp.empirical.sweep;

import java.io.Serializable;
import java.util.List;

/**
 * An independent piece of a sweep: the gradient flow, or gradient descent at a batch of learning
 * rates. With the configuration's text it is all that a worker needs, wherever it runs.
 *
 * @param configuration the sweep's configuration, as text
 * @param rates learning rates advanced together; empty for the gradient flow
 */
public record WorkItem(String configuration, List<Double> rates) implements Serializable {
  public WorkItem {
    rates = List.copyOf(rates);
    for (double rate : rates) {
      if (!(rate > 0) || !Double.isFinite(rate)) {
        throw new IllegalArgumentException("a learning rate must be positive, got " + rate);
      }
    }
  }

  /** The gradient flow of a configuration. */
  public static WorkItem flow(String configuration) {
    return new WorkItem(configuration, List.of());
  }

  /** Whether this is the gradient flow. */
  public boolean isFlow() {
    return rates.isEmpty();
  }

  /** The name of its files: {@code flow}, or its first rate and how many follow. */
  public String name() {
    if (isFlow()) {
      return "flow";
    }
    String first = "eta=" + rates.get(0);
    return rates.size() == 1 ? first : first + "+" + (rates.size() - 1);
  }
}
