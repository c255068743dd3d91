package normsharp.reports.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts, styles and fonts as text to put into a page; the libraries come from WebJars. */
public final class Assets {
  /** {@code src:url(fonts/X.woff2) format("woff2"),url(fonts/X.woff) …} of KaTeX's style sheet. */
  private static final Pattern FONT = Pattern.compile("src:url\\((fonts/[^)]+\\.woff2)\\)[^;}]*");

  private Assets() {}

  /** The style of all pages. */
  public static String style() {
    return own("style.css");
  }

  /** Vega, Vega-Lite and Vega-Embed, and what draws each {@link Figure} with them. */
  public static String plotScripts() {
    return String.join(
        "\n",
        webjar("org.webjars", "vega", "vega.min.js"),
        webjar("org.webjars", "vega-lite", "vega-lite.min.js"),
        webjar("org.webjars", "vega-embed", "vega-embed.min.js"),
        own("figures.js"));
  }

  /** KaTeX, and what typesets each element of class {@code tex} with it. */
  public static String formulaScripts() {
    return webjar("org.webjars.npm", "katex", "dist/katex.min.js") + "\n" + own("formulas.js");
  }

  /** KaTeX's style with its fonts inside, in the one format that all browsers read. */
  public static String formulaStyle() {
    String css = webjar("org.webjars.npm", "katex", "dist/katex.min.css");
    return FONT.matcher(css)
        .replaceAll(
            font ->
                Matcher.quoteReplacement(
                    "src:url(data:font/woff2;base64,"
                        + Base64.getEncoder()
                            .encodeToString(
                                bytes(path("org.webjars.npm", "katex", "dist/" + font.group(1))))
                        + ") format(\"woff2\")"));
  }

  /** A resource beside this class. */
  static String own(String name) {
    return text("/normsharp/reports/pages/" + name);
  }

  private static String webjar(String group, String name, String file) {
    return text(path(group, name, file));
  }

  /** A WebJar keeps its files under its version, which its Maven properties tell. */
  private static String path(String group, String name, String file) {
    Properties properties = new Properties();
    String about = "/META-INF/maven/" + group + "/" + name + "/pom.properties";
    try (InputStream in = open(about)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version");
    return "/META-INF/resources/webjars/" + name + "/" + version + "/" + file;
  }

  private static String text(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = Assets.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(
          "the program lacks its resource " + resource + "; build it again");
    }
    return in;
  }
}
