package normsharp.reports.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import normsharp.lab.Lab;
import normsharp.lab.Preset;
import normsharp.reports.browser.Browser;
import normsharp.verify.Ledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The lab as a reader meets it, in a real browser. */
class LabPageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
    page = Files.writeString(folder.resolve("lab.html"), LabPage.html());
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void nothingWentWrong() {
    assertEquals(List.of(), browser.errors());
    assertEquals(List.of(), browser.requests());
  }

  private static void open(String fragment) {
    browser.open(page, fragment);
    until(() -> !text("verdict").isEmpty());
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited in vain");
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static WebElement element(String id) {
    return browser.driver().findElement(By.id(id));
  }

  private static String text(String id) {
    return element(id).getText();
  }

  private static String value(String id) {
    return element(id).getDomProperty("value");
  }

  private static int step() {
    return Integer.parseInt(value("step"));
  }

  private static String hash() {
    return (String) browser.run("return location.hash");
  }

  private static String regime() {
    return element("verdict").getDomAttribute("data-regime");
  }

  /** Replaces what a field holds, as a person does by selecting everything and typing. */
  private static void type(String id, String value) {
    element(id).sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
  }

  /** A summary of the pixels of a canvas, to see that something was drawn. */
  private static long colours(String id) {
    return ((Number)
            browser.run(
                "const c = document.getElementById(arguments[0]);"
                    + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                    + "const seen = new Set();"
                    + "for (let k = 0; k < d.length; k += 4)"
                    + "  seen.add(d[k] + ',' + d[k + 1] + ',' + d[k + 2]);"
                    + "return seen.size;",
                id))
        .longValue();
  }

  @Test
  void drawsThePlaneAndTheRates() {
    open("");
    until(() -> text("rates-progress").equals("161 rates"));
    assertTrue(colours("plane") > 200, () -> colours("plane") + " colours");
    for (String id : List.of("rates-sharpness", "rates-norm", "rates-risk")) {
      assertTrue(colours(id) > 10, () -> id + ": " + colours(id) + " colours");
    }
    assertEquals("EDGE_OF_STABILITY", regime());
  }

  @Test
  void isAccessibleInBothColourSchemesAndFitsAPhone() {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      open("");
      assertEquals(List.of(), browser.accessibilityViolations(), scheme);
    }
    browser.prefer("light");
    browser.resize(390, 800);
    open("");
    assertEquals(0, browser.overflow());
    assertEquals(List.of(), browser.accessibilityViolations());
    browser.resize(1280, 900);
  }

  @Test
  void aSliderMovesItsFieldAndTheRun() {
    open("");
    String before = text("verdict");
    WebElement slider = element("eta-slider");
    for (int k = 0; k < 30; k++) {
      slider.sendKeys(Keys.ARROW_LEFT);
    }
    assertNotEquals("0.22", value("eta"));
    until(() -> !text("verdict").equals(before));
    until(() -> hash().contains("eta=" + value("eta")));
  }

  @Test
  void aFieldMovesItsSliderAndTakesExactNumbers() {
    open("");
    type("x2", "-3");
    assertEquals("-3", value("x2-slider"));
    type("eta", "1/5");
    until(() -> hash().contains("x2=-3") && hash().contains("eta=0.2&"));
    until(() -> regime().equals("FLOW_ALIGNED"));
  }

  @Test
  void aBadNumberIsExplainedAndChangesNothing() {
    open("");
    String before = element("facts").getText();
    element("y").sendKeys("x");
    assertEquals("true", element("y").getDomAttribute("aria-invalid"));
    assertTrue(text("y-wrong").contains("a number must be an integer"), () -> text("y-wrong"));
    assertEquals(before, element("facts").getText());
    element("y").sendKeys(Keys.BACK_SPACE);
    assertEquals("", text("y-wrong"));
  }

  @Test
  void playAdvancesPausesAndGoesBack() {
    open("");
    element("play").click();
    until(() -> step() >= 3);
    assertEquals("Pause", text("play"));
    element("play").click();
    assertEquals("Play", text("play"));
    int at = step();
    element("next").click();
    until(() -> step() == at + 1);
    element("previous").click();
    element("previous").click();
    until(() -> step() == at - 1);
    element("end").click();
    until(() -> step() == 812);
    element("back").click();
    until(() -> step() == 0);
  }

  @Test
  void thePlaneAndTheRatesWorkByKeyboard() {
    open("");
    WebElement plane = element("plane-box");
    plane.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT);
    until(() -> step() == 2);
    plane.sendKeys(Keys.END);
    until(() -> step() == 812);
    plane.sendKeys(Keys.HOME);
    until(() -> step() == 0);
    plane.sendKeys(Keys.SPACE);
    until(() -> step() > 0);
    until(() -> text("rates-progress").equals("161 rates"));
    String before = value("eta");
    element("rates-norm").sendKeys(Keys.ARROW_RIGHT);
    until(() -> Double.parseDouble(value("eta")) > Double.parseDouble(before));
  }

  @Test
  void everyControlIsReachedByTab() {
    open("");
    List<String> reached = new ArrayList<>();
    for (int k = 0; k < 70; k++) {
      browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
      reached.add((String) browser.run("return document.activeElement.id"));
    }
    for (String id :
        List.of(
            "plane-box",
            "x1-slider",
            "x1",
            "x2",
            "y",
            "alpha",
            "eta",
            "play",
            "step",
            "speed",
            "copy",
            "rates-sharpness",
            "rates-norm",
            "rates-risk")) {
      assertTrue(reached.contains(id), () -> id + " not among " + reached);
    }
  }

  @Test
  void aClickOnTheRatesSetsTheRate() {
    open("");
    until(() -> text("rates-progress").equals("161 rates"));
    element("rates-sharpness").click(); // the middle of the plot
    until(() -> !value("eta").equals("0.22"));
    // Half of the canvas, less the margins of the axes.
    assertEquals(0.26, Double.parseDouble(value("eta")), 0.03);
  }

  @Test
  void aLinkRestoresTheState() {
    open("");
    type("x1", "5/7");
    element("plane-box").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    element("copy").click();
    until(() -> !value("link").isEmpty());
    String link = value("link");
    String facts = text("facts");
    open(link.substring(link.indexOf('#')));
    assertEquals("5/7", value("x1"));
    assertEquals(2, step());
    assertEquals(facts, text("facts"));
    assertFalse(element("complaint").isDisplayed());
  }

  @Test
  void aHostileLinkShowsOneLineAndTheInitialState() {
    open("#x1=<img src=x onerror=alert(1)>&eta=1e9999&step=-5&" + "z".repeat(60) + "=1");
    assertTrue(element("complaint").isDisplayed());
    assertTrue(text("complaint").contains("η") || text("complaint").contains("exponent"));
    assertEquals("1", value("x1"));
    assertEquals("0.22", value("eta"));
    assertEquals(0L, browser.run("return document.querySelectorAll('main img').length"));
    open("#" + "a".repeat(5000));
    assertTrue(text("complaint").contains("at most 400 characters"), () -> text("complaint"));
  }

  @Test
  void everyPresetOpensAndLinksToAClaimOfTheLedger() {
    open("");
    List<String> anchors =
        Ledger.claims().stream().map(claim -> Preset.anchor(claim.label())).toList();
    for (Preset preset : Preset.all()) {
      for (String label : preset.labels()) {
        assertTrue(anchors.contains(Preset.anchor(label)), () -> label + " is no claim");
      }
      browser.run(
          "document.querySelector('[data-preset=\"' + arguments[0] + '\"]').click();",
          preset.state().fragment());
      String expected =
          JsonParser.parseString(Lab.verdict(preset.state().fragment()))
              .getAsJsonObject()
              .get("sentence")
              .getAsString();
      until(() -> text("verdict").endsWith(expected));
      assertTrue(text("preset-text").startsWith(preset.text()), preset.title());
      assertFalse(element("complaint").isDisplayed());
    }
  }

  /** A benchmark, for a quiet machine: {@code -Dnormsharp.benchmark=true}. */
  @Test
  @EnabledIfSystemProperty(named = "normsharp.benchmark", matches = "true")
  void aFrameTakesLessThanASixtiethOfASecond() {
    open("");
    until(() -> text("rates-progress").equals("161 rates"));
    // Half a second of play warms the code up; then steps and slider moves, one in each frame.
    Object times =
        ((JavascriptExecutor) browser.driver())
            .executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                    + "const slider = document.getElementById('eta-slider');"
                    + "const spent = []; let k = 0;"
                    + "const tick = () => {"
                    + "  const begin = performance.now();"
                    + "  slider.value = -0.8 + 0.005 * (k % 60);"
                    + "  slider.dispatchEvent(new Event('input', {bubbles: true}));"
                    + "  const handler = performance.now() - begin;"
                    + "  requestAnimationFrame(() => {"
                    + "    const frames = performance.getEntriesByName('lab-frame');"
                    + "    spent.push(handler + frames[frames.length - 1].duration);"
                    + "    if (++k < 150) tick();"
                    + "    else done(spent.slice(30).sort((a, b) => a - b).map(String));"
                    + "  });"
                    + "};"
                    + "tick();");
    List<Double> spent =
        ((List<?>) times).stream().map(time -> Double.valueOf((String) time)).toList();
    double median = spent.get(spent.size() / 2);
    System.out.println(
        "work per frame while a slider moves: median "
            + median
            + " ms, 90 % "
            + spent.get(spent.size() * 9 / 10)
            + " ms");
    // Other work on the machine can only add to these times, so the quick ones tell.
    double quick = spent.get(spent.size() / 4);
    assertTrue(quick < 1000 / 60.0, () -> "lower quartile " + quick + " ms");
  }
}
