package normsharp.reports.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.verify.Judgement;
import normsharp.verify.Ledger;

/**
 * Judged claims with the links between them.
 *
 * @param judgements in the ledger's order
 * @param unexpected by label, what differs from the pinned verdicts
 */
public record JudgedLedger(List<Judgement> judgements, Map<String, String> unexpected) {
  /** Refuses two claims that would have the same link. */
  public JudgedLedger {
    judgements = List.copyOf(judgements);
    unexpected = Map.copyOf(unexpected);
    Map<String, String> labels = new LinkedHashMap<>();
    for (Judgement judgement : judgements) {
      String label = judgement.claim().label();
      String other = labels.putIfAbsent(ClaimId.of(label), label);
      if (other != null) {
        throw new IllegalArgumentException(
            "two claims need two links, but '"
                + other
                + "' and '"
                + label
                + "' both have #"
                + ClaimId.of(label)
                + "; change a label");
      }
    }
  }

  /** Compares with the pinned verdicts. */
  public static JudgedLedger of(List<Judgement> judgements) {
    Map<String, String> unexpected = new LinkedHashMap<>();
    for (Judgement judgement : judgements) {
      Ledger.unexpected(judgement)
          .ifPresent(problem -> unexpected.put(judgement.claim().label(), problem));
    }
    return new JudgedLedger(judgements, unexpected);
  }

  /** What differs from the pinned verdict. */
  public Optional<String> unexpected(Judgement judgement) {
    return Optional.ofNullable(unexpected.get(judgement.claim().label()));
  }

  /** Whether the claim is among the judged ones. */
  public boolean has(String label) {
    return judgements.stream().anyMatch(judgement -> judgement.claim().label().equals(label));
  }

  /** By label, the labels of the claims that rest on it; every judged claim has an entry. */
  public Map<String, List<String>> usedBy() {
    Map<String, List<String>> users = new LinkedHashMap<>();
    judgements.forEach(judgement -> users.put(judgement.claim().label(), new ArrayList<>()));
    for (Judgement judgement : judgements) {
      for (String used : judgement.claim().uses()) {
        if (users.containsKey(used)) {
          users.get(used).add(judgement.claim().label());
        }
      }
    }
    users.replaceAll((label, list) -> List.copyOf(list));
    return Collections.unmodifiableMap(users);
  }
}
