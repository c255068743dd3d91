package normsharp.reports.pages;

import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import normsharp.reports.runs.PublishedSweeps;
import normsharp.reports.runs.StoredRuns;
import normsharp.reports.runs.SweepFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the sweeps, from published ones and one with a file missing. */
class SweepPagesTest {
  @TempDir Path folder;

  private SweepFiles without(String sweep, String file) throws IOException {
    Path copy = PublishedSweeps.copy(sweep, folder);
    Files.delete(copy.resolve(file));
    return SweepFiles.read(copy);
  }

  @Test
  void theNetworksPageIsAsItWas() throws IOException {
    NetworksPage page =
        new NetworksPage(
            List.of(
                without(PublishedSweeps.SMALL_NETWORK, "layers.csv"),
                PublishedSweeps.read(PublishedSweeps.DENSE)),
            List.of(new StoredRuns.Unusable("spoilt", "no sweep; run it again")));
    GoldenPage.assertAsStored(
        "networks-sample.html",
        GoldenPage.content(
            Page.titled("Networks").withPlots().add(page.content().toArray(DomContent[]::new))));
  }

  @Test
  void theDiagonalPageIsAsItWas() throws IOException {
    DiagonalPage page =
        new DiagonalPage(
            List.of(
                PublishedSweeps.read(PublishedSweeps.SMALL_DIAGONAL),
                without(PublishedSweeps.DENSE, "theory.csv"),
                PublishedSweeps.read(PublishedSweeps.SMALL_NETWORK)));
    GoldenPage.assertAsStored(
        "diagonal-sample.html",
        GoldenPage.content(
            Page.titled("Diagonal network")
                .withPlots()
                .add(page.content().toArray(DomContent[]::new))));
  }
}
