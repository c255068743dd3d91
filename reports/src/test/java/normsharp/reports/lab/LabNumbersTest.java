package normsharp.reports.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import normsharp.lab.Lab;
import normsharp.lab.Preset;
import normsharp.reports.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiled theory gives in a browser what it gives on a JVM. */
class LabNumbersTest {
  /** Same code on two machines: only exp and log may round differently, by an ulp or two. */
  private static final double ROUNDING = 1e-12;

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

  @Test
  void theBrowserComputesTheJvmsNumbers() {
    browser.open(page);
    for (Preset preset : Preset.all()) {
      String fragment = preset.state().fragment();
      assertClose(
          preset.title(),
          JsonParser.parseString(Lab.problem(fragment)),
          JsonParser.parseString(
              (String) browser.run("return normsharpTheory.problem(arguments[0])", fragment)));
      assertClose(
          preset.title(),
          JsonParser.parseString(Lab.rate(fragment)),
          JsonParser.parseString(
              (String) browser.run("return normsharpTheory.rate(arguments[0])", fragment)));
      assertEquals(
          Lab.facts(fragment), browser.run("return normsharpTheory.facts(arguments[0])", fragment));
      assertEquals(
          numbers(Lab.run(fragment)), // additions and products only: the same bits
          browserNumbers(
              "return Array.from(normsharpTheory.run(arguments[0])).map(String)", fragment),
          preset.title());
      assertEquals(
          numbers(Lab.sharpness(fragment, 1.5, 9, 0, 9)),
          browserNumbers(
              "return Array.from(normsharpTheory.sharpness(arguments[0], 1.5, 9, 0, 9)).map(String)",
              fragment),
          preset.title());
      assertEquals(
          numbers(Lab.runAt(fragment, 0.3)),
          browserNumbers(
              "return Array.from(normsharpTheory.runAt(arguments[0], 0.3)).map(String)", fragment),
          preset.title());
      assertEquals(
          numbers(Lab.curves(fragment, new double[] {0.1, 0.3})),
          browserNumbers(
              "return Array.from(normsharpTheory.curves(arguments[0], Float64Array.of(0.1, 0.3)))"
                  + ".map(String)",
              fragment),
          preset.title());
    }
  }

  private static List<Double> numbers(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private static List<Double> browserNumbers(String script, String fragment) {
    return ((List<?>) browser.run(script, fragment))
        .stream().map(number -> Double.valueOf((String) number)).toList();
  }

  private static void assertClose(String where, JsonElement expected, JsonElement actual) {
    if (expected.isJsonObject()) {
      assertEquals(expected.getAsJsonObject().keySet(), actual.getAsJsonObject().keySet(), where);
      for (String key : expected.getAsJsonObject().keySet()) {
        assertClose(
            where + "/" + key,
            expected.getAsJsonObject().get(key),
            actual.getAsJsonObject().get(key));
      }
    } else if (expected.isJsonArray()) {
      assertEquals(expected.getAsJsonArray().size(), actual.getAsJsonArray().size(), where);
      for (int k = 0; k < expected.getAsJsonArray().size(); k++) {
        assertClose(
            where + "/" + k, expected.getAsJsonArray().get(k), actual.getAsJsonArray().get(k));
      }
    } else if (expected.isJsonPrimitive() && expected.getAsJsonPrimitive().isNumber()) {
      double value = expected.getAsDouble();
      assertEquals(value, actual.getAsDouble(), ROUNDING * Math.max(1, Math.abs(value)), where);
    } else {
      assertEquals(expected, actual, where);
    }
  }

  @Test
  void theComparisonNoticesAnotherNumber() {
    JsonElement one = JsonParser.parseString("{\"a\":[1.0]}");
    JsonElement other = JsonParser.parseString("{\"a\":[1.00000000001]}");
    assertThrows(AssertionError.class, () -> assertClose("", one, other));
  }
}
