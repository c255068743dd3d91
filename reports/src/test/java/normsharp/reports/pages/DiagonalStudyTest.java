package normsharp.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import normsharp.reports.figures.Point;
import normsharp.reports.runs.Columns;
import normsharp.reports.runs.PublishedSweeps;
import normsharp.reports.runs.SweepFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of x = (1, 3), y = 1 against formulas for d = 2 worked out by hand. */
class DiagonalStudyTest {
  private static final SweepFiles DENSE = PublishedSweeps.read(PublishedSweeps.DENSE);
  private static final DiagonalStudy STUDY = DiagonalStudy.of(DENSE);

  /** Rounding of the last digit in what is computed both exactly and here. */
  private static final double ROUNDING = 1e-12;

  @TempDir private Path folder;

  /** v₁ + 3v₂ = 1 and 4(v₁ + 9v₂) ≤ 2/η: both are tight from η = 1/6 on, v₂ = (1/(2η) − 1)/6. */
  private static double frontier(double eta) {
    return eta <= 1.0 / 6 ? 1.0 / 3 : 1 - (1 / (2 * eta) - 1) / 3;
  }

  @Test
  void theCurvesAreThoseOfTheFormulas() {
    assertEquals(161, STUDY.bound().size());
    for (Point point : STUDY.bound()) {
      assertEquals(2 / point.x(), point.y(), ROUNDING * point.y());
    }
    assertTrue(STUDY.frontier().size() > 100);
    for (Point point : STUDY.frontier()) {
      assertTrue(point.x() <= 0.5);
      assertEquals(frontier(point.x()), point.y(), ROUNDING);
    }
    // 1/(2|y|·min|x|), the largest rate with a stable point of 𝓜.
    assertEquals(0.5, STUDY.largestStable().orElseThrow(), ROUNDING);
    assertEquals("x = (1, 3), y = 1", STUDY.problem());
  }

  @Test
  void theTableOfTheTheoryHasTheSameNumbers() {
    Columns theory = DENSE.theory().orElseThrow();
    int compared = 0;
    for (int row = 0; row < theory.rows(); row++) {
      double least = theory.number(row, "frontier_norm");
      if (Double.isFinite(least)) {
        assertEquals(frontier(theory.number(row, "eta")), least, ROUNDING);
        compared++;
      }
      double eta = theory.number(row, "eta");
      int found = row;
      // The curve of the least risk, at the table's rate, between its neighbours on the curve.
      List<Point> curve = STUDY.leastRisk();
      for (int i = 1; i < curve.size(); i++) {
        if (curve.get(i - 1).x() <= eta && eta <= curve.get(i).x()) {
          double low = Math.min(curve.get(i - 1).y(), curve.get(i).y());
          double high = Math.max(curve.get(i - 1).y(), curve.get(i).y());
          double risk = theory.number(row, "least_risk");
          assertTrue(low - 1e-9 <= risk && risk <= high + 1e-9, () -> "row " + found);
        }
      }
    }
    assertTrue(compared > 20, "compared " + compared);
  }

  @Test
  void theResidualsFollowFromTheTables() {
    Columns runs = DENSE.runs();
    double predicted = 2 / DENSE.analysis().sweep().flow().peakSharpness();
    double largest = 0;
    int limits = 0;
    int beyond = 0;
    for (int row = 0; row < runs.rows(); row++) {
      double relative = runs.number(row, "eta") * runs.number(row, "sharpness") / 2;
      if (runs.text(row, "outcome").equals("REACHED") && relative <= 1.01) {
        largest = Math.max(largest, relative);
        limits++;
        beyond += runs.number(row, "eta") > predicted ? 1 : 0;
      }
    }
    DiagonalStudy.Residuals residuals = STUDY.residuals();
    assertEquals(largest, residuals.largestRelativeSharpness(), ROUNDING);
    assertEquals(limits, residuals.runs());
    assertEquals(beyond, residuals.beyond());
    assertEquals(runs.rows(), limits + STUDY.failures().size());
    Columns theory = DENSE.theory().orElseThrow();
    double best = theory.numbers("risk").stream().min(Double::compare).orElseThrow();
    assertEquals(best, residuals.bestRisk());
    assertEquals(theory.number(0, "risk"), residuals.flowRisk());
    // Theory: no limit below the frontier by more than its distance to 𝓜 explains.
    assertTrue(
        residuals.leastNormExcess().orElseThrow()
            >= -2 * residuals.largestDistanceToManifold().orElseThrow());
  }

  @Test
  void thePathsEndWhereTheMeasuredRunsDo() {
    WeightPaths paths = WeightPaths.of(DENSE, STUDY);
    assertEquals(8, paths.panels().size());
    int converged = 0;
    for (WeightPaths.Panel panel : paths.panels()) {
      if (panel.end().isPresent()) {
        Point w = panel.end().orElseThrow();
        // On 𝓜 up to the loss goal: ℓ = (residual)²/2 < 10⁻⁶.
        assertEquals(1, w.x() * w.x() + 3 * w.y() * w.y(), 2e-3);
        Point measured =
            STUDY.norm().stream()
                .filter(point -> point.x() == panel.eta())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no limit at η = " + panel.eta()));
        assertEquals(measured.y(), w.x() * w.x() + w.y() * w.y(), 5e-3);
        converged++;
      }
      for (Point kkt : panel.kktPoints()) {
        assertEquals(1, kkt.x() * kkt.x() + 3 * kkt.y() * kkt.y(), 1e-9);
      }
    }
    assertTrue(converged >= 4, "converged: " + converged);
    Point flow = paths.flow().get(paths.flow().size() - 1);
    assertEquals(1, flow.x() * flow.x() + 3 * flow.y() * flow.y(), 1e-3);
  }

  private DiagonalStudy with(String file, String column, int row, double value) throws IOException {
    Path into = Files.createTempDirectory(folder, "sweep");
    Path sweep = PublishedSweeps.copy(PublishedSweeps.DENSE, into);
    List<String> lines = Files.readAllLines(sweep.resolve(file));
    int at = List.of(lines.get(0).split(",", -1)).indexOf(column);
    // No cell before the quoted one has a comma in it.
    String[] tail = lines.get(row + 1).replaceAll("\"[^\"]*\"", "text").split(",", -1);
    tail[at] = Double.toString(value);
    lines.set(row + 1, String.join(",", tail));
    Files.writeString(sweep.resolve(file), String.join("\r\n", lines) + "\r\n");
    return DiagonalStudy.of(SweepFiles.read(sweep));
  }

  @Test
  void aLimitBelowTheFrontierShows() throws IOException {
    DiagonalStudy doctored = with("theory.csv", "norm", 3, 0.2);
    assertEquals(
        0.2 - frontier(DENSE.theory().orElseThrow().number(3, "eta")),
        doctored.residuals().leastNormExcess().orElseThrow(),
        ROUNDING);
    assertTrue(doctored.residuals().leastNormExcess().orElseThrow() < -0.1);
  }

  @Test
  void aBetterRiskShows() throws IOException {
    DiagonalStudy doctored = with("theory.csv", "risk", 5, 0.01);
    assertEquals(0.01, doctored.residuals().bestRisk());
    assertEquals(DENSE.theory().orElseThrow().number(5, "eta"), doctored.residuals().bestEta());
    assertNotEquals(STUDY.residuals().bestEta(), doctored.residuals().bestEta());
    assertTrue(doctored.residuals().leastRiskExcess().orElseThrow() < -0.5);
  }

  @Test
  void aPointAboveTwoOverEtaIsNoLimit() throws IOException {
    // The run nearest to the bound, in both files that tell of it.
    Point last =
        STUDY.sharpness().stream()
            .max(Comparator.comparingDouble(point -> point.x() * point.y()))
            .orElseThrow();
    Path sweep = PublishedSweeps.copy(PublishedSweeps.DENSE, folder);
    for (String file : List.of("runs.csv", "analysis.json")) {
      String text = Files.readString(sweep.resolve(file));
      String changed = text.replace(Double.toString(last.y()), Double.toString(1.03 * last.y()));
      assertFalse(text.equals(changed));
      Files.writeString(sweep.resolve(file), changed);
    }
    DiagonalStudy doctored = DiagonalStudy.of(SweepFiles.read(sweep));
    assertEquals(STUDY.residuals().runs() - 1, doctored.residuals().runs());
    assertTrue(
        doctored.failures().contains(new DiagonalStudy.Failure(last.x(), DiagonalStudy.CROSSED)));
  }

  @Test
  void aSweepWithoutAStableLimitIsNotCoveredAndThePageSaysSo() throws IOException {
    Path sweep = PublishedSweeps.copy(PublishedSweeps.DENSE, folder);
    String table = Files.readString(sweep.resolve("theory.csv"));
    Files.writeString(sweep.resolve("theory.csv"), table.substring(0, table.indexOf('\n') + 1));
    SweepFiles read = SweepFiles.read(sweep);
    assertFalse(DiagonalStudy.covers(read));
    DiagonalPage page = new DiagonalPage(List.of(read));
    String html = page.content().toString();
    assertTrue(html.contains(PublishedSweeps.DENSE + " is not shown"), html);
    Files.delete(sweep.resolve("theory.csv"));
    html = new DiagonalPage(List.of(SweepFiles.read(sweep))).content().toString();
    assertTrue(html.contains("theory.csv is not there"), html);
  }
}
