package normsharp.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.ManifoldShape;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.LearningRate;
import normsharp.theory.dynamics.TrappingBox;
import normsharp.theory.flow.FlowLimit;
import normsharp.theory.flow.GradientFlow;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessFrontier;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.theory.minimizers.StableSet;
import normsharp.theory.risk.RiskRange;
import org.hipparchus.fraction.BigFraction;

/** Everything that theory says about a state, as maps and lists for {@link JsonText}. */
final class TheoryText {
  private static final double PEAK_TOLERANCE = 1e-6;

  private final LabState state;

  private TheoryText(LabState state) {
    this.state = state;
  }

  /** What does not depend on η. */
  static Map<String, Object> ofProblem(LabState state) {
    TheoryText text = new TheoryText(state);
    Plane plane = Plane.of(state);
    GradientFlow flow = text.gradientFlow();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("halfWidth", plane.halfWidth());
    all.put("manifold", plane.manifold());
    all.put("norm", text.minimizers(NormMinimizers.of(state.network())));
    all.put("sharp", text.minimizers(SharpnessMinimizers.of(state.network())));
    all.put("flow", text.flow(plane, flow));
    all.put("rates", text.rates(peak(flow)));
    all.put("largestRate", RateScan.largestRate(state));
    return all;
  }

  /** What the bound S ≤ 2/η decides. */
  static Map<String, Object> ofRate(LabState state) {
    TheoryText text = new TheoryText(state);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("bound", 2 / Rationals.toDouble(state.eta()));
    all.put("stable", Plane.of(state).stable(StableSet.of(state.network(), state.eta())));
    all.put("kkt", KktEnumeration.all(state.riskProblem()).stream().map(text::kkt).toList());
    all.put("risk", text.riskMinimizer());
    return all;
  }

  private GradientFlow gradientFlow() {
    return GradientFlow.of(state.network(), Rationals.toDouble(state.alpha()));
  }

  private static double peak(GradientFlow flow) {
    return flow.peakSharpness(PEAK_TOLERANCE).value();
  }

  private Map<String, Object> minimizers(MinimizerSet<BigFraction> set) {
    List<List<Double>> points = new ArrayList<>();
    if (set instanceof MinimizerSet.Face<BigFraction> face) {
      for (int i : face.support()) {
        List<Double> v = new ArrayList<>(List.of(0.0, 0.0));
        v.set(i, Rationals.toDouble(face.level()));
        points.add(List.copyOf(v));
      }
      if (face.support().isEmpty()) {
        points.add(List.of(0.0, 0.0));
      }
    }
    return Map.of("v", points, "free", set.freeCoordinates());
  }

  private Map<String, Object> kkt(KktPoint<BigFraction> point) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("v", Vectors.toDoubles(point.v()));
    map.put("text", Quantity.vector(point.v()));
    map.put("nu", Quantity.exact(point.nu()));
    map.put("lambda", Quantity.exact(point.lambda()));
    map.put("risk", Quantity.exact(point.risk()));
    map.put("active", point.boundActive());
    map.put("global", point.globalMinimizer());
    return map;
  }

  private List<Double> riskMinimizer() {
    return ConstrainedRiskMinimizer.of(state.riskProblem())
        .map(minimizer -> Vectors.toDoubles(minimizer.endToEnd(state.network().x())))
        .orElse(List.of());
  }

  private Map<String, Object> flow(Plane plane, GradientFlow flow) {
    FlowLimit limit = flow.limit();
    return Map.of(
        "path", plane.flow(flow, limit),
        "limit", Vectors.toDoubles(limit.weights()),
        "interpolates", limit.residual() == 0);
  }

  private List<Map<String, Object>> rates(double peak) {
    CriticalLearningRates rates = CriticalLearningRates.of(state.network());
    List<Map<String, Object>> marks = new ArrayList<>();
    mark(marks, "2/s_GF", new LearningRate.Approximate(2 / peak));
    mark(marks, "norm minimizers", rates.everyNormMinimizer());
    mark(marks, "trapping box", TrappingBox.largestTrapping(state.network()));
    mark(marks, "any of 𝓜", rates.largestStable());
    return List.copyOf(marks);
  }

  private static void mark(List<Map<String, Object>> marks, String name, LearningRate rate) {
    double value = value(rate);
    if (!Double.isNaN(value)) {
      marks.add(Map.of("name", name, "value", value));
    }
  }

  private static double value(LearningRate rate) {
    if (rate instanceof LearningRate.Exact exact) {
      return Rationals.toDouble(exact.value());
    }
    return rate instanceof LearningRate.Approximate approximate ? approximate.value() : Double.NaN;
  }

  /** The answers in words, each with its name. */
  static List<List<String>> facts(LabState state) {
    return new TheoryText(state).facts();
  }

  private List<List<String>> facts() {
    StableSet<BigFraction> stable = StableSet.of(state.network(), state.eta());
    MinimizerSet<BigFraction> norm = NormMinimizers.of(state.network());
    MinimizerSet<BigFraction> sharp = SharpnessMinimizers.of(state.network());
    GradientFlow flow = gradientFlow();
    double peak = peak(flow);
    CriticalLearningRates rates = CriticalLearningRates.of(state.network());
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Interpolating manifold 𝓜", shape()));
    facts.add(List.of("Stable part, S ≤ 2/η", extent(stable)));
    facts.add(List.of("Norm minimizers", text(norm)));
    facts.add(List.of("Sharpness minimizers", text(sharp)));
    facts.add(List.of("Least norm under S ≤ 2/η", frontier()));
    facts.add(List.of("Least risk under S ≤ 2/η", risk()));
    facts.add(List.of("Gradient flow ends at", limit(flow.limit())));
    facts.add(
        List.of(
            "Sharpness along the flow",
            "s₀ = "
                + Quantity.rounded(flow.initialSharpness())
                + ", s_GF = "
                + Quantity.rounded(peak)
                + ", 2/s_GF = "
                + Quantity.rounded(2 / peak)));
    facts.add(List.of("Norm minimizers stable up to η =", text(rates.everyNormMinimizer())));
    facts.add(
        List.of("Trapping box up to η =", text(TrappingBox.largestTrapping(state.network()))));
    facts.add(List.of("Some point of 𝓜 stable up to η =", text(rates.largestStable())));
    return List.copyOf(facts);
  }

  private String shape() {
    ManifoldShape shape = ManifoldShape.of(state.network());
    if (shape instanceof ManifoldShape.Empty empty) {
      return "empty: " + empty.reason();
    }
    if (state.y().signum() == 0) {
      return "y = 0: all w with ⟨x, w⊙w⟩ = 0, singular at w = 0";
    }
    int signs = state.x1().signum() * state.x2().signum();
    return signs > 0 ? "an ellipse" : signs < 0 ? "a hyperbola" : "two parallel lines";
  }

  private static String extent(StableSet<BigFraction> stable) {
    String extent =
        switch (stable.extent()) {
          case EMPTY_MANIFOLD -> "𝓜 is empty";
          case NONE -> "no point of 𝓜";
          case PART -> "part of 𝓜";
          case ALL -> "all of 𝓜";
        };
    if (stable.vertices().isEmpty()) {
      return extent;
    }
    List<String> ends = stable.vertices().stream().map(Quantity::vector).toList();
    return extent + ", v = w⊙w with ends " + String.join(" and ", ends);
  }

  private String text(MinimizerSet<BigFraction> set) {
    if (set instanceof MinimizerSet.Face<BigFraction> face) {
      String where =
          face.support().size() == 2
              ? "all of ‖w‖² = " + Rationals.format(face.level())
              : "v = " + Quantity.vector(face.representative().orElseThrow());
      String free =
          face.freeCoordinates().isEmpty()
              ? ""
              : ", w" + (face.freeCoordinates().get(0) == 0 ? "₁" : "₂") + " arbitrary";
      String risk =
          RiskRange.of(state.network(), set).map(range -> ", risk " + text(range)).orElse("");
      return where + free + ", minimum " + Quantity.exact(face.minimum()) + risk;
    }
    return "none: 𝓜 is empty";
  }

  private static String text(RiskRange<BigFraction> range) {
    String least = Quantity.exact(range.least());
    return range
        .greatest()
        .map(
            greatest ->
                greatest.equals(range.least()) ? least : least + " to " + Quantity.exact(greatest))
        .orElse(least + " or more");
  }

  private String frontier() {
    FrontierPoint<BigFraction> point = SharpnessFrontier.leastNorm(state.network(), state.eta());
    if (point instanceof FrontierPoint.Exact<BigFraction> exact) {
      return Quantity.exact(exact.value())
          + " at v = "
          + Quantity.vector(exact.endToEnd())
          + (exact.boundActive() ? "" : " (the bound is not active)");
    }
    return point instanceof FrontierPoint.Infeasible<BigFraction> infeasible
        ? "none: " + infeasible.reason()
        : "none";
  }

  private String risk() {
    return ConstrainedRiskMinimizer.of(state.riskProblem())
        .map(
            minimizer -> {
              List<BigFraction> v = minimizer.endToEnd(state.network().x());
              return Quantity.exact(state.riskProblem().risk(v))
                  + " at v = "
                  + Quantity.vector(v)
                  + (minimizer.boundActive() ? "" : " (the bound is not active)");
            })
        .orElse("none: no point of 𝓜 has S ≤ 2/η");
  }

  private static String limit(FlowLimit limit) {
    List<Double> w = Vectors.toDoubles(limit.weights());
    String point = "w = (" + Quantity.rounded(w.get(0)) + ", " + Quantity.rounded(w.get(1)) + ")";
    return limit instanceof FlowLimit.Collapse collapse
        ? point + ", off 𝓜 or singular: " + collapse.reason()
        : point;
  }

  private static String text(LearningRate rate) {
    if (rate instanceof LearningRate.Exact exact) {
      return Quantity.exact(exact.value());
    }
    if (rate instanceof LearningRate.Approximate approximate) {
      return Quantity.rounded(approximate.value());
    }
    return rate instanceof LearningRate.Unbounded unbounded
        ? "∞: " + unbounded.reason()
        : "undefined: " + ((LearningRate.Undefined) rate).reason();
  }
}
