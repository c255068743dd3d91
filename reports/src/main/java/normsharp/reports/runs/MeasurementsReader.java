package normsharp.reports.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import normsharp.empirical.analysis.FlowResult;
import normsharp.empirical.analysis.Measurements;
import normsharp.empirical.analysis.NormValue;
import normsharp.empirical.analysis.RateGrid;
import normsharp.empirical.analysis.RateResult;
import normsharp.empirical.analysis.SweepResults;
import normsharp.empirical.descent.RunOutcome;

/** The measurements in a sweep's analysis.json, all that its analysis is made from. */
final class MeasurementsReader {
  private final String file;

  MeasurementsReader(String file) {
    this.file = file;
  }

  /**
   * Reads the measurements of a document.
   *
   * @throws IllegalArgumentException with one line where it lacks one
   */
  SweepResults read(JsonObject document) {
    JsonObject sweep = object(document, "sweep");
    JsonObject flow = object(sweep, "flow");
    List<RateResult> runs = new ArrayList<>();
    for (JsonElement run : array(sweep, "runs")) {
      if (!run.isJsonObject()) {
        throw otherVersion("a run that is no object");
      }
      runs.add(rate(run.getAsJsonObject()));
    }
    Map<String, Double> norms = new LinkedHashMap<>();
    JsonObject ofFlow = object(flow, "norms");
    ofFlow.keySet().forEach(name -> norms.put(name, number(ofFlow, name)));
    return SweepResults.of(
        text(sweep, "name"),
        new FlowResult(
            number(flow, "initialSharpness"),
            number(flow, "peakSharpness"),
            number(flow, "finalSharpness"),
            norms,
            optional(flow, "testLoss")),
        runs);
  }

  private RateResult rate(JsonObject run) {
    double eta = number(run, "eta");
    long seed = whole(run, "seed");
    long iterations = whole(run, "iterations");
    RateGrid grid = choice(RateGrid.class, run, "grid");
    RunOutcome outcome = choice(RunOutcome.class, run, "outcome");
    if (outcome != RunOutcome.REACHED) {
      return RateResult.unfinished(eta, seed, grid, outcome, iterations);
    }
    JsonObject measured = object(run, "measurements");
    Map<String, NormValue> norms = new LinkedHashMap<>();
    JsonObject values = object(measured, "norms");
    for (String name : values.keySet()) {
      JsonObject value = object(values, name);
      norms.put(name, new NormValue(number(value, "raw"), optional(value, "averaged")));
    }
    return RateResult.reached(
        eta,
        seed,
        grid,
        iterations,
        new Measurements(
            number(measured, "finalSharpness"),
            number(measured, "maxSharpness"),
            norms,
            number(measured, "trainLoss"),
            optional(measured, "testLoss"),
            optional(measured, "testAccuracy")));
  }

  private <E extends Enum<E>> E choice(Class<E> type, JsonObject from, String name) {
    String word = text(from, name);
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equals(word))
        .findFirst()
        .orElseThrow(() -> otherVersion("an unknown " + name + " '" + word + "'"));
  }

  private JsonObject object(JsonObject from, String name) {
    JsonElement value = member(from, name);
    if (!value.isJsonObject()) {
      throw otherVersion("no object '" + name + "'");
    }
    return value.getAsJsonObject();
  }

  private JsonElement member(JsonObject from, String name) {
    JsonElement value = from.get(name);
    if (value == null) {
      throw otherVersion("no '" + name + "'");
    }
    return value;
  }

  private JsonArray array(JsonObject from, String name) {
    JsonElement value = member(from, name);
    if (!value.isJsonArray()) {
      throw otherVersion("no array '" + name + "'");
    }
    return value.getAsJsonArray();
  }

  private String text(JsonObject from, String name) {
    if (member(from, name) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw otherVersion("no text under '" + name + "'");
  }

  private double number(JsonObject from, String name) {
    // JSON has neither NaN nor infinities, but 1e999 would be read as one.
    if (member(from, name) instanceof JsonPrimitive value
        && value.isNumber()
        && Double.isFinite(value.getAsDouble())) {
      return value.getAsDouble();
    }
    throw otherVersion("no number under '" + name + "'");
  }

  private long whole(JsonObject from, String name) {
    double value = number(from, name);
    if (value != Math.rint(value) || Math.abs(value) > 0x1p53) {
      throw otherVersion("no whole number under '" + name + "'");
    }
    return (long) value;
  }

  private OptionalDouble optional(JsonObject from, String name) {
    return member(from, name).isJsonNull()
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(from, name));
  }

  private IllegalArgumentException otherVersion(String what) {
    return new IllegalArgumentException(
        file + " has " + what + "; it is damaged or of another version, run the sweep again");
  }
}
