package normsharp.reports.lab;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import normsharp.lab.LabState;
import normsharp.lab.Preset;
import normsharp.reports.pages.Page;
import normsharp.reports.pages.SitePage;
import normsharp.reports.pages.WideTable;

/** The page lab.html: theory of two weights, compiled to JavaScript, to play with. */
public final class LabPage {
  private LabPage() {}

  /** The page as one HTML file that needs nothing else. */
  public static String html() {
    return Page.titled("Lab: two weights")
        .in(List.of(SitePage.values()), SitePage.LAB)
        .withStyle(resource("/normsharp/reports/lab/lab.css"))
        .withScript(theory())
        .withScript(resource("/normsharp/reports/lab/lab-page.js"))
        .add(
            p("Gradient descent on the loss 𝓛(w) = ½(⟨x, w⊙w⟩ − y)² with two weights, from w = α·1"
                    + " at learning rate η. Everything shown is computed here by the theory module"
                    + " that the ledger checks.")
                .withClass("lead"),
            noscript(p("The lab needs JavaScript.").withClass("note")),
            p().withId("complaint").withClass("note").attr("role", "alert").isHidden(),
            div(regimes(), div(plane(), controls()).withClass("lab-grid"), numbers(), rates())
                .withClass("lab"),
            div(counterexamples()).withClass("lab"))
        .colophon("Works offline; nothing is sent anywhere.")
        .toHtml();
  }

  /** The compiled theory under a name of its own, so that it can't meet other scripts. */
  private static String theory() {
    return "const normsharpTheory = {};\n((exports) => {\n"
        + resource("/normsharp/lab/lab.js")
        + "\n})(normsharpTheory);";
  }

  private static DomContent regimes() {
    return section(
        h2(Preset.Group.REGIMES.title()),
        ul(each(
                Preset.all().stream()
                    .filter(preset -> preset.group() == Preset.Group.REGIMES)
                    .toList(),
                preset -> li(show(preset, preset.title()), description(preset))))
            .withClass("lab-regimes"));
  }

  private static DomContent controls() {
    return section(
            fieldset(
                legend("Problem"),
                control("x1", "x₁", "first feature x₁", -4, 4, 0.05),
                control("x2", "x₂", "second feature x₂", -4, 4, 0.05),
                control("y", "y", "label y", -2, 6, 0.05)),
            fieldset(
                legend("Gradient descent"),
                control("alpha", "α", "scale of the start α", -4, 1, 0.02),
                control("eta", "η", "learning rate η", -3, 1, 0.005)),
            div(
                    button("Back to the start").withType("button").withId("back"),
                    button("One step back").withType("button").withId("previous"),
                    button("Play").withType("button").withId("play"),
                    button("One step").withType("button").withId("next"),
                    button("To the end").withType("button").withId("end"))
                .withClass("lab-buttons"),
            div(
                    label("Step").withFor("step"),
                    input().withType("range").withId("step").withMin("0").attr("step", "1"),
                    span().withId("step-text"))
                .withClass("lab-row"),
            div(
                    label("Speed").withFor("speed"),
                    select(
                            option("2 steps a second").withValue("2"),
                            option("8 steps a second").withValue("8").isSelected(),
                            option("30 steps a second").withValue("30"),
                            option("120 steps a second").withValue("120"),
                            option("600 steps a second").withValue("600"))
                        .withId("speed"),
                    button("Copy link").withType("button").withId("copy"))
                .withClass("lab-buttons"),
            div(
                    label("Link to this state").withFor("link"),
                    input().withType("text").withId("link").attr("readonly", "readonly"))
                .withId("link-box")
                .isHidden(),
            p().withId("status").withClass("lab-status soft").attr("role", "status"),
            p().withId("verdict").withClass("lab-verdict").attr("aria-live", "polite"),
            div().withId("preset-text").withClass("note").isHidden())
        .withId("controls")
        .attr("aria-label", "Controls");
  }

  private static DomContent control(
      String id, String symbol, String name, double from, double to, double step) {
    return div(
            label(symbol).withFor(id).attr("title", name),
            input()
                .withType("range")
                .withId(id + "-slider")
                .withMin(String.valueOf(from))
                .withMax(String.valueOf(to))
                .attr("step", String.valueOf(step))
                .attr("aria-label", name + ", slider"),
            input()
                .withType("text")
                .withId(id)
                .attr("inputmode", "decimal")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("aria-label", name)
                .attr("aria-describedby", id + "-wrong"),
            p().withId(id + "-wrong").withClass("lab-wrong").attr("role", "status"))
        .withClass("lab-row");
  }

  private static DomContent plane() {
    return figure(
            div(tag("canvas").withId("plane").attr("role", "img").attr("aria-label", "Plane"))
                .withId("plane-box")
                .withClass("lab-plane")
                .withTabindex(0)
                .attr("role", "group")
                .attr(
                    "aria-label",
                    "Plane of the weights: left and right arrow keys step, the space key plays"),
            figcaption(
                ul(
                        swatch("<rect width='24' height='14' fill='#5f9ae0'/>", "sharpness S(w)"),
                        swatch(line("#f0b400", 5, ""), "manifold 𝓜"),
                        swatch(line("#f0b400", 5, "") + line("#1a2330", 2, ""), "stable part"),
                        swatch(line("#1a2330", 1.2, ""), "S = 2/η"),
                        swatch(line("#0b7a3b", 2.5, "2 2.5"), "gradient flow, limit ○"),
                        swatch(line("#b3202a", 2, ""), "gradient descent, now ●"),
                        swatch(
                            "<path d='M12 1 18 7 12 13 6 7Z' fill='#fff' stroke='#7b2cbf'"
                                + " stroke-width='2'/>",
                            "KKT points of (12)"),
                        swatch(
                            "<path d='M12 0 14 5 19 5 15 8 17 13 12 10 7 13 9 8 5 5 10 5Z'"
                                + " fill='#7b2cbf'/>",
                            "least risk under S ≤ 2/η"),
                        swatch(
                            "<path d='M12 1 18 12 6 12Z' fill='#fff' stroke='#0b5563'"
                                + " stroke-width='2'/>",
                            "norm minimizers"),
                        swatch(
                            "<path d='M7 2 17 2 17 12 7 12Z' fill='#fff' stroke='#8a3b00'"
                                + " stroke-width='2'/>",
                            "sharpness minimizers"))
                    .withClass("lab-legend")))
        .withId("plane-figure");
  }

  private static String line(String colour, double width, String dash) {
    return "<path d='M0 7H24' stroke='"
        + colour
        + "' stroke-width='"
        + width
        + "' stroke-dasharray='"
        + dash
        + "'/>";
  }

  private static DomContent swatch(String shape, String meaning) {
    return li(
        rawHtml("<svg viewBox='0 0 24 14' aria-hidden='true'>" + shape + "</svg>"), span(meaning));
  }

  private static DomContent numbers() {
    List<String> columns = List.of("w₁", "w₂", "loss", "S", "S·η/2", "‖w‖²", "risk R");
    return section(
        h2("Numbers"),
        WideTable.scrolling(
            "Numbers along the run",
            table(
                caption("Start, current step, last step and the flow's limit"),
                heading("", columns),
                tbody(
                    tr().withId("row-start"),
                    tr().withId("row-now"),
                    tr().withId("row-end"),
                    tr().withId("row-flow")))),
        tag("details")
            .with(
                tag("summary").withText("The last eight steps"),
                WideTable.scrolling(
                    "The last eight steps",
                    table(
                        caption("Steps up to the current one"),
                        heading("step", columns),
                        tbody().withId("history")))),
        h3("What theory says"),
        dl().withId("facts").withClass("facts"),
        h3("KKT points of (12), up to signs"),
        WideTable.scrolling(
            "KKT points",
            table(
                caption("v = w⊙w, multipliers, risk; exact"),
                heading("v", List.of("ν", "λ", "risk R", "kind")),
                tbody().withId("kkt"))),
        p("There are none: no point of 𝓜 has S ≤ 2/η.").withId("kkt-none").isHidden());
  }

  private static DomContent heading(String first, List<String> columns) {
    return thead(
        tr(
            first.isEmpty()
                ? th(span("state")).attr("scope", "col")
                : th(first).attr("scope", "col"),
            each(columns, column -> th(column).attr("scope", "col"))));
  }

  private static DomContent rates() {
    return section(
        h2("Against the learning rate"),
        p(
            text(
                "Where gradient descent ends at each η: a dot for a limit, small dots for the last"
                    + " states of a run without end, a red stripe for divergence. Click, or focus a"
                    + " plot and use the arrow keys, to set η (blue line). Computed: "),
            span("…").withId("rates-progress"),
            text(".")),
        div(
                rate("rates-sharpness", "Final sharpness", "S and the bound 2/η"),
                rate("rates-norm", "Final norm ‖w⊙w‖₁", "with the least norm under S ≤ 2/η"),
                rate("rates-risk", "Final risk", "with the least risk under S ≤ 2/η"))
            .withClass("lab-rates"),
        ul(
                swatch(line("#b3202a", 5, "4 6"), "end of gradient descent"),
                swatch(line("#1a2330", 2, ""), "2/η; least norm under S ≤ 2/η"),
                swatch(line("#7b2cbf", 2, ""), "least risk under S ≤ 2/η"),
                swatch(line("#0b7a3b", 2, "2 2"), "2/s_GF"),
                swatch(line("#0b5563", 2, "6 3"), "norm minimizers lose stability"),
                swatch(line("#1a2330", 2, "1 3"), "end of the trapping box, 1/(y·max x)"),
                swatch(line("#8a3b00", 2, "9 3"), "all of 𝓜 unstable"),
                swatch(line("#0a4fa3", 3, ""), "current η"))
            .withClass("lab-legend"));
  }

  private static DomContent rate(String id, String title, String caption) {
    return figure(
        tag("canvas")
            .withId(id)
            .withTabindex(0)
            .attr("role", "slider")
            .attr("aria-label", "Learning rate, in the plot: " + title)
            .attr("aria-valuenow", "0"),
        figcaption(strong(title), text(" " + caption)));
  }

  private static DomContent counterexamples() {
    Preset.Group group = Preset.Group.COUNTEREXAMPLES;
    return section(
        h2(group.title()),
        p("Each example of the ledger that fits into this plane; its claims are linked."),
        ul(each(
                Preset.all().stream().filter(preset -> preset.group() == group).toList(),
                preset -> li(show(preset, preset.title()), description(preset))))
            .withClass("lab-presets"));
  }

  private static DomContent show(Preset preset, String title) {
    LabState state = preset.state();
    return button(title)
        .withType("button")
        .attr("data-preset", state.fragment())
        .attr("aria-pressed", "false");
  }

  private static DomContent description(Preset preset) {
    return div(
        p(preset.text()),
        p(each(preset.labels(), label -> span(claim(label)))).withClass("claims"));
  }

  private static DomContent claim(String label) {
    return a(label).withHref(SitePage.LEDGER.file() + "#" + Preset.anchor(label));
  }

  private static String resource(String name) {
    try (InputStream in = LabPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the program lacks its resource " + name + "; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
