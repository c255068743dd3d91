package normsharp.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.DescentOutcome;
import normsharp.theory.dynamics.Iterate;
import org.hipparchus.util.Binary64;
import org.teavm.jso.JSExport;

/**
 * What the page's script calls: pure functions of a state's {@link LabState#fragment() text}. TeaVM
 * compiles this class and what it reaches to JavaScript; on a JVM it gives the same answers.
 */
public final class Lab {
  private Lab() {}

  /** Where a JavaScript program starts; the page starts nothing by itself. */
  public static void main(String[] arguments) {}

  /** Reads a link's fragment: the state, its texts, what was wrong. Never fails. */
  @JSExport
  public static String read(String fragment) {
    LabState.Read read = LabState.read(fragment);
    return JsonText.of(described(read.state(), read.complaints()));
  }

  /** The state with a value typed by a person; the old state and a complaint if it is no good. */
  @JSExport
  public static String change(String fragment, String name, String text) {
    LabState state = LabState.read(fragment).state();
    try {
      return JsonText.of(described(state.with(name, text), List.of()));
    } catch (IllegalArgumentException e) {
      return JsonText.of(described(state, List.of(e.getMessage())));
    }
  }

  private static Map<String, Object> described(LabState state, List<String> complaints) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("fragment", state.fragment());
    map.put("x1", Quantity.typed(state.x1()));
    map.put("x2", Quantity.typed(state.x2()));
    map.put("y", Quantity.typed(state.y()));
    map.put("alpha", Quantity.typed(state.alpha()));
    map.put("eta", Quantity.typed(state.eta()));
    map.put("step", state.step());
    map.put("complaints", complaints);
    return map;
  }

  /** What theory says about the problem at every η: curves and points of the plane, rates. */
  @JSExport
  public static String problem(String fragment) {
    return JsonText.of(TheoryText.ofProblem(LabState.read(fragment).state()));
  }

  /** What theory says about S ≤ 2/η: the stable set, the KKT points, the risk minimizer. */
  @JSExport
  public static String rate(String fragment) {
    return JsonText.of(TheoryText.ofRate(LabState.read(fragment).state()));
  }

  /** Everything theory says, in words. */
  @JSExport
  public static String facts(String fragment) {
    return JsonText.of(TheoryText.facts(LabState.read(fragment).state()));
  }

  /** The run: 0 converged, 1 diverged, 2 out of steps, then w₁, w₂ of every step. */
  @JSExport
  public static double[] run(String fragment) {
    Run run = Run.of(LabState.read(fragment).state());
    List<Iterate<Binary64>> path = run.path();
    // The trajectory ends with the last state, as every step is kept.
    double[] numbers = new double[1 + 2 * path.size()];
    numbers[0] =
        run.outcome() instanceof DescentOutcome.Converged
            ? 0
            : run.outcome() instanceof DescentOutcome.Diverged ? 1 : 2;
    for (int k = 0; k < path.size(); k++) {
      numbers[1 + 2 * k] = path.get(k).weights().get(0).getReal();
      numbers[2 + 2 * k] = path.get(k).weights().get(1).getReal();
    }
    return numbers;
  }

  /** What happened in the run, in words: regime, its title, a sentence. */
  @JSExport
  public static String verdict(String fragment) {
    Verdict verdict = Verdict.of(LabState.read(fragment).state());
    return JsonText.of(
        Map.of(
            "regime", verdict.regime().name(),
            "title", verdict.regime().title(),
            "sentence", verdict.sentence()));
  }

  /** Loss, sharpness, ‖w‖² and risk at weights w. */
  @JSExport
  public static double[] measures(String fragment, double w1, double w2) {
    DiagonalNetwork<Binary64> network = LabState.read(fragment).state().rounded();
    Measures at = Measures.at(network, List.of(new Binary64(w1), new Binary64(w2)));
    return new double[] {at.loss(), at.sharpness(), at.norm(), at.risk()};
  }

  /** Rows of the sharpness map of the quadrant w ≥ 0. */
  @JSExport
  public static double[] sharpness(
      String fragment, double halfWidth, int size, int fromRow, int toRow) {
    return new SharpnessMap(LabState.read(fragment).state().rounded(), halfWidth, size)
        .rows(fromRow, toRow);
  }

  /** The contour of a sharpness map at a level. */
  @JSExport
  public static double[] contour(double[] map, int size, double halfWidth, double level) {
    return SharpnessMap.contour(map, size, halfWidth, level);
  }

  /** The end of the run at another learning rate. */
  @JSExport
  public static double[] runAt(String fragment, double eta) {
    return RateScan.run(LabState.read(fragment).state(), eta);
  }

  /** Least norm and least risk under S ≤ 2/η at each rate. */
  @JSExport
  public static double[] curves(String fragment, double[] etas) {
    return RateScan.curves(LabState.read(fragment).state(), etas);
  }

  /** Six significant digits, as the page prints numbers. */
  @JSExport
  public static String rounded(double value) {
    return Quantity.rounded(value);
  }
}
