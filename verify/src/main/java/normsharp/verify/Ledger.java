package normsharp.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import normsharp.verify.claims.AppendixG;
import normsharp.verify.claims.AppendixH13;
import normsharp.verify.claims.AppendixH7;
import normsharp.verify.claims.BoundedDescent;
import normsharp.verify.claims.DescentLemma;
import normsharp.verify.claims.DescentRecursion;
import normsharp.verify.claims.FlowClaims;
import normsharp.verify.claims.Proposition3_2;
import normsharp.verify.claims.Section3Figure4;
import normsharp.verify.claims.Section3Limits;
import normsharp.verify.claims.TheoremB_1;
import normsharp.verify.claims.TheoremB_2;

/** Every claim, in the paper's order; those beyond the paper last. */
public final class Ledger {
  private static final List<Claim> CLAIMS =
      sound(
          Stream.of(
              DescentLemma.claims(),
              Proposition3_2.claims(),
              Section3Limits.claims(),
              Section3Figure4.claims(),
              TheoremB_1.claims(),
              TheoremB_2.claims(),
              AppendixG.claims(),
              AppendixH7.claims(),
              AppendixH13.claims(),
              DescentRecursion.claims(),
              BoundedDescent.claims(),
              FlowClaims.claims()));

  private Ledger() {}

  /** All claims. */
  public static List<Claim> claims() {
    return CLAIMS;
  }

  /**
   * The claims whose label is the given text or goes on after it: "Proposition 3.2" finds all its
   * parts. Upper and lower case are the same.
   *
   * @throws IllegalArgumentException where there is none, naming labels that come near
   */
  public static List<Claim> find(String label) {
    String wanted = label.strip();
    List<Claim> found = CLAIMS.stream().filter(claim -> begins(claim.label(), wanted)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no claim is labelled '" + wanted + "'; `normsharp verify --list` shows all labels");
    }
    return found;
  }

  private static boolean begins(String label, String wanted) {
    return !wanted.isEmpty()
        && label.regionMatches(true, 0, wanted, 0, wanted.length())
        && (label.length() == wanted.length()
            || !Character.isLetterOrDigit(label.charAt(wanted.length())));
  }

  /**
   * Judges claims with two threads, in any order.
   *
   * @param claims what to judge
   * @param done told of each judgement as it is made, from any thread
   * @return the judgements in the order of the claims
   */
  public static List<Judgement> judge(List<Claim> claims, Consumer<Judgement> done) {
    return claims.parallelStream()
        .map(Referee::judge)
        .peek(done)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Refuses labels that occur twice, and uses of claims that stand nowhere or form a circle. */
  private static List<Claim> sound(Stream<List<Claim>> chapters) {
    List<Claim> claims = chapters.flatMap(List::stream).toList();
    Set<String> labels = new HashSet<>();
    for (Claim claim : claims) {
      if (!labels.add(claim.label())) {
        throw new IllegalArgumentException("the label '" + claim.label() + "' occurs twice");
      }
    }
    Set<String> grounded = new HashSet<>();
    List<Claim> rest = new ArrayList<>(claims);
    while (rest.removeIf(
        claim -> grounded.containsAll(claim.uses()) && grounded.add(claim.label()))) {
      // Each round takes the claims that rest on earlier ones only.
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          "these claims use a label that is not there, or each other: "
              + rest.stream().map(c -> c.label() + " → " + c.uses()).toList());
    }
    return claims;
  }
}
