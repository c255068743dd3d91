package normsharp.theory.benchmark;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.RiskMinimizer;
import org.hipparchus.util.Binary64;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of the global minimizer of (12) against d; the heap is held to 200 MB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx200m")
public class RiskMinimizerBenchmark {
  /** Number of weights. */
  @Param({"1000", "10000", "100000", "1000000"})
  public int d;

  /** Whether the features have both signs. */
  @Param({"false", "true"})
  public boolean mixedSigns;

  /** Numbers in all problems of one size together. */
  private static final int TOTAL = 1_000_000;

  private double[][] problems;
  private int next;
  private double y;
  private double eta;

  /**
   * Uniform features, a label and a learning rate at which the bound is active. Small problems come
   * in many copies drawn afresh, so that the processor can't learn the branches of one sort.
   */
  @Setup
  public void drawProblems() {
    SplittableRandom random = new SplittableRandom(20250521);
    problems = new double[TOTAL / d][];
    for (int k = 0; k < problems.length; k++) {
      problems[k] = random.doubles(d, mixedSigns ? -1 : 0, 1).toArray();
    }
    y = d / 20.0;
    // With all weight on x ≈ 0.1 the second moment is 0.1·y: far below the unconstrained one.
    eta = 0.5 / (0.1 * y);
  }

  /** The multipliers and all d entries of v. */
  @Benchmark
  public double[] globalMinimizer() {
    double[] x = problems[next];
    next = (next + 1) % problems.length;
    RiskMinimizer<Binary64> minimizer =
        ConstrainedRiskMinimizer.of(x, y, OptionalDouble.of(eta)).orElseThrow();
    if (!minimizer.boundActive()) {
      throw new IllegalStateException("the benchmark's bound must be active");
    }
    return minimizer.endToEnd(x);
  }
}
