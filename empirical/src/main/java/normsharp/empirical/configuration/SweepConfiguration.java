package normsharp.empirical.configuration;

import java.util.Optional;
import normsharp.empirical.data.DataRequest;
import normsharp.empirical.descent.FlowSetting;
import normsharp.empirical.descent.StoppingRule;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.spectrum.LanczosSetting;

/**
 * One sweep over learning rates: everything that its result depends on, up to the machine.
 *
 * <p>It is written in HOCON; {@link #toText} writes every key, those that were left to their
 * defaults too, and {@link #parse} reads that text as an equal configuration.
 *
 * @param name letters, digits and . _ -, begun by a letter or digit; a directory may be named so
 * @param data the data set; empty for the diagonal network, which is its own data point (x, y)
 * @param model the model
 * @param loss the loss
 * @param start initial parameters
 * @param stopping when a run ends. Diverged (the paper does not say): the loss is not finite, or
 *     larger than the divergence factor times the loss at initialisation
 * @param flow integration of the gradient flow
 * @param rates which learning rates are run
 * @param recording what is recorded
 * @param spectrum how the Hessian's eigenvalues are computed
 * @param engine what computes
 * @param published where the paper shows it
 * @param notes free text, such as the reasons of choices that the paper leaves open
 */
public record SweepConfiguration(
    String name,
    Optional<DataRequest> data,
    Model model,
    Loss loss,
    InitialPoint start,
    StoppingRule stopping,
    FlowSetting flow,
    RateSchedule rates,
    Recording recording,
    LanczosSetting spectrum,
    EngineChoice engine,
    Published published,
    String notes) {
  /** Divergence at 10,000 times the initial loss: oscillations at the edge stay far below. */
  public static final double DEFAULT_DIVERGENCE_FACTOR = 1e4;

  /** A run may take 100 times the intrinsic time that the flow took. */
  public static final double DEFAULT_TIME_LIMIT_FACTOR = 100;

  /** The default limit of steps, of gradient descent and of the flow. */
  public static final long DEFAULT_STEP_LIMIT = 1_000_000;

  /** Runge–Kutta steps of length min(1/S, 1000). */
  public static final FlowSetting DEFAULT_FLOW = new FlowSetting(1, 1000, DEFAULT_STEP_LIMIT);

  /** Checks that the parts go together. */
  public SweepConfiguration {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "a name must be of letters, digits and . _ -, begun by a letter or digit, got '"
              + name
              + "'");
    }
    boolean diagonal = model instanceof DiagonalModel;
    if (diagonal == data.isPresent()) {
      throw new IllegalArgumentException(
          diagonal
              ? "the diagonal network is its own data point (x, y): leave 'data' out"
              : model.name() + " needs a data set: set 'data'");
    }
    if (diagonal && loss != Loss.MSE) {
      throw new IllegalArgumentException("the diagonal network is trained by mse alone");
    }
    data.ifPresent(request -> DataShape.of(request).require(request, model, loss));
    if (engine.name().equals(EngineChoice.ANALYTIC) && !diagonal) {
      throw new IllegalArgumentException(
          "engine 'analytic' computes the diagonal network alone, got " + model.name());
    }
    requireFinite("the divergence factor", stopping.divergenceFactor());
    requireFinite("the time limit's factor", stopping.timeLimitFactor());
    requireFinite("the tolerance", spectrum.tolerance());
    requireFinite("the other end's tolerance", spectrum.otherEndTolerance());
  }

  private static void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " must be finite, got " + value);
    }
  }

  /**
   * Reads a configuration.
   *
   * @param text HOCON, with at least the keys {@code name}, {@code model}, {@code loss-goal} and,
   *     but for the diagonal network, {@code data} and {@code loss}
   * @throws IllegalArgumentException with one line that names the line of the text
   */
  public static SweepConfiguration parse(String text) {
    return ConfigurationReader.readText(text);
  }

  /** The same configuration on another engine. */
  public SweepConfiguration with(EngineChoice other) {
    return new SweepConfiguration(
        name, data, model, loss, start, stopping, flow, rates, recording, spectrum, other,
        published, notes);
  }

  /** All keys with their values, in a fixed order; HOCON. */
  public String toText() {
    return ConfigurationText.of(this);
  }
}
