package normsharp.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```console\\n\\$ \\./normsharp ([^\\n]*)\\n(.*?)```", Pattern.DOTALL);

  @Test
  void readmePrintsWhatReadersGet() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    List<MatchResult> examples = EXAMPLE.matcher(readme).results().toList();
    assertTrue(examples.size() >= 3, "the README shows examples");
    for (MatchResult example : examples) {
      StringWriter out = new StringWriter();
      int code =
          NormSharp.execute(
              new PrintWriter(out),
              new PrintWriter(new StringWriter()),
              arguments(example.group(1)));
      assertEquals(0, code, example.group(1));
      assertEquals(example.group(2), out.toString(), example.group(1));
    }
  }

  /** Splits at spaces outside quotation marks, as a shell does. */
  private static String[] arguments(String line) {
    return Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(line)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toArray(String[]::new);
  }
}
