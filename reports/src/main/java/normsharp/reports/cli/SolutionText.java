package normsharp.reports.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.diagonal.ManifoldShape;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.LearningRate;
import normsharp.theory.flow.ExcessRate;
import normsharp.theory.flow.FlowLimit;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.Multipliers;
import normsharp.theory.kkt.RiskMinimizer;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.StableSet;
import normsharp.theory.risk.RiskRange;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** A {@link Solution} for people: exact values with a decimal beside them, indices from 1. */
record SolutionText(Solution solution) {
  private static final int DIGITS = 6;
  private static final int MAX_ENTRIES = 12;
  private static final int MAX_KKT_POINTS = 24;
  private static final int MAX_VERTICES = 12;

  void write(PrintWriter out) {
    boolean two = solution.hasTwoLayers();
    String power = two ? "v = w⊙w" : "u = w^⊙" + solution.network().layers();
    line(out, "Problem", "x = " + vector(solution.network().x()));
    String eta = solution.eta().map(rate -> ", η = " + number(rate)).orElse("");
    more(
        out,
        "y = "
            + number(solution.network().y())
            + ", L = "
            + solution.network().layers()
            + " layers"
            + eta);
    more(out, "written in " + power + "; indices count from 1");
    line(out, "Manifold", manifold(solution.shape()));

    MinimizerSet<BigFraction> norm = solution.normMinimizers();
    MinimizerSet<BigFraction> sharpness = solution.sharpnessMinimizers();
    minimizers(out, "Norm minimizers", "least norm", norm);
    minimizers(out, "Sharpness min.", "least sharpness", sharpness);

    CriticalLearningRates rates = solution.rates();
    line(out, "Learning rates", "norm minimizers stable " + rate(rates.everyNormMinimizer()));
    more(out, "any point of the manifold stable " + rate(rates.largestStable()));
    if (two) {
      more(out, "trapping box invariant " + rate(solution.largestTrapping()));
    }

    solution.frontier().ifPresent(point -> line(out, "Frontier", frontier(point)));
    stableSet(out);
    riskMinimizer(out);
    if (two && solution.enumerate()) {
      kktPoints(out);
    }
    flow(out);
  }

  private static String manifold(ManifoldShape shape) {
    if (shape instanceof ManifoldShape.Empty empty) {
      return "empty: " + empty.reason();
    }
    String kind =
        shape instanceof ManifoldShape.WholeSpace
            ? "the whole space"
            : shape instanceof ManifoldShape.SmoothHypersurface
                ? "smooth hypersurface"
                : shape instanceof ManifoldShape.CoordinateSubspace
                    ? "the subspace w_i = 0 where x_i ≠ 0"
                    : "cone, singular where w_i = 0 for all x_i ≠ 0";
    return kind + ", dimension " + shape.dimension();
  }

  private void minimizers(
      PrintWriter out, String title, String what, MinimizerSet<BigFraction> set) {
    if (set instanceof MinimizerSet.None<BigFraction> none) {
      line(out, title, "none: " + none.reason());
      return;
    }
    String value = set.exactValue().map(SolutionText::number).orElseGet(() -> decimal(set.value()));
    line(out, title, what + " " + value);
    more(out, describe(set));
    if (!set.freeCoordinates().isEmpty()) {
      more(out, "arbitrary weights at " + indices(set.freeCoordinates()) + ", where x_i = 0");
    }
    Optional<RiskRange<BigFraction>> risk = solution.risk(set);
    if (risk.isPresent()) {
      BigFraction least = risk.orElseThrow().least();
      String range =
          risk.orElseThrow()
              .greatest()
              .map(
                  greatest ->
                      greatest.equals(least)
                          ? number(least)
                          : "between " + number(least) + " and " + number(greatest))
              .orElse("at least " + number(least) + ", unbounded above");
      more(out, "risk " + range);
    }
  }

  private String describe(MinimizerSet<BigFraction> set) {
    if (set instanceof MinimizerSet.WholeManifold<BigFraction>) {
      return "every point of the manifold";
    }
    String symbol = solution.hasTwoLayers() ? "v" : "u";
    if (set instanceof MinimizerSet.Face<BigFraction> face && face.support().size() > 1) {
      return "Σ|"
          + symbol
          + "_i| = "
          + number(face.level())
          + " over i in "
          + indices(face.support())
          + ", 0 elsewhere";
    }
    if (set instanceof MinimizerSet.PowerLaw<BigFraction> law && set.representative().isEmpty()) {
      return symbol + " = " + decimals(law.endToEnd());
    }
    return symbol + " = " + vector(set.representative().orElseThrow());
  }

  private static String rate(LearningRate rate) {
    if (rate instanceof LearningRate.Exact exact) {
      return "up to η = " + number(exact.value());
    }
    if (rate instanceof LearningRate.Approximate approximate) {
      return "up to η = " + decimal(approximate.value());
    }
    if (rate instanceof LearningRate.Unbounded unbounded) {
      return "at every η: " + unbounded.reason();
    }
    return "undefined: " + SolutionJson.reason(rate);
  }

  private static String frontier(FrontierPoint<BigFraction> point) {
    if (point instanceof FrontierPoint.Exact<BigFraction> exact) {
      return "least norm under S ≤ 2/η: " + number(exact.value()) + active(exact.boundActive());
    }
    if (point instanceof FrontierPoint.Approximate<BigFraction> rounded) {
      return "least norm under S ≤ 2/η: "
          + decimal(rounded.value())
          + active(rounded.boundActive());
    }
    return "infeasible: " + ((FrontierPoint.Infeasible<BigFraction>) point).reason();
  }

  private static String active(boolean active) {
    return active ? " (the bound is active)" : " (the bound is not active)";
  }

  private void stableSet(PrintWriter out) {
    if (solution.stableExtent().isEmpty()) {
      return;
    }
    String extent =
        switch (solution.stableExtent().orElseThrow()) {
          case EMPTY_MANIFOLD -> "none: the manifold is empty";
          case NONE -> "none: every point of the manifold has S > 2/η";
          case PART -> "part of the manifold has S ≤ 2/η";
          case ALL -> "the whole manifold has S ≤ 2/η";
        };
    line(out, "Stable set", extent);
    List<List<BigFraction>> vertices =
        solution.stableSet().map(StableSet::vertices).orElse(List.of());
    for (int k = 0; k < Math.min(vertices.size(), MAX_VERTICES); k++) {
      more(out, "vertex v = " + vector(vertices.get(k)));
    }
    if (vertices.size() > MAX_VERTICES) {
      more(out, "and " + (vertices.size() - MAX_VERTICES) + " more vertices (--json lists all)");
    }
  }

  private void riskMinimizer(PrintWriter out) {
    if (!solution.hasTwoLayers()) {
      return;
    }
    String title = "Risk minimizer";
    Optional<RiskMinimizer<BigFraction>> minimizer = solution.riskMinimizer();
    if (minimizer.isEmpty()) {
      line(out, title, "none: " + solution.noRiskMinimizer());
      return;
    }
    RiskMinimizer<BigFraction> found = minimizer.orElseThrow();
    List<BigFraction> v = found.endToEnd(solution.network().x());
    line(out, title, "v = " + vector(v));
    String bound = solution.eta().isPresent() ? active(found.boundActive()) : " (no η: no bound)";
    more(out, "risk " + number(solution.riskProblem().risk(v)) + bound);
  }

  private void kktPoints(PrintWriter out) {
    List<String> shown = new ArrayList<>();
    int[] count = {0};
    KktEnumeration.forEach(
        solution.riskProblem(),
        point -> {
          if (count[0]++ < MAX_KKT_POINTS) {
            shown.add(kktPoint(point));
          }
        });
    line(out, "KKT points", count[0] + " of (12), up to the signs of the weights");
    shown.forEach(text -> more(out, text));
    if (count[0] > MAX_KKT_POINTS) {
      more(out, "and " + (count[0] - MAX_KKT_POINTS) + " more (--json lists all)");
    }
  }

  private static String kktPoint(KktPoint<BigFraction> point) {
    String freedom =
        point.multipliers() instanceof Multipliers.Unique<BigFraction> ? "" : " (not unique)";
    return (point.globalMinimizer() ? "* " : "  ")
        + "v = "
        + vector(point.v())
        + "  ν = "
        + number(point.nu())
        + "  λ = "
        + number(point.lambda())
        + freedom
        + "  risk "
        + number(point.risk())
        + (point.globalMinimizer() ? "  global minimizer" : "");
  }

  private void flow(PrintWriter out) {
    FlowLimit limit = solution.flowLimit();
    line(out, "Gradient flow", "from w = α·1, α = " + number(solution.alpha()));
    more(
        out, "limit w = " + decimals(limit.weights().stream().map(FieldElement::getReal).toList()));
    if (limit instanceof FlowLimit.Collapse collapse) {
      more(out, "residual " + decimal(collapse.residual()) + ": " + collapse.reason());
    }
    OptionalDouble excess = solution.flowExcess();
    if (excess.isPresent()) {
      String law =
          solution.excessRate() instanceof ExcessRate.Power power
              ? ", ~ " + decimal(power.constant()) + "·α^" + decimal(power.exponent())
              : "";
      more(
          out,
          "norm in excess of the least non-negative one: ε(α) = "
              + decimal(excess.getAsDouble())
              + law);
    }
    more(
        out,
        "sharpness "
            + decimal(solution.initialSharpness())
            + " at the start, at most "
            + decimal(solution.peakSharpness().value())
            + " along the flow");
  }

  private static void line(PrintWriter out, String title, String text) {
    out.printf(Locale.ROOT, "%-16s %s%n", title, text);
  }

  private static void more(PrintWriter out, String text) {
    line(out, "", text);
  }

  private static String number(BigFraction value) {
    String exact = Rationals.format(value);
    return value.isInteger() ? exact : exact + " ≈ " + Rationals.toDecimal(value, DIGITS);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%." + DIGITS + "g", value);
  }

  private static String vector(List<BigFraction> values) {
    String decimals =
        values.stream().allMatch(BigFraction::isInteger)
            ? ""
            : " ≈ " + join(values.stream().map(v -> Rationals.toDecimal(v, DIGITS)).toList());
    return join(values.stream().map(Rationals::format).toList()) + decimals;
  }

  private static String decimals(List<Double> values) {
    return join(values.stream().map(SolutionText::decimal).toList());
  }

  private static String indices(List<Integer> zeroBased) {
    return zeroBased.stream().map(i -> "" + (i + 1)).collect(Collectors.joining(", ", "{", "}"));
  }

  private static String join(List<String> entries) {
    String shown = entries.stream().limit(MAX_ENTRIES).collect(Collectors.joining(", "));
    return entries.size() > MAX_ENTRIES
        ? "(" + shown + ", … " + entries.size() + " entries)"
        : "(" + shown + ")";
  }
}
