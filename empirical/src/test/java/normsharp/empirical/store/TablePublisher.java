package normsharp.empirical.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Child process that publishes a table twice and prints the notes. */
final class TablePublisher {
  private TablePublisher() {}

  public static void main(String[] arguments) throws IOException {
    Table table = new Table("runs", List.of(Column.ofDoubles("eta")));
    table.row().put("eta", 0.1).append();
    try (SweepDirectory sweep =
        SweepDirectory.create(Path.of(arguments[0]), "a = 1", Map.of("commit", "abc"))) {
      for (int i = 0; i < 2; i++) {
        sweep
            .publish(table, Set.of(TableFormat.values()))
            .forEach(note -> System.out.println("note " + note));
      }
    }
    System.out.println("done");
  }
}
