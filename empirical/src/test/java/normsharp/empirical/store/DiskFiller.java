package normsharp.empirical.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Child process that fills a small file system and looks at what is left. */
final class DiskFiller {
  private DiskFiller() {}

  public static void main(String[] arguments) throws IOException {
    Path mount = Path.of(arguments[0]);
    Path out = mount.resolve("sweep");
    Table small = table(10);
    Table large = table(800_000);
    try (SweepDirectory sweep = SweepDirectory.create(out, "a = 1", Map.of("commit", "abc"))) {
      sweep.publish(small, Set.of(TableFormat.values()));
      for (TableFormat format : TableFormat.values()) {
        Path file = out.resolve("series" + format.extension());
        byte[] before = Files.readAllBytes(file);
        String line = refusal(() -> sweep.publish(large, Set.of(format)));
        require(
            line.startsWith("the disk is full: " + file + " needs more than "),
            format + ": " + line);
        require(Arrays.equals(before, Files.readAllBytes(file)), file + " changed");
      }
      int stored = 0;
      String line = "";
      while (line.isEmpty()) {
        StateFile state = EndlessWriter.state(stored);
        String item = "r" + stored;
        line = refusal(() -> sweep.finish(item, state));
        stored += line.isEmpty() ? 1 : 0;
      }
      require(stored == 2, stored + " states of 2.4 MB went into 6 MB");
      require(line.contains("needs 24000") && line.contains("--resume"), line);
    }
    StoredSweep left = StoredSweep.open(out);
    require(left.finished().equals(Set.of("r0", "r1")), "finished: " + left.finished());
    require(left.damage().isEmpty(), "damage: " + left.damage());
    try (Stream<Path> files = Files.walk(mount)) {
      List<Path> temporary = files.filter(file -> file.toString().endsWith(".tmp")).toList();
      require(temporary.isEmpty(), "left over: " + temporary);
    }
    System.out.println("all is well");
  }

  private interface Action {
    void run() throws IOException;
  }

  /** The line of a refusal; empty when there was none. */
  private static String refusal(Action action) throws IOException {
    try {
      action.run();
      return "";
    } catch (StoreException refused) {
      require(refused.getMessage().lines().count() == 1, refused.getMessage());
      return refused.getMessage();
    }
  }

  /** Random numbers, so that compression does not help. */
  private static Table table(int rows) {
    Table table = new Table("series", List.of(Column.ofDoubles("a"), Column.ofDoubles("b")));
    SplittableRandom random = new SplittableRandom(3);
    for (int row = 0; row < rows; row++) {
      table.row().put("a", random.nextDouble()).put("b", random.nextDouble()).append();
    }
    return table;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
