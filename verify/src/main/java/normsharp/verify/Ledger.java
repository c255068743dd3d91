package normsharp.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import normsharp.verify.claims.AppendixA;
import normsharp.verify.claims.AppendixD;
import normsharp.verify.claims.AppendixEOpening;
import normsharp.verify.claims.AppendixFErrors;
import normsharp.verify.claims.AppendixFHessian;
import normsharp.verify.claims.AppendixG;
import normsharp.verify.claims.AppendixH13;
import normsharp.verify.claims.AppendixH7;
import normsharp.verify.claims.BeyondExpectedRisk;
import normsharp.verify.claims.BeyondLayers;
import normsharp.verify.claims.BeyondMinimizers;
import normsharp.verify.claims.BeyondRisk;
import normsharp.verify.claims.BeyondRiskDescent;
import normsharp.verify.claims.BeyondRiskOptimality;
import normsharp.verify.claims.BeyondRiskPoints;
import normsharp.verify.claims.BoundedDescent;
import normsharp.verify.claims.DescentLemma;
import normsharp.verify.claims.DescentRecursion;
import normsharp.verify.claims.FlowClaims;
import normsharp.verify.claims.FoldedGaussian;
import normsharp.verify.claims.FoldedGaussianBlowUp;
import normsharp.verify.claims.LemmaC_1;
import normsharp.verify.claims.LemmaC_1Hypotheses;
import normsharp.verify.claims.LemmaD_1;
import normsharp.verify.claims.LemmaD_1Curvature;
import normsharp.verify.claims.LemmaD_1Hessian;
import normsharp.verify.claims.LemmaD_2;
import normsharp.verify.claims.LemmaE_1;
import normsharp.verify.claims.LemmaE_1Cases;
import normsharp.verify.claims.LemmaE_1Minimizer;
import normsharp.verify.claims.LemmaE_1Proof;
import normsharp.verify.claims.LemmaE_1Risk;
import normsharp.verify.claims.LemmaE_1System;
import normsharp.verify.claims.Proposition3_2;
import normsharp.verify.claims.Proposition3_2Remarks;
import normsharp.verify.claims.PropositionE_2;
import normsharp.verify.claims.PropositionE_2Optimum;
import normsharp.verify.claims.PropositionE_2Proof;
import normsharp.verify.claims.Section3Algorithms;
import normsharp.verify.claims.Section3Draw;
import normsharp.verify.claims.Section3Figure4;
import normsharp.verify.claims.Section3Limits;
import normsharp.verify.claims.SectionE_1Comparison;
import normsharp.verify.claims.SectionE_1Risk;
import normsharp.verify.claims.TheoremB_1;
import normsharp.verify.claims.TheoremB_2;
import normsharp.verify.claims.TheoremF_1;

/** Every claim, in the paper's order; those beyond the paper last. */
public final class Ledger {
  private static final List<Claim> CLAIMS =
      sound(
          Stream.of(
                  // One line per class, in the paper's order.
                  DescentLemma.claims(),
                  LemmaC_1.section3(),
                  Proposition3_2.claims(),
                  Proposition3_2Remarks.claims(),
                  Section3Limits.claims(),
                  Section3Draw.claims(),
                  Section3Algorithms.claims(),
                  Section3Figure4.claims(),
                  AppendixA.claims(),
                  TheoremB_1.claims(),
                  TheoremB_2.claims(),
                  LemmaC_1.claims(),
                  LemmaC_1Hypotheses.claims(),
                  AppendixD.claims(),
                  LemmaD_1.claims(),
                  LemmaD_1Hessian.claims(),
                  LemmaD_2.claims(),
                  AppendixEOpening.claims(),
                  LemmaE_1Risk.claims(),
                  LemmaE_1Proof.claims(),
                  LemmaE_1System.claims(),
                  LemmaE_1Cases.claims(),
                  LemmaE_1.claims(),
                  LemmaE_1Minimizer.claims(),
                  SectionE_1Risk.claims(),
                  PropositionE_2.claims(),
                  PropositionE_2Optimum.claims(),
                  SectionE_1Comparison.claims(),
                  PropositionE_2Proof.claims(),
                  FoldedGaussian.claims(),
                  FoldedGaussianBlowUp.claims(),
                  AppendixFHessian.claims(),
                  TheoremF_1.claims(),
                  AppendixFErrors.claims(),
                  AppendixG.claims(),
                  AppendixH7.claims(),
                  AppendixH13.claims(),
                  BeyondMinimizers.predictedLine(),
                  LemmaC_1Hypotheses.beyond(),
                  LemmaD_1Curvature.beyond(),
                  BeyondMinimizers.claims(),
                  BeyondLayers.claims(),
                  AppendixH13.twoFeatures(),
                  BeyondRisk.claims(),
                  BeyondRiskPoints.claims(),
                  BeyondRiskDescent.claims(),
                  BeyondExpectedRisk.claims(),
                  BeyondRiskOptimality.claims(),
                  DescentRecursion.claims(),
                  BoundedDescent.claims(),
                  FlowClaims.claims(),
                  AppendixFErrors.beyond())
              .flatMap(List::stream)
              .toList());

  private Ledger() {}

  /** All claims. */
  public static List<Claim> claims() {
    return CLAIMS;
  }

  /**
   * The expected verdicts, pinned by label: {@code printed TAB corrected}, with "-" for no
   * correction.
   */
  static Map<String, String> pinned() {
    Map<String, String> verdicts = new LinkedHashMap<>();
    try (InputStream in = Ledger.class.getResourceAsStream("verdicts.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        int tab = line.indexOf('\t');
        verdicts.put(line.substring(0, tab), line.substring(tab + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the pinned verdicts cannot be read", e);
    }
    return verdicts;
  }

  /** What differs from the pinned verdicts; empty when nothing does. */
  public static Optional<String> unexpected(Judgement judgement) {
    String expected = pinned().getOrDefault(judgement.claim().label(), "nothing");
    String found = verdicts(judgement);
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of(
            "expected "
                + expected.replace('\t', '/')
                + ", got "
                + found.replace('\t', '/')
                + " ("
                + judgement.printed().verdict()
                + judgement.corrected().map(ruling -> ", " + ruling.verdict()).orElse("")
                + ")");
  }

  /** The verdicts of a judgement as they are pinned. */
  static String verdicts(Judgement judgement) {
    return judgement.printed().verdict().word()
        + "\t"
        + judgement.corrected().map(ruling -> ruling.verdict().word()).orElse("-");
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
        && (label.length() == wanted.length() || " ,".indexOf(label.charAt(wanted.length())) >= 0);
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
  static List<Claim> sound(List<Claim> claims) {
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
