package normsharp.reports.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import normsharp.reports.pages.SitePage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The report that the repository holds, and the README's plots, which are taken from it. */
class PublishedReportTest {
  private static final Path PUBLISHED = Path.of("published");
  private static final Path FIGURES = PUBLISHED.resolve("figures");
  private static final Pattern PLOT = Pattern.compile("\\(reports/published/figures/([^)]+)\\)");

  /** The README's plots by page and figure. */
  private static final Map<SitePage, List<String>> SHOWN =
      Map.of(
          SitePage.DIAGONAL,
          List.of("d0-sharpness", "d0-norm", "d0-risk", "plane-3"),
          SitePage.NETWORKS,
          List.of(
              "s-fcn-relu-mnist-5k-mse-0.1-coarse-sharpness",
              "s-fcn-relu-mnist-5k-mse-0.1-coarse-l1",
              "s-breast-cancer-coarse-sharpness"));

  @Test
  void everyPageIsThereWithItsNumbers() {
    for (SitePage page : SitePage.values()) {
      assertTrue(Files.exists(PUBLISHED.resolve(page.file())), page.file());
      if (page != SitePage.LAB) {
        assertTrue(Files.exists(PUBLISHED.resolve(page.json())), page.json());
      }
    }
  }

  @Test
  void theReadmesPlotsAreImages() throws IOException, ParserConfigurationException, SAXException {
    Matcher plot = PLOT.matcher(Files.readString(Path.of("..", "README.md")));
    int count = 0;
    while (plot.find()) {
      String svg = Files.readString(FIGURES.resolve(plot.group(1)));
      assertEquals(
          "svg",
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)))
              .getDocumentElement()
              .getTagName());
      count++;
    }
    assertEquals(SHOWN.values().stream().mapToInt(List::size).sum(), count);
  }

  /** Draws the plots anew first: {@code -Dtest=PublishedReportTest -Dnormsharp.figures=true}. */
  @BeforeAll
  static void drawTheReadmesPlots() throws IOException {
    if (!Boolean.getBoolean("normsharp.figures")) {
      return;
    }
    Files.createDirectories(FIGURES);
    try (Browser browser = Browser.start()) {
      for (Map.Entry<SitePage, List<String>> page : SHOWN.entrySet()) {
        browser.open(PUBLISHED.resolve(page.getKey().file()).toAbsolutePath());
        for (String figure : page.getValue()) {
          String svg = (String) browser.run("return window.figureSvg(arguments[0])", figure);
          Files.writeString(FIGURES.resolve(figure + ".svg"), svg + "\n");
        }
      }
    }
  }
}
