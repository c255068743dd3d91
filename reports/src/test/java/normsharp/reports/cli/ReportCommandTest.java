package normsharp.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import normsharp.reports.pages.SitePage;
import normsharp.reports.runs.PublishedSweeps;
import normsharp.verify.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
  private static final String SWEEP = "diagonal-x-1-3-y-1-dense";

  /** One that takes a moment. */
  private static final String SHORT = "diagonal-x-1-2-y-1";

  @TempDir private Path folder;

  private record Result(int code, String out, String err) {}

  /** The whole command; bad input must end it before the ledger is judged. */
  private static Result refused(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = NormSharp.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    Result result = new Result(code, out.toString(), err.toString());
    assertEquals(2, code, result::toString);
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result::toString);
    return result;
  }

  /** A report of one claim and a sweep that takes a second. */
  private Result report(List<String> own, BooleanSupplier stop, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new ReportCommand(() -> Ledger.find("Lemma D.1 (i)"), own, stop))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }

  private List<String> halfWritten() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".part")).toList();
    }
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  @Test
  void runsThatAreNoneAreRefusedInOneLine() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    for (String none : List.of("absent", "empty")) {
      Result result = refused("report", "--runs", folder.resolve(none).toString(), "--out", out());
      assertTrue(
          result.err().startsWith("normsharp: --runs must name a directory"), result::toString);
    }
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void anOutputThatIsAFileIsRefusedAtOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    for (Path out : List.of(file, file.resolve("below"))) {
      Result result = refused("report", "--out", out.toString());
      assertTrue(result.err().contains("--out must be a directory"), result::toString);
    }
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void oneSweepGivenTwiceIsRefused() throws IOException {
    PublishedSweeps.copy(SWEEP, folder.resolve("a"));
    PublishedSweeps.copy(SWEEP, folder.resolve("b"));
    Result result =
        refused(
            "report",
            "--runs",
            folder.resolve("a").toString(),
            "--runs",
            folder.resolve("b").toString(),
            "--out",
            out());
    assertTrue(result.err().contains("each sweep once, got '" + SWEEP + "'"), result::toString);
  }

  @Test
  void aStoppedReportLeavesNoPagesAndTheSameCommandGoesOn() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Result stopped = report(List.of(SHORT), () -> asked.incrementAndGet() > 3, "--out", out());
    assertEquals(130, stopped.code(), stopped::toString);
    assertTrue(stopped.err().contains("stopped; the same command goes on"), stopped::toString);
    assertFalse(Files.exists(folder.resolve("out").resolve("index.html")));
    assertEquals(List.of(), halfWritten());

    Result whole = report(List.of(SHORT), () -> false, "--out", out());
    assertEquals(0, whole.code(), whole::toString);
    assertEquals(folder.resolve("out").resolve("index.html").toString(), whole.out().strip());
    for (SitePage page : SitePage.values()) {
      assertTrue(Files.size(folder.resolve("out").resolve(page.file())) > 5000, page.file());
    }
    assertEquals(List.of(), halfWritten());
    String page = Files.readString(folder.resolve("out").resolve("index.html"));
    assertTrue(page.contains("x = (1, 2), y = 1: of 7 rates with a limit"));
  }

  /** The services of the class path without an engine. */
  private static final class Without extends ClassLoader {
    private final String engine;

    Without(String engine, ClassLoader parent) {
      super(parent);
      this.engine = engine;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      List<URL> all = Collections.list(super.getResources(name));
      if (name.endsWith("empirical.engine.Engine")) {
        all.removeIf(url -> url.getPath().contains(engine));
      }
      return Collections.enumeration(all);
    }
  }

  @Test
  void aMissingEngineIsSaidOnThePages() throws IOException {
    Path runs = folder.resolve("runs");
    PublishedSweeps.copy(SWEEP, runs);
    Path damaged = PublishedSweeps.copy(PublishedSweeps.NETWORK, runs);
    Files.writeString(damaged.resolve("runs.csv"), "eta\n");
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Result result;
    try {
      Thread.currentThread().setContextClassLoader(new Without("torch", before));
      result =
          report(
              List.of(SWEEP, "synthetic-classes"),
              () -> false,
              "--runs",
              runs.toString(),
              "--out",
              out());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertEquals(0, result.code(), result::toString);
    assertTrue(
        result.err().contains("synthetic-classes not run: no engine 'torch'; available: analytic"),
        result::toString);
    assertTrue(result.err().contains("left out breast-cancer: "), result::toString);
    for (SitePage page : List.of(SitePage.OVERVIEW, SitePage.NETWORKS)) {
      String html = Files.readString(folder.resolve("out").resolve(page.file()));
      assertTrue(html.contains("synthetic-classes: not run: no engine"), page.file());
      assertTrue(html.contains("breast-cancer: runs.csv"), page.file());
    }
    assertTrue(
        Files.readString(folder.resolve("out").resolve("networks.html"))
            .contains("No sweep of a network is among the runs."));
    assertEquals(List.of(), halfWritten());
  }
}
