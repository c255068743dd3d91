package normsharp.reports.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium with a fresh profile, for tests that open a page as a reader does.
 *
 * <p>Without Debian's packages chromium and chromium-driver a test is skipped with a message, or
 * fails where the environment variable {@code CI} is set.
 */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";
  private static final String AXE_VERSION =
      "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";

  /** Selenium warns that it has no protocol classes for this Chromium; none are used. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private final Path profile;
  private final List<String> requests = new ArrayList<>();

  private Browser(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  /** A browser with a desktop window, 1280 × 900. */
  public static Browser start() {
    for (Path program : List.of(CHROMIUM, DRIVER)) {
      if (!Files.isExecutable(program)) {
        String reason =
            "needs " + program + "; install Debian's packages chromium and chromium-driver";
        if (System.getenv("CI") != null) {
          fail(reason);
        }
        abort(reason);
      }
    }
    SELENIUM.setLevel(Level.SEVERE);
    try {
      Path profile = Files.createTempDirectory("normsharp-browser");
      ChromeOptions options = new ChromeOptions();
      options.setBinary(CHROMIUM.toFile());
      options.addArguments(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--user-data-dir=" + profile);
      LoggingPreferences logs = new LoggingPreferences();
      logs.enable(LogType.BROWSER, Level.ALL);
      logs.enable(LogType.PERFORMANCE, Level.ALL);
      options.setCapability("goog:loggingPrefs", logs);
      ChromeDriverService service =
          new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
      Browser browser = new Browser(new ChromeDriver(service, options), profile);
      browser.resize(1280, 900);
      // What the page that Chromium starts with has asked for is not of interest.
      browser.driver.get("about:blank");
      browser.requests();
      browser.requests.clear();
      browser.errors();
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The driver, for clicks and keys. */
  public WebDriver driver() {
    return driver;
  }

  /** Makes the viewport this large in CSS pixels; 390 wide is a phone. */
  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Answers prefers-color-scheme with dark or light. */
  public void prefer(String colorScheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
  }

  /** Opens a file. */
  public void open(Path file) {
    open(file, "");
  }

  /** Opens a file afresh at a fragment such as {@code #eta=1}. */
  public void open(Path file, String fragment) {
    driver.get("about:blank");
    driver.get(file.toAbsolutePath().toUri() + fragment);
  }

  /** Runs a script's body in the page; {@code return} gives its value. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What the page wrote to the console since the last call that is an error. */
  public List<String> errors() {
    return console(Level.SEVERE);
  }

  /** The same with warnings, such as Vega's of a specification. */
  public List<String> warnings() {
    return console(Level.WARNING);
  }

  private List<String> console(Level level) {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= level.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /**
   * Every address asked for since the start, but for the opened pages themselves and data: and
   * blob: addresses, which need no network. An offline page has none.
   */
  public List<String> requests() {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonObject message =
          JsonParser.parseString(entry.getMessage()).getAsJsonObject().getAsJsonObject("message");
      if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
        JsonObject parameters = message.getAsJsonObject("params");
        JsonElement type = parameters.get("type");
        String url = parameters.getAsJsonObject("request").get("url").getAsString();
        boolean page = type != null && type.getAsString().equals("Document");
        boolean local =
            url.startsWith("data:") || url.startsWith("blob:") || url.equals("about:blank");
        if (!local && !(page && url.startsWith("file:"))) {
          requests.add(url);
        }
      }
    }
    return List.copyOf(requests);
  }

  /** The serious and critical findings of axe-core on the open page, one line each. */
  public List<String> accessibilityViolations() {
    driver.executeScript(resource(AXE.formatted(axeVersion())));
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run({resultTypes: ['violations']}).then(r => done(r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' '))"
                + ".slice(0, 5).join(' | '))), e => done(['axe-core failed: ' + e]));");
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** How far the page is wider than its window, in CSS pixels; more than 0 scrolls sideways. */
  public long overflow() {
    return ((Number)
            run("const e = document.documentElement; return e.scrollWidth - e.clientWidth;"))
        .longValue();
  }

  /** Writes what is in the window to a PNG file. */
  public void screenshot(Path png) {
    write(png, driver.getScreenshotAs(OutputType.BYTES));
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String axeVersion() {
    return resource(AXE_VERSION)
        .lines()
        .filter(line -> line.startsWith("version="))
        .map(line -> line.substring("version=".length()).strip())
        .findFirst()
        .orElseThrow();
  }

  private static String resource(String name) {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // The browser may still be writing while it ends; what is left lies in the temporary folder.
      System.err.println("could not delete the browser's profile " + profile + ": " + e);
    }
  }
}
