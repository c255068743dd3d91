package normsharp.lab;

import java.util.List;
import java.util.Locale;
import normsharp.theory.arithmetic.Rationals;

/**
 * A state worth looking at.
 *
 * @param group the list it stands in
 * @param title a few words
 * @param text what to look at
 * @param labels claims of the ledger that it shows, as labelled there
 * @param state where it starts
 */
public record Preset(Group group, String title, String text, List<String> labels, LabState state) {
  /** Lists of presets. */
  public enum Group {
    /** One for each way in which gradient descent can behave. */
    REGIMES("How gradient descent can behave"),
    /** Claims that the ledger refutes or corrects, seen in the plane. */
    COUNTEREXAMPLES("Where the paper's text fails");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** Its heading. */
    public String title() {
      return title;
    }
  }

  /** Takes an immutable copy. */
  public Preset {
    labels = List.copyOf(labels);
  }

  /** Every preset, the first one being the page's initial state. */
  public static List<Preset> all() {
    return Presets.ALL;
  }

  /** The claim's anchor on the ledger's page. */
  public static String anchor(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  static Preset of(Group group, String title, String numbers, String text, String... labels) {
    String[] values = numbers.split(" ", -1);
    LabState state =
        new LabState(
            Rationals.parse(values[0]),
            Rationals.parse(values[1]),
            Rationals.parse(values[2]),
            Rationals.parse(values[3]),
            Rationals.parse(values[4]),
            0);
    return new Preset(group, title, text, List.of(labels), state);
  }
}
