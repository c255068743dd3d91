package normsharp.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import normsharp.reports.json.Json;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.ManifoldShape;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.LearningRate;
import normsharp.theory.flow.ExcessRate;
import normsharp.theory.flow.FlowLimit;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.RiskMinimizer;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.StableSet;
import normsharp.theory.risk.RiskRange;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** A {@link Solution} as JSON. */
record SolutionJson(Solution solution) {
  void write(PrintWriter out) {
    Json.document(
        out,
        json -> {
          json.object("problem", this::problem).object("manifold", this::manifold);
          MinimizerSet<BigFraction> norm = solution.normMinimizers();
          MinimizerSet<BigFraction> sharpness = solution.sharpnessMinimizers();
          json.object("minNorm", part -> minimizers(part, norm));
          json.object("minSharpness", part -> minimizers(part, sharpness));
          List<String> reasons = new ArrayList<>();
          CriticalLearningRates rates = solution.rates();
          rate(json, "criticalLearningRate", rates.everyNormMinimizer(), reasons);
          rate(json, "largestStableLearningRate", rates.largestStable(), reasons);
          rate(json, "largestTrappingLearningRate", solution.largestTrapping(), reasons);
          json.object("frontier", this::frontier).object("stableSet", this::stableSet);
          json.object("riskMinimizer", this::riskMinimizer);
          kktPoints(json, reasons);
          json.object("flow", this::flow);
          if (!reasons.isEmpty()) {
            json.text("reason", String.join("; ", reasons));
          }
        });
  }

  private void problem(Json json) throws IOException {
    json.exact("x", solution.network().x()).exact("y", solution.network().y());
    if (solution.eta().isPresent()) {
      json.exact("eta", solution.eta().orElseThrow());
    } else {
      json.none("eta");
    }
    json.exact("alpha", solution.alpha()).integer("layers", solution.network().layers());
  }

  private void manifold(Json json) throws IOException {
    ManifoldShape shape = solution.shape();
    json.flag("empty", shape.isEmpty()).text("kind", shape.getClass().getSimpleName());
    if (shape instanceof ManifoldShape.Empty empty) {
      json.nothing("dimension", empty.reason());
    } else {
      json.integer("dimension", shape.dimension());
    }
  }

  private void minimizers(Json json, MinimizerSet<BigFraction> set) throws IOException {
    if (set instanceof MinimizerSet.None<BigFraction> none) {
      json.nothing("value", none.reason());
    } else {
      value(json, "value", set.exactValue(), set.value());
    }
    json.indices("support", set.support()).indices("freeCoordinates", set.freeCoordinates());
    if (set instanceof MinimizerSet.Face<BigFraction> face) {
      json.exact("level", face.level());
    }
    if (set.representative().isPresent()) {
      json.exact("endToEnd", set.representative().orElseThrow());
    } else if (set instanceof MinimizerSet.PowerLaw<BigFraction> powerLaw) {
      json.rounded("endToEnd", Vectors.map(powerLaw.endToEnd(), Binary64::new));
    } else {
      json.none("endToEnd");
    }
    Optional<RiskRange<BigFraction>> risk = solution.risk(set);
    json.object(
        "risk",
        part -> {
          if (risk.isEmpty()) {
            boolean empty = set instanceof MinimizerSet.None<BigFraction>;
            part.none("least")
                .nothing("greatest", empty ? "no minimizers" : "irrational weights (L ≥ 5)");
            return;
          }
          part.exact("least", risk.orElseThrow().least());
          Optional<BigFraction> greatest = risk.orElseThrow().greatest();
          if (greatest.isPresent()) {
            part.exact("greatest", greatest.orElseThrow());
          } else {
            part.nothing("greatest", "unbounded along free coordinates");
          }
        });
  }

  private static void value(Json json, String name, Optional<BigFraction> exact, double rounded)
      throws IOException {
    if (exact.isPresent()) {
      json.exact(name, exact.orElseThrow());
    } else {
      json.rounded(name, rounded);
    }
  }

  private static void rate(Json json, String name, LearningRate rate, List<String> reasons)
      throws IOException {
    if (rate instanceof LearningRate.Exact exact) {
      json.exact(name, exact.value());
    } else if (rate instanceof LearningRate.Approximate approximate) {
      json.rounded(name, approximate.value());
    } else {
      json.none(name);
      reasons.add(name + ": " + reason(rate));
    }
  }

  static String reason(LearningRate rate) {
    if (rate instanceof LearningRate.Unbounded unbounded) {
      return "unbounded, " + unbounded.reason();
    }
    return rate instanceof LearningRate.Undefined undefined ? undefined.reason() : "";
  }

  private void frontier(Json json) throws IOException {
    Optional<FrontierPoint<BigFraction>> frontier = solution.frontier();
    if (frontier.isEmpty()) {
      json.nothing("value", "needs a learning rate: give --eta").none("endToEnd");
      return;
    }
    FrontierPoint<BigFraction> point = frontier.orElseThrow();
    if (point instanceof FrontierPoint.Exact<BigFraction> exact) {
      json.exact("value", exact.value()).exact("endToEnd", exact.endToEnd());
      json.flag("boundActive", exact.boundActive());
    } else if (point instanceof FrontierPoint.Approximate<BigFraction> rounded) {
      json.rounded("value", rounded.value());
      json.rounded("endToEnd", Vectors.map(rounded.endToEnd(), Binary64::new));
      json.flag("boundActive", rounded.boundActive());
    } else if (point instanceof FrontierPoint.Infeasible<BigFraction> infeasible) {
      json.nothing("value", infeasible.reason()).none("endToEnd");
    }
  }

  private void stableSet(Json json) throws IOException {
    Optional<StableSet.Extent> extent = solution.stableExtent();
    if (extent.isEmpty()) {
      json.nothing(
          "extent",
          solution.hasTwoLayers()
              ? "needs a learning rate: give --eta"
              : "the stable set is described for 2 layers");
      return;
    }
    json.text("extent", extent.orElseThrow().name());
    Optional<StableSet<BigFraction>> set = solution.stableSet();
    if (set.isEmpty()) {
      json.nothing("vertices", "not listed for d > " + KktEnumeration.MAX_DIMENSION);
      return;
    }
    json.array(
        "vertices",
        part -> {
          for (List<BigFraction> vertex : set.orElseThrow().vertices()) {
            part.element(inner -> inner.exact("v", vertex));
          }
        });
    json.indices("unboundedAlong", set.orElseThrow().recession());
  }

  private void riskMinimizer(Json json) throws IOException {
    Optional<RiskMinimizer<BigFraction>> minimizer =
        solution.hasTwoLayers() ? solution.riskMinimizer() : Optional.empty();
    if (minimizer.isEmpty()) {
      json.none("v").nothing("risk", solution.noRiskMinimizer());
      return;
    }
    RiskMinimizer<BigFraction> found = minimizer.orElseThrow();
    List<BigFraction> v = found.endToEnd(solution.network().x());
    json.exact("v", v).exact("risk", solution.riskProblem().risk(v)).exact("nu", found.nu());
    if (solution.eta().isPresent()) {
      json.exact("lambda", found.lambda(solution.eta().orElseThrow()));
    } else {
      json.exact("lambda", BigFraction.ZERO);
    }
    json.flag("boundActive", found.boundActive());
  }

  private void kktPoints(Json json, List<String> reasons) throws IOException {
    if (!solution.hasTwoLayers() || !solution.enumerate()) {
      json.none("kktPoints");
      reasons.add(
          "kktPoints: "
              + (solution.hasTwoLayers() ? "left out by --no-kkt" : "(12) is stated for 2 layers"));
      return;
    }
    json.array(
        "kktPoints",
        part ->
            KktEnumeration.forEach(
                solution.riskProblem(),
                point -> {
                  try {
                    part.element(inner -> kktPoint(inner, point));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }

  private static void kktPoint(Json json, KktPoint<BigFraction> point) throws IOException {
    json.indices("support", point.support())
        .exact("v", point.v())
        .exact("nu", point.nu())
        .exact("lambda", point.lambda())
        .text("multipliers", point.multipliers().getClass().getSimpleName())
        .flag("boundActive", point.boundActive())
        .flag("globalMinimizer", point.globalMinimizer())
        .exact("risk", point.risk());
  }

  private void flow(Json json) throws IOException {
    FlowLimit limit = solution.flowLimit();
    json.rounded("limit", limit.weights()).rounded("residual", limit.residual());
    OptionalDouble excess = solution.flowExcess();
    if (excess.isPresent()) {
      json.rounded("excessNorm", excess.getAsDouble());
    } else {
      json.nothing(
          "excessNorm",
          limit instanceof FlowLimit.Collapse collapse
              ? collapse.reason()
              : "no non-negative weights interpolate");
    }
    json.object("excessRate", part -> excessRate(part, solution.excessRate()));
    json.rounded("initialSharpness", solution.initialSharpness());
    json.rounded("peakSharpness", solution.peakSharpness().value());
  }

  private static void excessRate(Json json, ExcessRate rate) throws IOException {
    if (rate instanceof ExcessRate.Power power) {
      json.rounded("exponent", power.exponent()).rounded("constant", power.constant());
    } else {
      json.none("exponent").nothing("constant", reason(rate));
    }
  }

  static String reason(ExcessRate rate) {
    if (rate instanceof ExcessRate.Zero zero) {
      return "ε(α) = 0: " + zero.reason();
    }
    return rate instanceof ExcessRate.Undefined undefined ? undefined.reason() : "";
  }
}
