package normsharp.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import normsharp.reports.browser.Browser;
import normsharp.reports.figures.Axis;
import normsharp.reports.figures.Plot;
import normsharp.reports.figures.Point;
import normsharp.reports.figures.WeightPlane;
import normsharp.reports.ledger.JudgedLedger;
import normsharp.reports.runs.PublishedSweeps;
import normsharp.reports.runs.StoredRuns;
import normsharp.reports.runs.SweepFiles;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.verify.Claim;
import normsharp.verify.Ledger;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of a few claims and published sweeps, as a reader opens it. */
class ReportBrowserTest {
  private static final String HOSTILE = "</script><script>alert(\"x\")</script>'\"<b>&amp;";

  @TempDir static Path folder;

  private static Browser browser;

  @BeforeAll
  static void writeTheReport() throws IOException {
    browser = Browser.start();
    List<Claim> claims =
        Stream.of("Proposition 3.2 (i)", "Lemma D.1 (i)", "Beyond: trapping box")
            .flatMap(label -> Ledger.find(label).stream())
            .distinct()
            .toList();
    Path damaged = PublishedSweeps.copy(PublishedSweeps.SMALL_NETWORK, folder.resolve("runs"));
    Files.delete(damaged.resolve("evolution.csv"));
    SweepFiles network = SweepFiles.read(damaged);
    Path index =
        new Report(
                JudgedLedger.of(Ledger.judge(claims, done -> {})),
                List.of(PublishedSweeps.read(PublishedSweeps.DENSE), network),
                List.of(new StoredRuns.Unusable("spoilt", HOSTILE)),
                new Report.Provenance(Map.of("commit", HOSTILE), Map.of("ledger", 1.5)))
            .write(folder.resolve("report"));
    assertEquals(folder.resolve("report").resolve("index.html"), index);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path file(SitePage page) {
    return folder.resolve("report").resolve(page.file());
  }

  private static long draw() {
    return ((Number)
            browser.run("return window.drawFigures ? window.drawFigures() : Promise.resolve(0)"))
        .longValue();
  }

  private static void assertAllDrawn(SitePage page) {
    long plots =
        ((Number) browser.run("return document.querySelectorAll('.plot').length")).longValue();
    assertEquals(plots, draw(), page.file());
    assertEquals(
        plots,
        ((Number)
                browser.run(
                    "return [...document.querySelectorAll('.plot')]"
                        + ".filter(p => p.querySelector('svg.marks, canvas.marks')).length"))
            .longValue(),
        page.file());
    boolean hasPlots =
        List.of(SitePage.DIAGONAL, SitePage.NETWORKS, SitePage.SIDE_BY_SIDE).contains(page);
    assertEquals(hasPlots, plots > 0, page.file());
  }

  @Test
  void everyPageDrawsAllWithoutErrorsOrRequestsAndIsAccessible() {
    for (String colours : List.of("light", "dark")) {
      browser.prefer(colours);
      for (SitePage page : SitePage.values()) {
        browser.open(file(page));
        assertAllDrawn(page);
        assertEquals(List.of(), browser.warnings(), page.file());
        assertEquals(List.of(), browser.accessibilityViolations(), page.file() + " in " + colours);
        browser.errors();
      }
    }
    browser.prefer("light");
    assertEquals(List.of(), browser.requests());
  }

  @Test
  void everyPageFitsAPhone() {
    browser.resize(390, 844);
    for (SitePage page : SitePage.values()) {
      browser.open(file(page));
      draw();
      assertEquals(0, browser.overflow(), page.file());
      browser.screenshot(Path.of("target", "screenshots", page.file() + "-phone.png"));
    }
    browser.resize(1280, 900);
  }

  @Test
  void everyLinkLeadsToAFileAndAPlaceInIt() throws IOException {
    int links = 0;
    for (SitePage page : SitePage.values()) {
      browser.open(file(page));
      for (Object each :
          (List<?>)
              browser.run(
                  "return [...document.querySelectorAll('a[href]')]"
                      + ".map(a => a.getAttribute('href'))")) {
        String link = String.valueOf(each);
        int hash = link.indexOf('#');
        String target = hash < 0 ? link : link.substring(0, hash);
        String place = hash < 0 ? "" : link.substring(hash + 1);
        Path at =
            target.isEmpty() ? file(page) : folder.resolve("report").resolve(target).normalize();
        if (link.startsWith("http") || link.startsWith("data:") || link.startsWith("blob:")) {
          continue;
        }
        assertTrue(Files.isRegularFile(at), page.file() + " links to " + link);
        if (!place.isEmpty()
            && !place.contains("=")
            && !target.equals("lab.html")
            && page != SitePage.LAB) {
          assertTrue(
              Files.readString(at).contains("id=\"" + place + "\""),
              page.file() + " links to " + link);
        }
        links++;
      }
    }
    assertTrue(links > 60, "links: " + links);
  }

  @Test
  void textOfFilesNeverBecomesMarkup() {
    for (SitePage page : SitePage.values()) {
      browser.open(file(page));
      assertEquals(
          0L,
          browser.run("return [...document.scripts].filter(s => /^alert/.test(s.text)).length"));
    }
    browser.open(file(SitePage.NETWORKS));
    String text = String.valueOf(browser.run("return document.body.innerText"));
    assertTrue(text.contains("spoilt: " + HOSTILE));
    assertTrue(text.contains("evolution.csv is not there"));
  }

  private static void numbers(JsonElement json, List<Double> into) {
    if (json instanceof JsonObject object) {
      object.asMap().values().forEach(each -> numbers(each, into));
    } else if (json instanceof JsonArray array) {
      array.forEach(each -> numbers(each, into));
    } else if (json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber()) {
      into.add(json.getAsDouble());
    }
  }

  @Test
  void theNumbersOfTheTableAreInTheFileBesideThePage() throws IOException {
    for (SitePage page : SitePage.values()) {
      Path json = folder.resolve("report").resolve(page.json());
      if (page != SitePage.LAB) {
        assertTrue(JsonParser.parseString(Files.readString(json)).isJsonObject(), page.json());
      }
    }
    JsonElement networks =
        JsonParser.parseString(
            Files.readString(folder.resolve("report").resolve(SitePage.NETWORKS.json())));
    List<Double> numbers = new ArrayList<>();
    numbers(networks, numbers);
    List<String> texts = numbers.stream().map(Numbers::text).toList();
    browser.open(file(SitePage.NETWORKS));
    List<?> shown =
        (List<?>)
            browser.run(
                "return [...document.querySelectorAll('td.number')].map(c => c.textContent)");
    assertEquals(3, shown.size());
    shown.forEach(each -> assertTrue(texts.contains(String.valueOf(each)), each + " is nowhere"));
    JsonObject first =
        networks.getAsJsonObject().getAsJsonArray("findings").get(0).getAsJsonObject();
    String row = String.valueOf(browser.run("return document.querySelector('tbody').innerText"));
    for (String name : List.of("criticalRate", "exponent", "constant", "mark")) {
      assertTrue(row.contains(first.get(name).getAsString()), name + " in " + row);
    }
    // Plots are JSON there, not text with JSON in it.
    JsonElement both =
        JsonParser.parseString(
            Files.readString(folder.resolve("report").resolve(SitePage.SIDE_BY_SIDE.json())));
    JsonElement figure = both.getAsJsonObject().getAsJsonArray("figures").get(0);
    assertTrue(figure.getAsJsonObject().get("spec").isJsonObject());
  }

  @Test
  void emptyAndHostileFiguresDrawWithoutAWarning() throws IOException {
    List<Point> odd = List.of(new Point(Double.NaN, 1), new Point(-1, 0), new Point(0, 1));
    List<Point> good = List.of(new Point(1, 2), new Point(2, 3));
    Axis log = Axis.log(HOSTILE);
    Axis linear = Axis.linear("y");
    Axis.Range range = new Axis.Range(-2, 2);
    DiagonalNetwork<Binary64> network =
        DiagonalNetwork.twoLayers(List.of(new Binary64(1), new Binary64(-3)), new Binary64(1));
    List<Figure> figures =
        List.of(
            figure("empty", Plot.over(log, log)),
            figure("nothing", Plot.over(log, log).points("none", odd)),
            figure("one", Plot.over(linear, log).points("a", good.subList(0, 1))),
            figure("name", Plot.over(log, log).points(HOSTILE, good).line("a'\"[0].b", good)),
            figure("flat", Plot.over(log, linear).line("a", List.of(good.get(0), good.get(0)))),
            figure("rules", Plot.over(log, log).vertical("v", 1).horizontal("h", 2)),
            figure("band", Plot.over(log, linear).band("b", 1, 2).points("a", good)),
            new Figure(
                "plane",
                HOSTILE,
                HOSTILE,
                new WeightPlane(network, range, range)
                    .manifold()
                    .bound(0.1)
                    .flow(odd)
                    .descent(List.of())
                    .kktPoints(List.of())
                    .end(new Point(1, 0))
                    .spec()));
    Page page = Page.titled(HOSTILE).withPlots();
    figures.forEach(figure -> page.add(figure.html()));
    Path file = Files.writeString(folder.resolve("figures.html"), page.toHtml());
    browser.open(file);
    assertEquals(figures.size(), draw());
    assertEquals(List.of(), browser.warnings());
    assertEquals(
        (long) figures.size(),
        browser.run(
            "return document.querySelectorAll('.plot svg.marks, .plot canvas.marks').length"));
    String legend =
        String.valueOf(browser.run("return document.querySelector('#name svg').textContent"));
    assertTrue(legend.contains("alert"), legend);
    assertFalse(legend.contains("undefined"));
    // The plane is a canvas on the page, and an image of its own with its legend's colours.
    String plane = String.valueOf(browser.run("return window.figureSvg('plane')"));
    assertTrue(plane.startsWith("<svg") && plane.contains("linearGradient"), plane);
  }

  private static Figure figure(String id, Plot plot) {
    return new Figure(id, HOSTILE, HOSTILE, plot.spec());
  }
}
