package normsharp.reports.pages;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One HTML file that works offline: styles, scripts and fonts are inside, only those that it needs.
 *
 * <p>Content is j2html, which escapes text.
 */
public final class Page {
  private final String title;
  private final List<SitePage> site = new ArrayList<>();
  private String current = "";
  private final List<DomContent> content = new ArrayList<>();
  private final List<String> styles = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private boolean plots;
  private boolean formulas;
  private String colophon = "";

  private Page(String title) {
    this.title = title;
    styles.add(Assets.style());
  }

  /** An empty page; the title is its heading too. */
  public static Page titled(String title) {
    return new Page(title);
  }

  /** Links to the pages of a report, of which this is one. */
  public Page in(List<SitePage> pages, SitePage here) {
    site.addAll(pages);
    current = here.file();
    return this;
  }

  /** Adds content under what is there. */
  public Page add(DomContent... parts) {
    content.addAll(Arrays.asList(parts));
    return this;
  }

  /** Draws the figures ({@link Figure#html}) on the page. */
  public Page withPlots() {
    plots = true;
    return this;
  }

  /** Typesets TeX in elements of class {@code tex} (inline) and {@code tex display}. */
  public Page withFormulas() {
    formulas = true;
    return this;
  }

  /** Adds style rules. */
  public Page withStyle(String css) {
    styles.add(css);
    return this;
  }

  /** Adds a script, which runs after the content is there. */
  public Page withScript(String javaScript) {
    scripts.add(javaScript);
    return this;
  }

  /** The line at the foot: where the page comes from. */
  public Page colophon(String text) {
    colophon = text;
    return this;
  }

  /** The file's text. */
  public String toHtml() {
    if (formulas) {
      styles.add(Assets.formulaStyle());
    }
    return document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    title(title + " – normsharp"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta().withName("color-scheme").withContent("light dark"),
                    // An icon of its own, or browsers ask for one.
                    rawHtml("<link rel=\"icon\" href=\"data:,\">"),
                    each(styles, css -> style().with(rawHtml(css)))),
                body(
                    a("Skip to the content").withHref("#content").withClass("skip"),
                    header(
                        p("normsharp").withClass("brand"),
                        iff(
                            !site.isEmpty(),
                            nav(ul(each(site, this::link))).attr("aria-label", "Report"))),
                    main(
                            h1(title),
                            iff(
                                plots,
                                noscript(
                                    p(
                                        "The plots on this page need JavaScript; the JSON file"
                                            + " beside it has their numbers."))),
                            div().with(content))
                        .withId("content")
                        .withTabindex(-1),
                    iff(!colophon.isEmpty(), footer(p(colophon))),
                    iff(plots, inline(Assets.plotScripts())),
                    iff(formulas, inline(Assets.formulaScripts())),
                    each(scripts, Page::inline)))
            .withLang("en"));
  }

  private DomContent link(SitePage page) {
    return page.file().equals(current)
        ? li(a(page.title()).withHref(page.file()).attr("aria-current", "page"))
        : li(a(page.title()).withHref(page.file()));
  }

  private static DomContent inline(String javaScript) {
    return script().with(rawHtml(javaScript.replace("</script", "<\\/script")));
  }
}
