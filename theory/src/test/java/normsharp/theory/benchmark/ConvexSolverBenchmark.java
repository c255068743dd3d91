package normsharp.theory.benchmark;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
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

/** The same problems (12) by the window search and by ojAlgo's general convex-QP solver. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ConvexSolverBenchmark {
  /** Number of weights. */
  @Param({"100", "300"})
  public int d;

  private double[] x;
  private double y;
  private double eta;

  /** As in {@link RiskMinimizerBenchmark}; both answers are compared once. */
  @Setup
  public void drawProblem() {
    SplittableRandom random = new SplittableRandom(20250521);
    x = random.doubles(d, 0, 1).toArray();
    y = d / 20.0;
    eta = 0.5 / (0.1 * y);
    double[] ours = windowSearch();
    Optimisation.Result theirs = convexSolver();
    for (int i = 0; i < d; i++) {
      if (Math.abs(ours[i] - theirs.doubleValue(i)) > 1e-5) {
        throw new IllegalStateException(
            "the solvers disagree at " + i + ": " + ours[i] + " and " + theirs.doubleValue(i));
      }
    }
  }

  /** O(d log d). */
  @Benchmark
  public double[] windowSearch() {
    return ConstrainedRiskMinimizer.of(x, y, OptionalDouble.of(eta)).orElseThrow().endToEnd(x);
  }

  /** A general quadratic program. */
  @Benchmark
  public Optimisation.Result convexSolver() {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    for (int i = 0; i < d; i++) {
      model.newVariable("v" + i).lower(0);
    }
    Expression interpolation = model.newExpression("interpolation").level(y);
    Expression sharpness = model.newExpression("sharpness").upper(0.5 / eta);
    Expression risk = model.newExpression("risk").weight(1);
    for (int i = 0; i < d; i++) {
      interpolation.set(i, x[i]);
      sharpness.set(i, x[i] * x[i]);
      risk.set(i, i, 0.5);
      risk.set(i, -1);
    }
    return model.minimise();
  }
}
