package normsharp.reports.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import normsharp.verify.Claim;
import normsharp.verify.Judgement;

/**
 * A section or appendix of the paper, with the claims that stand in it.
 *
 * @param name such as {@code Section 3}, {@code Appendix D} or {@code Beyond the paper}
 * @param judgements in the ledger's order
 */
public record PaperSection(String name, List<Judgement> judgements) {
  private static final Pattern FIRST =
      Pattern.compile("(?:Sections?|Appendix|Appendices) (?:([0-9])|([A-Z]))\\b.*");

  /** The paper's headings, in words. */
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("Section 1", "Introduction"),
          Map.entry("Section 2", "Conflicting biases"),
          Map.entry("Section 3", "An elementary study of how implicit biases interact"),
          Map.entry("Appendix A", "Related works"),
          Map.entry("Appendix B", "Implicit norm and sharpness regularization"),
          Map.entry("Appendix C", "Proof of Lemma 3.1"),
          Map.entry("Appendix D", "Proof of Proposition 3.2"),
          Map.entry("Appendix E", "Generalization"),
          Map.entry("Appendix F", "Classification"),
          Map.entry("Appendix G", "Methodology"),
          Map.entry("Appendix H", "Effect of the training configuration"));

  /** Takes an immutable copy. */
  public PaperSection {
    judgements = List.copyOf(judgements);
  }

  /** What the section is about; empty where the name says it. */
  public String title() {
    return TITLES.getOrDefault(name, "");
  }

  /** The sections that have claims, in the paper's order; what is beyond the paper comes last. */
  public static List<PaperSection> of(List<Judgement> judgements) {
    Map<String, List<Judgement>> groups = new LinkedHashMap<>();
    for (Judgement judgement : judgements) {
      groups.computeIfAbsent(name(judgement.claim()), name -> new ArrayList<>()).add(judgement);
    }
    return groups.entrySet().stream()
        .map(group -> new PaperSection(group.getKey(), group.getValue()))
        .sorted(Comparator.comparingInt(PaperSection::part).thenComparing(PaperSection::name))
        .toList();
  }

  /** The first section that a claim's place names. */
  static String name(Claim claim) {
    if (claim.origin() == Claim.Origin.LEDGER) {
      return "Beyond the paper";
    }
    Matcher first = FIRST.matcher(claim.place());
    if (first.matches()) {
      return first.group(1) != null ? "Section " + first.group(1) : "Appendix " + first.group(2);
    }
    return claim.place().startsWith("Abstract") ? "Abstract" : claim.place();
  }

  private int part() {
    if (name.equals("Abstract")) {
      return 0;
    }
    if (name.startsWith("Section ")) {
      return 1;
    }
    if (name.startsWith("Appendix ")) {
      return 2;
    }
    return name.equals("Beyond the paper") ? 4 : 3;
  }
}
