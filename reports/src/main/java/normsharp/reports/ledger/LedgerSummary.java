package normsharp.reports.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.Judgement;
import normsharp.verify.Judgement.Ruling;
import normsharp.verify.Verdict;

/**
 * What came of checking the ledger, as counts and a list of what is false.
 *
 * @param paper verdicts about the paper's claims as printed, by word
 * @param beyond verdicts about claims beyond the paper, by word
 * @param corrections verdicts about the corrections, by word
 * @param falseAsPrinted the refuted claims, those that reach farthest first
 * @param wrongVariantsRejected how many deliberately false variants were rejected
 * @param wrongVariants how many there are
 * @param unexpected labels of the claims whose verdict is not the pinned one
 */
public record LedgerSummary(
    Map<String, Integer> paper,
    Map<String, Integer> beyond,
    Map<String, Integer> corrections,
    List<FalseClaim> falseAsPrinted,
    int wrongVariantsRejected,
    int wrongVariants,
    List<String> unexpected) {
  /** Verdicts in the order in which they are shown. */
  public static final List<String> VERDICTS =
      List.of("proved", "proved-with-typo", "supported", "refuted", "open");

  /** As much of what goes wrong as is shown where there is little room, in characters. */
  private static final int SHORT = 200;

  /** A full stop, not after an abbreviation, before a capital letter or a bracket. */
  private static final Pattern SENTENCE_END =
      Pattern.compile(
          "(?<!\\b(?:eq|eqs|al|cf|resp|vs|Prop|Fig|App)|\\b\\p{Lu})[.] (?=\\(?[\\p{Lu}\"“])");

  /**
   * A claim of the paper that is false as printed.
   *
   * @param label its label
   * @param place where it stands
   * @param statement what is printed
   * @param effect how far the error reaches
   * @param goesWrong what goes wrong
   * @param corrected the verdict about the correction, as a word
   */
  public record FalseClaim(
      String label,
      String place,
      String statement,
      Effect effect,
      String goesWrong,
      String corrected) {
    /** The first sentence of what goes wrong, and what of the next ones is short. */
    public String inShort() {
      Matcher end = SENTENCE_END.matcher(goesWrong);
      int length = 0;
      while (end.find() && (length == 0 || end.start() < SHORT)) {
        length = end.start() + 1;
      }
      return length == 0 || goesWrong.length() <= SHORT
          ? goesWrong
          : goesWrong.substring(0, length);
    }

    /** What links lead to. */
    public String id() {
      return ClaimId.of(label);
    }
  }

  /** Takes immutable copies. */
  public LedgerSummary {
    paper = Collections.unmodifiableMap(new LinkedHashMap<>(paper));
    beyond = Collections.unmodifiableMap(new LinkedHashMap<>(beyond));
    corrections = Collections.unmodifiableMap(new LinkedHashMap<>(corrections));
    falseAsPrinted = List.copyOf(falseAsPrinted);
    unexpected = List.copyOf(unexpected);
  }

  /** Counts. */
  public static LedgerSummary of(JudgedLedger ledger) {
    List<Judgement> judgements = ledger.judgements();
    return new LedgerSummary(
        count(from(judgements, Claim.Origin.PAPER), Judgement::printed),
        count(from(judgements, Claim.Origin.LEDGER), Judgement::printed),
        count(
            judgements.stream().filter(judgement -> judgement.corrected().isPresent()),
            judgement -> judgement.corrected().orElseThrow()),
        from(judgements, Claim.Origin.PAPER)
            .filter(judgement -> judgement.printed().verdict() instanceof Verdict.Refuted)
            .map(LedgerSummary::falseClaim)
            .sorted(Comparator.comparing(FalseClaim::effect).reversed())
            .toList(),
        (int) judgements.stream().filter(Judgement::rejectsWrongVariant).count(),
        judgements.size(),
        judgements.stream()
            .filter(judgement -> ledger.unexpected(judgement).isPresent())
            .map(judgement -> judgement.claim().label())
            .toList());
  }

  private static Stream<Judgement> from(List<Judgement> judgements, Claim.Origin origin) {
    return judgements.stream().filter(judgement -> judgement.claim().origin() == origin);
  }

  private static FalseClaim falseClaim(Judgement judgement) {
    Claim claim = judgement.claim();
    return new FalseClaim(
        claim.label(),
        claim.place(),
        claim.printed().statement(),
        // Without a correction nobody looked how far the error reaches: the statement is false.
        claim.correction().map(correction -> correction.effect()).orElse(Effect.STATEMENT),
        claim
            .correction()
            .map(correction -> correction.goesWrong())
            .orElse(judgement.printed().verdict().reason()),
        judgement.corrected().map(ruling -> ruling.verdict().word()).orElse(""));
  }

  private static Map<String, Integer> count(
      Stream<Judgement> judgements, Function<Judgement, Ruling> ruling) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    VERDICTS.forEach(word -> counts.put(word, 0));
    judgements.forEach(
        judgement -> counts.merge(ruling.apply(judgement).verdict().word(), 1, Integer::sum));
    return counts;
  }

  /** How many of the paper's claims were judged. */
  public int claims() {
    return sum(paper);
  }

  /** How many claims beyond the paper were judged. */
  public int claimsBeyond() {
    return sum(beyond);
  }

  /** The false claims whose error reaches just as far. */
  public List<FalseClaim> falseWith(Effect effect) {
    List<FalseClaim> found = new ArrayList<>(falseAsPrinted);
    found.removeIf(claim -> claim.effect() != effect);
    return List.copyOf(found);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
