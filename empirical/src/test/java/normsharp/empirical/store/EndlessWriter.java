package normsharp.empirical.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Child process that writes without end until it is killed. */
final class EndlessWriter {
  static final int PARAMETERS = 300_000;

  private EndlessWriter() {}

  /** State number {@code round}: every element is the number, so a mixture shows. */
  static StateFile state(long round) {
    double[] theta = new double[PARAMETERS];
    Arrays.fill(theta, (double) round);
    return StateFile.builder().longs("round", round).doubles("theta", theta).build();
  }

  /**
   * With "file PATH": states 0, 1, 2, … to one file, saying when it has written 1. With "sweep
   * DIRECTORY": takes up the sweep, checkpoints and finishes items r0, r1, … after those there,
   * saying what was finished.
   */
  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[1]);
    System.out.println("started");
    if (arguments[0].equals("file")) {
      for (long round = 0; ; round++) {
        state(round).write(path);
        if (round == 1) {
          System.out.println("wrote");
        }
      }
    }
    SweepDirectory sweep = SweepDirectory.resume(path, "eta = 0.1\n", Map.of("commit", "abc"));
    for (long round = sweep.stored().finished().size(); ; round++) {
      String item = "r" + round;
      sweep.checkpoint(item, state(-round));
      sweep.checkpoint(item, state(round));
      sweep.finish(item, state(round));
      System.out.println("finished " + item);
    }
  }
}
