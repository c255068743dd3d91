package normsharp.reports.pages;

import static j2html.TagCreator.each;
import static j2html.TagCreator.sub;
import static j2html.TagCreator.sup;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Unicode mathematics in plain text, with its {@code _} and {@code ^} set as subscripts and
 * superscripts: {@code x_k⋆}, {@code w_i^2}, {@code e^{−x_i}}, {@code w^⊙(L+1)}. What is doubtful
 * ({@code x_iabc}, {@code a^bc}) stays as it is.
 *
 * <p>No other character changes: the {@link Piece#source sources} of the pieces make up the text.
 */
public final class MathText {
  /** What may carry a script: a letter with its marks, a figure, a bracket, a bar, a star. */
  private static final String BASE = "[\\p{L}\\p{M}\\p{N}\\p{Mn})\\]}|‖⋆∞∫'’]";

  private static final String BRACES = "\\{((?:[^{}\\n]|\\{[^{}\\n]*\\}){1,60})\\}";
  private static final String BRACKETS = "\\((?:[^()\\n]|\\([^()\\n]*\\)){1,40}\\)";

  /** No letter of the same word may follow. */
  private static final String END = "(?![A-Za-z\\p{IsGreek}])";

  private static final String LOWERED =
      "(?:"
          + "(?:kmax|kmin|max|min|opt|GF|GD|ℓ[12]|[ijk]{2})(?![A-Za-z0-9])"
          // One letter, also with another symbol behind it: x_iw_i and x_iτ mean x_i·w_i, x_i·τ.
          + "|\\p{IsGreek}(?!\\p{IsGreek})"
          + "|[ijk](?=[A-Za-z]_|\\p{IsGreek}(?![A-Za-z]))"
          + "|(?:[A-Za-zℓ]"
          + END
          + "|[0-9]+(?![0-9]|[.][0-9]))⋆?"
          + "|∞|≥0)";

  private static final String RAISED =
      "(?:"
          + "⊙(?:[0-9]+|[A-Za-z]"
          + END
          + "|"
          + BRACKETS
          + ")|"
          + BRACKETS
          + "|[-−]?(?:[0-9]+(?![0-9]|[./][0-9])|[A-Za-zℓ\\p{IsGreek}](?!_[^≥])"
          + END
          + ")|[⊥∞⋆]|\\|[a-z]{1,8}\\|)";

  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?<="
              + BASE
              + ")(?:(?<mark>[_^])"
              + BRACES
              + "|_(?<low>"
              + LOWERED
              + ")|\\^(?<high>"
              + RAISED
              + "))");

  private MathText() {}

  /** A part of a text. */
  public sealed interface Piece {
    /** The characters that it was read from. */
    String source();
  }

  /**
   * Characters on the line.
   *
   * @param source the characters
   */
  public record Plain(String source) implements Piece {}

  /**
   * A subscript or a superscript.
   *
   * @param source with its mark, and braces where they stand
   * @param raised whether it is a superscript
   * @param content what it holds
   */
  public record Script(String source, boolean raised, List<Piece> content) implements Piece {
    /** Takes an immutable copy. */
    public Script {
      content = List.copyOf(content);
    }
  }

  /** The text, typeset and escaped. */
  public static DomContent html(String text) {
    return html(pieces(text));
  }

  private static DomContent html(List<Piece> pieces) {
    return each(
        pieces,
        piece -> {
          if (piece instanceof Script script) {
            DomContent content = html(script.content());
            return script.raised() ? sup(content) : sub(content);
          }
          return text(piece.source());
        });
  }

  /** The text in pieces. */
  static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher script = SCRIPT.matcher(text);
    int done = 0;
    while (script.find()) {
      if (script.start() > done) {
        pieces.add(new Plain(text.substring(done, script.start())));
      }
      String source = script.group();
      int frame = script.group("mark") == null ? 0 : 1;
      pieces.add(
          new Script(
              source,
              source.charAt(0) == '^',
              pieces(source.substring(1 + frame, source.length() - frame))));
      done = script.end();
    }
    if (done < text.length()) {
      pieces.add(new Plain(text.substring(done)));
    }
    return List.copyOf(pieces);
  }
}
