package normsharp.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pages as they were when somebody last looked at them.
 *
 * <p>After a look at the change, run the test with {@code -Dnormsharp.golden=true}, which writes
 * each page to {@code target}, and copy it to the test's resources.
 */
final class GoldenPage {
  private GoldenPage() {}

  /** The content of a page from its heading on, one element a line, without the plots' data. */
  static String content(Page page) {
    String html = page.toHtml();
    return html.substring(html.indexOf("<main"), html.indexOf("</main>"))
            .replaceAll("(<script[^>]*type=\"application/json\"[^>]*>)[^<]*(</script>)", "$1…$2")
            .replace("><", ">\n<")
        + "</main>\n";
  }

  /** Compares a content with the stored one of a file's name. */
  static void assertAsStored(String name, String content) throws IOException {
    if (Boolean.getBoolean("normsharp.golden")) {
      Files.writeString(Path.of("target", name), content);
    }
    try (InputStream in = GoldenPage.class.getResourceAsStream(name)) {
      assertEquals(
          in == null
              ? "there is no " + name
              : new String(in.readAllBytes(), StandardCharsets.UTF_8),
          content);
    }
  }
}
