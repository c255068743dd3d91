package normsharp.empirical.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Child process that takes up a sweep and holds it until its input ends. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (SweepDirectory sweep =
        SweepDirectory.resume(Path.of(arguments[0]), arguments[1], Map.of("commit", "abc"))) {
      System.out.println("holding " + sweep.stored().finished().size());
      while (System.in.read() >= 0) {
        // Until the parent closes its end.
      }
    } catch (StoreException refused) {
      System.out.println("refused " + refused.getMessage());
    }
  }
}
