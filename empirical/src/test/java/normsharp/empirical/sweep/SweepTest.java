package normsharp.empirical.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.empirical.configuration.Configurations;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.descent.RunOutcome;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.store.SweepDirectory;
import normsharp.empirical.store.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps of the diagonal network, which need no engine but plain Java. */
class SweepTest {
  private static final List<String> TABLES =
      List.of(
          "runs.csv",
          "samples.csv",
          "steps.csv",
          "evolution.csv",
          "flow.csv",
          "layers.csv",
          "runs.parquet");

  @TempDir private Path directory;

  private static SweepConfiguration configuration() {
    return Configurations.named("diagonal-x-1-3-y-4");
  }

  private static Sweep sweep() {
    return new Sweep(configuration(), DataDirectory.find(Optional.empty()));
  }

  private static SweepDirectory create(Path target, Sweep sweep) throws IOException {
    return SweepDirectory.create(target, configuration().toText(), sweep.provenance());
  }

  private static boolean run(Path target, boolean resume, BooleanSupplier stop) throws IOException {
    Sweep sweep = sweep();
    try (SweepDirectory open =
        resume
            ? SweepDirectory.resume(target, configuration().toText(), sweep.provenance())
            : create(target, sweep)) {
      boolean complete = sweep.run(open, Progress.NONE, stop);
      if (complete) {
        sweep.publish(open);
      }
      return complete;
    }
  }

  @Test
  void aSweepStoppedAgainAndAgainEqualsAnUninterruptedOne() throws IOException {
    Path whole = directory.resolve("whole");
    assertTrue(run(whole, false, () -> false));

    Path cut = directory.resolve("cut");
    AtomicInteger asked = new AtomicInteger();
    // Stops after ever more questions, each of which is a step or an item.
    boolean complete = run(cut, false, () -> asked.incrementAndGet() > 25);
    int sessions = 1;
    while (!complete) {
      asked.set(0);
      int budget = 40 * sessions * sessions;
      complete = run(cut, true, () -> asked.incrementAndGet() > budget);
      sessions++;
    }
    assertTrue(sessions > 5, "only " + sessions + " sessions");
    for (String table : TABLES) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(table)), Files.readAllBytes(cut.resolve(table)), table);
    }
  }

  @Test
  void theMergeKnowsEachRatesGridAndOutcome() throws IOException {
    Path target = directory.resolve("sweep");
    Sweep sweep = sweep();
    try (SweepDirectory open = create(target, sweep)) {
      assertTrue(sweep.run(open, Progress.NONE, () -> false));
      FinishedSweep finished = sweep.finished(open.stored());
      double peak = finished.flow().sharpness().peak();
      assertEquals(1 / (2 * peak), finished.runs().get(0).rate(), 1e-15);
      assertEquals(RunOutcome.REACHED, finished.runs().get(0).outcome());
      FinishedSweep.Run last = finished.runs().get(finished.runs().size() - 1);
      assertEquals(RunOutcome.DIVERGED, last.outcome());
      assertTrue(last.measures().isEmpty());
      // Edge of stability: what gradient descent converges to has S ≤ 2/η, and often nearly so.
      boolean near = false;
      for (FinishedSweep.Run run : finished.runs()) {
        if (run.outcome() == RunOutcome.REACHED) {
          double product = run.descent().samples().last("sharpness") * run.rate();
          assertTrue(product <= 2.01, "S·η = " + product);
          near |= run.rate() > 2.2 / peak && product > 1.9;
        }
      }
      assertTrue(near, "no run ended near the edge");
      // A limit of the flow-aligned regime lies on the manifold; above the frontier's norm.
      Table theory = DiagonalTable.of(finished, (DiagonalModel) configuration().model());
      assertTrue(theory.doubleAt(0, "distance_to_manifold") < 1e-4);
      for (int row = 0; row < theory.rows(); row++) {
        assertTrue(theory.doubleAt(row, "norm") >= theory.doubleAt(row, "frontier_norm") - 1e-4);
        assertTrue(theory.doubleAt(row, "risk") >= theory.doubleAt(row, "least_risk") - 1e-4);
      }
      Table evolution = EvolutionTable.of(finished);
      for (FinishedSweep.Run run : finished.runs()) {
        List<Integer> rows =
            IntStream.range(0, evolution.rows())
                .filter(row -> evolution.doubleAt(row, "eta") == run.rate())
                .boxed()
                .toList();
        if (!rows.isEmpty()) {
          int end = rows.get(rows.size() - 1);
          assertTrue(rows.size() <= 201);
          assertEquals(run.descent().updates(), evolution.longAt(end, "step"));
          assertEquals(run.measures().get("train_loss"), evolution.doubleAt(end, "train_loss"));
          assertEquals(
              run.descent().samples().last("sharpness"), evolution.doubleAt(end, "sharpness"));
        }
      }
      assertEquals(0.5, evolution.doubleAt(0, "eta") * peak / 2, 1e-12);
      SweepAnalysis analysis = sweep.analysis(open.stored());
      assertEquals(analysis.toText(), sweep.analysis(open.stored()).toText());
    }
  }

  @Test
  void checkpointsAreKeptWhereTheLossPassesPowersOfTen() throws IOException {
    String text =
        configuration()
            .toText()
            .replace("checkpoints = false", "checkpoints = true")
            .replaceFirst("(?s)rates \\{.*?\\}", "rates { listed = [0.02] }");
    SweepConfiguration brief = SweepConfiguration.parse(text);
    Path target = directory.resolve("sweep");
    Sweep sweep = new Sweep(brief, DataDirectory.find(Optional.empty()));
    try (SweepDirectory open = SweepDirectory.create(target, brief.toText(), sweep.provenance())) {
      assertTrue(sweep.run(open, Progress.NONE, () -> false));
    }
    // A step that passes several powers at once leaves the lowest.
    try (Stream<Path> files = Files.list(target.resolve("models"))) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).toList();
      assertTrue(names.stream().anyMatch(name -> name.startsWith("flow.0.1e-")), "" + names);
      assertTrue(names.stream().anyMatch(name -> name.startsWith("eta=0.02.0.1e-")), "" + names);
    }
  }

  @Test
  void aWorkItemSurvivesItsWayToAnotherMachine() throws IOException, ClassNotFoundException {
    WorkItem item = new WorkItem(configuration().toText(), List.of(0.1, 0.3));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(item);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      WorkItem read = (WorkItem) in.readObject();
      assertEquals(item, read);
      assertEquals(configuration(), SweepConfiguration.parse(read.configuration()));
    }
    assertEquals("eta=0.1+1", item.name());
    assertThrows(IllegalArgumentException.class, () -> new WorkItem("", List.of(-1.0)));
  }

  @Test
  void anEngineThatIsAbsentOrDoesNotFitIsNamedInOneLine() {
    SweepConfiguration elsewhere =
        configuration()
            .with(configuration().engine().with(Optional.of("abacus"), Optional.empty()));
    IllegalArgumentException absent =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Sweep(elsewhere, DataDirectory.find(Optional.empty())));
    assertTrue(absent.getMessage().startsWith("no engine 'abacus'"), absent.getMessage());
    assertFalse(absent.getMessage().contains("\n"));
    SweepConfiguration device =
        configuration().with(configuration().engine().with(Optional.empty(), Optional.of("cuda")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sweep(device, DataDirectory.find(Optional.empty())));
  }
}
