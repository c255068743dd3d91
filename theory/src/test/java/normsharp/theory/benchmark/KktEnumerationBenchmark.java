package normsharp.theory.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.RiskProblem;
import org.hipparchus.fraction.BigFraction;
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

/** Time to find every KKT point of (12) exactly, for rationals with three-digit denominators. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class KktEnumerationBenchmark {
  /** Number of weights. */
  @Param({"8", "12", "16"})
  public int d;

  private RiskProblem<BigFraction> problem;

  /** Features of both signs. */
  @Setup
  public void drawProblem() {
    SplittableRandom random = new SplittableRandom(20250521);
    List<BigFraction> x = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      x.add(new BigFraction(random.nextInt(-999, 1000), random.nextInt(100, 1000)));
    }
    problem = RiskProblem.of(x, new BigFraction(7, 3), new BigFraction(1, 50));
  }

  /** All points in one list. */
  @Benchmark
  public List<KktPoint<BigFraction>> allKktPoints() {
    return KktEnumeration.all(problem);
  }
}
