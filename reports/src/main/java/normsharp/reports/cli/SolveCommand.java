package normsharp.reports.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Requirements;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.kkt.KktEnumeration;
import org.hipparchus.fraction.BigFraction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code normsharp solve}: everything theory says about one problem. */
@Command(
    name = "solve",
    description = {
      "Everything theory says about one diagonal-network problem: manifold, minimizers, risks,",
      "critical learning rates, frontier, KKT points of (12), gradient flow's limit.",
      "Numbers are integers, fractions or decimals, kept exact."
    },
    mixinStandardHelpOptions = true)
final class SolveCommand implements Callable<Integer> {
  /** Beyond it powers of the data have too many digits to be of use. */
  private static final int MAX_LAYERS = 64;

  private static final BigFraction LARGEST = Rationals.parse("1e100");

  @Spec private CommandSpec spec;

  @Option(
      names = "--x",
      required = true,
      paramLabel = "X1,X2,…",
      converter = RationalOption.Vector.class,
      description = "the features x, comma-separated")
  private RationalOption.ExactVector x;

  @Option(
      names = "--y",
      required = true,
      paramLabel = "Y",
      converter = RationalOption.Scalar.class,
      description = "the label y")
  private BigFraction y;

  @Option(
      names = "--eta",
      paramLabel = "ETA",
      converter = RationalOption.Scalar.class,
      description = "the learning rate η > 0; without it there is no bound on the sharpness")
  private Optional<BigFraction> eta = Optional.empty();

  @Option(
      names = "--alpha",
      paramLabel = "ALPHA",
      defaultValue = "1/1000",
      converter = RationalOption.Scalar.class,
      description = "gradient flow starts at w = α·1, α > 0 (default: ${DEFAULT-VALUE})")
  private BigFraction alpha;

  @Option(
      names = "--layers",
      paramLabel = "L",
      defaultValue = "2",
      description = "the number of layers L ≥ 1 (default: ${DEFAULT-VALUE})")
  private int layers;

  @Option(names = "--no-kkt", description = "do not enumerate the KKT points (needed for d > 20)")
  private boolean noKkt;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    if (layers < 1 || layers > MAX_LAYERS) {
      throw new IllegalArgumentException(
          "--layers must be between 1 and " + MAX_LAYERS + ", got " + layers);
    }
    for (BigFraction entry : x.entries()) {
      requireRange("--x", entry);
    }
    requireRange("--y", y);
    requireRange("--alpha", alpha);
    Requirements.positive("--alpha", alpha);
    eta.ifPresent(rate -> requireRange("--eta", rate));
    eta.ifPresent(rate -> Requirements.positive("--eta", rate));
    DiagonalNetwork<BigFraction> network = new DiagonalNetwork<>(x.entries(), y, layers);
    if (!noKkt && layers == 2 && network.dimension() > KktEnumeration.MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "enumerating the KKT points needs d ≤ "
              + KktEnumeration.MAX_DIMENSION
              + ", got d = "
              + network.dimension()
              + "; add --no-kkt for the rest");
    }
    Solution solution = new Solution(network, eta, alpha, !noKkt);
    CommandLine commandLine = spec.commandLine();
    if (json) {
      new SolutionJson(solution).write(commandLine.getOut());
    } else {
      new SolutionText(solution).write(commandLine.getOut());
    }
    return CommandLine.ExitCode.OK;
  }

  /** Keeps squares and quotients of the data within the range of doubles, for the rounded parts. */
  private static void requireRange(String option, BigFraction value) {
    BigFraction size = value.abs();
    if (size.signum() != 0
        && (size.compareTo(LARGEST) > 0 || size.compareTo(LARGEST.reciprocal()) < 0)) {
      throw new IllegalArgumentException(
          option
              + " must be 0 or between 1e-100 and 1e100 in absolute value, got "
              + Rationals.toDecimal(value, 6));
    }
  }
}
