package normsharp.reports.pages;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.empirical.analysis.CriticalRate;
import normsharp.empirical.store.AtomicFile;
import normsharp.reports.json.RecordJson;
import normsharp.reports.lab.LabPage;
import normsharp.reports.ledger.JudgedLedger;
import normsharp.reports.ledger.LedgerJson;
import normsharp.reports.ledger.LedgerSummary;
import normsharp.reports.runs.StoredRuns;
import normsharp.reports.runs.SweepFiles;

/**
 * A report: its pages, each a file of its own with its numbers as JSON beside it.
 *
 * @param ledger the paper's claims, judged
 * @param sweeps what was run
 * @param unusable runs that can't be shown, and sweeps that could not be run
 * @param provenance where it comes from
 */
public record Report(
    JudgedLedger ledger,
    List<SweepFiles> sweeps,
    List<StoredRuns.Unusable> unusable,
    Provenance provenance) {
  private static final Gson JSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  /**
   * Where a report comes from.
   *
   * @param facts versions and machine
   * @param parts what was done for it, with seconds
   */
  public record Provenance(Map<String, String> facts, Map<String, Double> parts) {
    /** Takes immutable copies that keep the order. */
    public Provenance {
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
      parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
  }

  /** Takes immutable copies. */
  public Report {
    sweeps = List.copyOf(sweeps);
    unusable = List.copyOf(unusable);
  }

  /**
   * Writes the report. Every file is written beside and moved, the overview last.
   *
   * @param directory where to; made if it isn't there
   * @return the overview's path
   */
  public Path write(Path directory) throws IOException {
    Files.createDirectories(directory);
    LedgerSummary summary = LedgerSummary.of(ledger);
    DiagonalPage diagonal = new DiagonalPage(sweeps);
    NetworksPage networks = new NetworksPage(sweeps, unusable);
    Optional<SideBySide> both = sideBySide(diagonal, networks);

    LedgerJson.write(ledger, directory.resolve(SitePage.LEDGER.json()));
    put(
        directory,
        SitePage.LEDGER,
        LedgerPage.of(ledger)
            .in(List.of(SitePage.values()), SitePage.LEDGER)
            .colophon(colophon(SitePage.LEDGER)));
    AtomicFile.write(directory.resolve(SitePage.LAB.file()), LabPage.html());
    json(directory, SitePage.DIAGONAL, diagonal.json());
    put(
        directory,
        SitePage.DIAGONAL,
        page(SitePage.DIAGONAL, "Diagonal network", diagonal.content()));
    json(directory, SitePage.NETWORKS, networks.json());
    put(directory, SitePage.NETWORKS, page(SitePage.NETWORKS, "Networks", networks.content()));
    json(directory, SitePage.SIDE_BY_SIDE, RecordJson.of(both));
    put(
        directory,
        SitePage.SIDE_BY_SIDE,
        page(
            SitePage.SIDE_BY_SIDE,
            "Toy model and network side by side",
            both.map(SideBySide::content)
                .orElseGet(
                    () ->
                        List.of(
                            p("This needs a sweep of a diagonal network and one of a network;"
                                    + " one of them is missing.")
                                .withClass("note")))));
    json(directory, SitePage.PROVENANCE, provenanceJson());
    put(
        directory,
        SitePage.PROVENANCE,
        page(SitePage.PROVENANCE, "Provenance", provenanceContent()));
    JsonObject overview = new JsonObject();
    overview.add("ledger", RecordJson.of(summary));
    overview.add("networks", RecordJson.of(networks.findings()));
    overview.add("unusable", RecordJson.of(unusable));
    json(directory, SitePage.OVERVIEW, overview);
    put(
        directory,
        SitePage.OVERVIEW,
        page(
            SitePage.OVERVIEW,
            "Norm versus sharpness: theory against experiment",
            overview(summary, diagonal, networks, both)));
    return directory.resolve(SitePage.OVERVIEW.file());
  }

  private Optional<SideBySide> sideBySide(DiagonalPage diagonal, NetworksPage networks) {
    if (diagonal.studies().isEmpty() || networks.findings().isEmpty()) {
      return Optional.empty();
    }
    SweepFiles toy = named(diagonal.studies().get(0).name());
    // The network with the most to say: a change point, then the most rates.
    SweepFiles network =
        networks.findings().stream()
            .map(findings -> named(findings.name()))
            .max(
                Comparator.comparing(
                        (SweepFiles sweep) ->
                            sweep.analysis().critical() instanceof CriticalRate.Found)
                    .thenComparing(sweep -> sweep.configuration().published().row().isPresent())
                    .thenComparing(sweep -> sweep.analysis().sweep().reached().size()))
            .orElseThrow();
    return Optional.of(SideBySide.of(toy, network));
  }

  private SweepFiles named(String name) {
    return sweeps.stream().filter(sweep -> sweep.name().equals(name)).findFirst().orElseThrow();
  }

  private Page page(SitePage which, String title, List<DomContent> content) {
    Page page =
        Page.titled(title)
            .in(List.of(SitePage.values()), which)
            .add(content.toArray(new DomContent[0]))
            .colophon(colophon(which));
    return which == SitePage.PROVENANCE || which == SitePage.OVERVIEW ? page : page.withPlots();
  }

  private String colophon(SitePage page) {
    return "normsharp "
        + provenance.facts().getOrDefault("commit", "")
        + "; every number on this page is in "
        + page.json()
        + ".";
  }

  private List<DomContent> overview(
      LedgerSummary summary,
      DiagonalPage diagonal,
      NetworksPage networks,
      Optional<SideBySide> both) {
    List<DomContent> content = new ArrayList<>();
    content.add(
        p("This report checks the paper “Conflicting Biases at the Edge of Stability: Norm versus"
                + " Sharpness Regularization” (arXiv 2505.21423): every statement of its theory by"
                + " machine-checked evidence, its experiments by runs and statistics.")
            .withClass("lead"));
    content.add(LedgerOverview.counts(summary));
    content.add(h2("Does experiment follow theory?").withId("experiment"));
    content.addAll(
        ExperimentOverview.content(
            diagonal.studies().stream().findFirst(), networks.findings(), both));
    content.add(h2("What is false as printed").withId("false"));
    content.add(LedgerOverview.falseAsPrinted(summary));
    if (!unusable.isEmpty()) {
      content.add(
          div(
                  h3("Missing from this report"),
                  ul(each(unusable, each -> li(each.name() + ": " + each.reason()))))
              .withClass("note"));
    }
    content.add(h2("Where to look").withId("pages"));
    content.add(
        ul(
            li(
                a("Ledger").withHref(SitePage.LEDGER.file()),
                text(": every claim, its verdict, evidence and boundary.")),
            li(
                a("Diagonal network").withHref(SitePage.DIAGONAL.file()),
                text(": the toy model, theory's curves beside measured dots.")),
            li(
                a("Networks").withHref(SitePage.NETWORKS.file()),
                text(": each sweep's plots, fits and verdicts.")),
            li(
                a("Side by side").withHref(SitePage.SIDE_BY_SIDE.file()),
                text(": what the toy model and a network have in common.")),
            li(
                a("Lab").withHref(SitePage.LAB.file()),
                text(": play with the toy model in the browser.")),
            li(
                a("Provenance").withHref(SitePage.PROVENANCE.file()),
                text(": versions, seeds, checksums, times."))));
    return content;
  }

  private static DomContent text(String words) {
    return j2html.TagCreator.text(words);
  }

  private JsonObject provenanceJson() {
    JsonObject json = new JsonObject();
    json.add("report", RecordJson.of(provenance));
    JsonObject runs = new JsonObject();
    sweeps.forEach(sweep -> runs.add(sweep.name(), RecordJson.of(sweep.provenance())));
    json.add("sweeps", runs);
    return json;
  }

  private List<DomContent> provenanceContent() {
    List<DomContent> content = new ArrayList<>();
    content.add(h2("This report"));
    content.add(facts(provenance.facts()));
    content.add(
        table(
            thead(tr(th("Part").attr("scope", "col"), th("Seconds").attr("scope", "col"))),
            tbody(
                each(
                    List.copyOf(provenance.parts().entrySet()),
                    part ->
                        tr(
                            th(part.getKey()).attr("scope", "row"),
                            td(Numbers.text(part.getValue(), 3)).withClass("number"))))));
    for (SweepFiles sweep : sweeps) {
      content.add(h2(sweep.name()));
      content.add(p(sweep.configuration().notes()).withClass("soft"));
      content.add(facts(sweep.provenance()));
      sweep.missing().forEach(line -> content.add(p("Missing: " + line).withClass("note")));
    }
    return content;
  }

  private static DomContent facts(Map<String, String> facts) {
    return dl(each(
            List.copyOf(facts.entrySet()), fact -> each(dt(fact.getKey()), dd(fact.getValue()))))
        .withClass("facts");
  }

  private static void json(Path directory, SitePage page, JsonElement value) throws IOException {
    AtomicFile.write(directory.resolve(page.json()), JSON.toJson(value) + "\n");
  }

  private static void put(Path directory, SitePage which, Page page) throws IOException {
    AtomicFile.write(directory.resolve(which.file()), page.toHtml());
  }
}
