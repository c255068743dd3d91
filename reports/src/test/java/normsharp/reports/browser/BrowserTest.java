package normsharp.reports.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  private static final String GOOD =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>t</title>"
          + "<link rel=\"icon\" href=\"data:,\"></head>"
          + "<body><main><h1>Heading</h1><p>Text</p></main></body></html>";

  @TempDir Path folder;

  @Test
  void findsNothingOnAGoodPage() throws IOException {
    Path page = Files.writeString(folder.resolve("good.html"), GOOD);
    try (Browser browser = Browser.start()) {
      browser.open(page);
      assertEquals("Heading", browser.run("return document.querySelector('h1').textContent"));
      assertEquals(List.of(), browser.errors());
      assertEquals(List.of(), browser.requests());
      assertEquals(List.of(), browser.accessibilityViolations());
      browser.resize(390, 800);
      assertEquals(0, browser.overflow());
      browser.screenshot(folder.resolve("good.png"));
      assertTrue(Files.size(folder.resolve("good.png")) > 1000);
    }
  }

  @Test
  void reportsErrorsRequestsAndInaccessibleImages() throws IOException {
    String bad =
        GOOD.replace(
            "<p>Text</p>",
            "<img src=\"missing.png\"><img src=\"http://127.0.0.1:9/x.png\">"
                + "<div style=\"width:3000px\">wide</div>"
                + "<script>throw new Error('as it should')</script>");
    Path page = Files.writeString(folder.resolve("bad.html"), bad);
    try (Browser browser = Browser.start()) {
      browser.open(page);
      List<String> errors = browser.errors();
      assertTrue(errors.stream().anyMatch(e -> e.contains("as it should")), errors::toString);
      List<String> requests = browser.requests();
      assertTrue(requests.contains("http://127.0.0.1:9/x.png"), requests::toString);
      assertTrue(requests.stream().anyMatch(r -> r.endsWith("/missing.png")), requests::toString);
      List<String> violations = browser.accessibilityViolations();
      assertTrue(
          violations.stream().anyMatch(v -> v.startsWith("image-alt")), violations::toString);
      assertTrue(browser.overflow() > 0);
    }
  }
}
