package normsharp.reports.ledger;

import java.util.Locale;

/** The part of a link that names a claim: stable as long as its label is. */
public final class ClaimId {
  private ClaimId() {}

  /**
   * The label in lower case, with each run of characters other than ASCII letters and digits
   * replaced by one hyphen, without hyphens at its ends: {@code Lemma D.1 (i)} becomes {@code
   * lemma-d-1-i}.
   *
   * @throws IllegalArgumentException where nothing is left
   */
  public static String of(String label) {
    String id =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (id.isEmpty()) {
      throw new IllegalArgumentException(
          "a label needs an ASCII letter or digit to be linked, got '" + label + "'");
    }
    return id;
  }
}
