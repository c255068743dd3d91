package normsharp.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private record Result(int code, String out, String err) {}

  private static Result run(String commandLine) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        NormSharp.execute(new PrintWriter(out), new PrintWriter(err), commandLine.split(" ", -1));
    return new Result(code, out.toString(), err.toString());
  }

  private static JsonObject json(String commandLine) {
    Result result = run(commandLine + " --json");
    assertEquals(0, result.code(), result.err());
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  @Test
  void mixedSignsHaveTheNormMinimizerOfTheHelpfulCoordinate() {
    JsonObject solution = json("solve --x 1,-3 --y 1");
    assertEquals("1", solution.getAsJsonObject("minNorm").get("value").getAsString());
    assertEquals("[0]", solution.getAsJsonObject("minNorm").get("support").toString());
    assertEquals("4", solution.getAsJsonObject("minSharpness").get("value").getAsString());
    assertEquals("1/2", solution.get("criticalLearningRate").getAsString());
    assertEquals("1/2", solution.get("largestStableLearningRate").getAsString());
    assertEquals(
        "[\"13/10\",\"1/10\"]", solution.getAsJsonObject("riskMinimizer").get("v").toString());
  }

  @Test
  void positiveFeaturesGiveProposition32() {
    JsonObject solution = json("solve --x 1,2,3 --y 3 --eta 1/10");
    assertFalse(solution.getAsJsonObject("manifold").get("empty").getAsBoolean());
    assertEquals(2, solution.getAsJsonObject("manifold").get("dimension").getAsInt());
    assertEquals("1", solution.getAsJsonObject("minNorm").get("value").getAsString());
    assertEquals("[2]", solution.getAsJsonObject("minNorm").get("support").toString());
    assertEquals("12", solution.getAsJsonObject("minSharpness").get("value").getAsString());
    assertEquals("[0]", solution.getAsJsonObject("minSharpness").get("support").toString());
    // 2/(4·3·3) and 2/(4·3·1).
    assertEquals("1/18", solution.get("criticalLearningRate").getAsString());
    assertEquals("1/6", solution.get("largestStableLearningRate").getAsString());
    // t = 1/(2·3/10) = 5/3 between a = 1 and b = 2: 3(1 + 2 − 5/3)/2 = 2.
    assertEquals("2", solution.getAsJsonObject("frontier").get("value").getAsString());
    JsonObject minimizer = solution.getAsJsonObject("riskMinimizer");
    assertEquals("[\"22/19\",\"16/19\",\"1/19\"]", minimizer.get("v").toString());
    assertEquals("37/38", minimizer.get("risk").getAsString());
    JsonArray points = solution.getAsJsonArray("kktPoints");
    long global =
        points.asList().stream()
            .filter(point -> point.getAsJsonObject().get("globalMinimizer").getAsBoolean())
            .peek(point -> assertEquals(minimizer.get("v"), point.getAsJsonObject().get("v")))
            .count();
    assertEquals(1, global);
    JsonObject flow = solution.getAsJsonObject("flow");
    assertEquals(3, flow.getAsJsonArray("limit").size());
    // The excess is Σv − 1 at the limit.
    double norm = 0;
    for (var weight : flow.getAsJsonArray("limit")) {
      norm += weight.getAsDouble() * weight.getAsDouble();
    }
    assertEquals(norm - 1, flow.get("excessNorm").getAsDouble(), 1e-12);
  }

  @Test
  void undefinedEntriesAreNullWithReason() {
    JsonObject empty = json("solve --x 1,2 --y -1 --eta 1/2");
    assertTrue(empty.getAsJsonObject("manifold").get("empty").getAsBoolean());
    for (String key : new String[] {"minNorm", "minSharpness", "frontier"}) {
      assertTrue(empty.getAsJsonObject(key).get("value").isJsonNull(), key);
      assertTrue(empty.getAsJsonObject(key).has("reason"), key);
    }
    assertTrue(empty.getAsJsonObject("riskMinimizer").get("v").isJsonNull());
    assertTrue(empty.getAsJsonObject("riskMinimizer").has("reason"));
    assertTrue(empty.get("criticalLearningRate").isJsonNull());
    assertTrue(empty.has("reason"));
    assertEquals(0, empty.getAsJsonArray("kktPoints").size());
    assertTrue(empty.getAsJsonObject("flow").get("excessNorm").isJsonNull());
    assertTrue(empty.getAsJsonObject("flow").has("reason"));

    JsonObject steep = json("solve --x 1,2 --y 1 --eta 3/5");
    assertTrue(steep.getAsJsonObject("frontier").get("value").isJsonNull());
    assertTrue(steep.getAsJsonObject("riskMinimizer").get("risk").isJsonNull());
    assertEquals("NONE", steep.getAsJsonObject("stableSet").get("extent").getAsString());
    assertTrue(json("solve --x 1,2 --y 1").getAsJsonObject("frontier").get("value").isJsonNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "solve --x 0,0 --y 0",
        "solve --x 0 --y 1",
        "solve --x 1,-1 --y 0 --eta 1",
        "solve --x 2 --y 3 --eta 1/100",
        "solve --x 2,2,0,-1 --y -3/7 --eta 0.25 --alpha 1e-6",
        "solve --x 1,2,-3 --y 2 --layers 1 --eta 1",
        "solve --x 1,2,-3 --y 2 --layers 3 --eta 1/20",
        "solve --x 1,2,-3 --y 2 --layers 4 --eta 1/20",
        "solve --x 1,2,-3,0 --y 2 --layers 5 --eta 1/100",
        "solve --x 1,2 --y 0 --layers 3",
        "solve --x 1,1 --y 4 --eta 1/8",
      })
  void hardCasesAreAnsweredInBothForms(String commandLine) {
    assertEquals(0, run(commandLine).code(), commandLine);
    assertTrue(json(commandLine).has("minNorm"));
  }

  @Test
  void textShowsFractionsWithDecimals() {
    String text = run("solve --x 1,2,3 --y 3 --eta 1/10").out();
    assertTrue(text.contains("1/18 ≈ 0.0555556"), text);
    assertTrue(text.contains("global minimizer"), text);
  }

  @Test
  void largeProblemsWorkWithoutTheKktPoints() {
    String x = "1" + ",2,3,4,5".repeat(10);
    assertEquals(2, run("solve --x " + x + " --y 3").code());
    JsonObject solution = json("solve --x " + x + " --y 3 --eta 1/50 --no-kkt");
    assertTrue(solution.get("kktPoints").isJsonNull());
    assertEquals(41, solution.getAsJsonObject("riskMinimizer").getAsJsonArray("v").size());
  }

  @Test
  void classifierPrintsBothErrors() {
    JsonObject answer = json("classifier --dimension 1 --mu 0");
    // d = 1, μ = 0: both are P(sign differs) = ½.
    assertEquals(0.5, answer.getAsJsonObject("maxMargin").get("error").getAsDouble(), 1e-12);
    assertEquals(0.5, answer.getAsJsonObject("minSharpness").get("error").getAsDouble(), 1e-12);
    // ¼(p + 2q + √(p² + 4q²)) at p = g'(0), q = g'(1), Theorem F.1's 0.277.
    assertEquals(
        0.2772976533, answer.getAsJsonObject("minSharpness").get("sharpness").getAsDouble(), 1e-9);
    assertEquals(0, run("classifier --dimension 3 --mu 1/2").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "solve --x 1,,2 --y 3|entry 2 of the vector",
        "solve --x  --y 3|a vector must have at least one entry",
        "solve --x 1,2 --y NaN|got 'NaN'",
        "solve --x 1,inf --y 3|got 'inf'",
        "solve --x 1,2 --y 1/0|the denominator of a fraction must not be 0",
        "solve --x 1,2|Missing required option: '--y=Y'",
        "solve --x 1,2 --y 3 --eta 0|--eta must be > 0, got 0",
        "solve --x 1,2 --y 3 --eta -1|--eta must be > 0, got -1",
        "solve --x 1,2 --y 3 --alpha 0|--alpha must be > 0, got 0",
        "solve --x 1,2 --y 3 --alpha -1/2|--alpha must be > 0",
        "solve --x 1,2 --y 3 --layers 0|--layers must be between 1 and 64, got 0",
        "solve --x 1,2 --y 3 --layers two|'two' is not an int",
        "solve --x 1e-400 --y 3|--x must be 0 or between 1e-100 and 1e100",
        "solve --x 1,2 --y 3 --foo|no command or option '--foo'",
        "sovle --x 1|no command or option 'sovle'; did you mean solve?",
        "solve --x 1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3 --y 3|needs d ≤ 20, got d = 21",
        "classifier --dimension 0 --mu 1|got 0",
        "classifier --dimension 3 --mu -1|got -1",
        "classifier --dimension 3|Missing required option: '--mu=M'",
      })
  void badInputIsOneLineAndExitCodeTwo(String commandLine, String message) {
    Result result = run(commandLine);
    assertEquals(2, result.code(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains(message), result.err());
    assertEquals("", result.out());
  }

  @Test
  void helpAndVersionAreAnswered() {
    assertEquals(0, run("--help").code());
    assertTrue(run("solve --help").out().contains("--eta"));
    assertTrue(run("--version").out().startsWith("normsharp"));
  }
}
