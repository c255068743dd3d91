package normsharp.reports.pages;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import j2html.tags.DomContent;

/**
 * A plot with its caption.
 *
 * @param id unique on its page, of letters, digits and . _ -
 * @param title what it shows
 * @param caption what there is to see, also for people who don't see the plot
 * @param spec its Vega-Lite specification, data included; not to be changed
 */
public record Figure(String id, String title, String caption, JsonObject spec) {
  /** Escapes angle brackets, so that no text can end the script that holds the data. */
  private static final Gson JSON = new GsonBuilder().create();

  /** Checks the id. */
  public Figure {
    if (!id.matches("[a-zA-Z][a-zA-Z0-9._-]*")) {
      throw new IllegalArgumentException(
          "a figure's id must be letters, digits and . _ -, got '" + id + "'");
    }
  }

  /** The figure as HTML for a {@link Page#withPlots page with plots}. */
  public DomContent html() {
    JsonObject described = spec.deepCopy();
    described.addProperty("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
    described.addProperty("description", title + ". " + caption);
    return figure(
            div().withClass("plot").attr("data-spec", id + "-spec"),
            script()
                .with(rawHtml(JSON.toJson(described)))
                .withId(id + "-spec")
                .withType("application/json"),
            figcaption(b(MathText.html(title)), text(" "), MathText.html(caption)))
        .withId(id);
  }
}
