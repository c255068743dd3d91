package normsharp.reports.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import normsharp.verify.Judgement;

/**
 * What rests on what, in connected parts.
 *
 * @param parts those with most claims first
 * @param alone claims that rest on no other and carry none
 */
public record ClaimGraph(List<Part> parts, List<Judgement> alone) {
  /**
   * An arrow.
   *
   * @param from a claim's label
   * @param to the label of a claim that rests on it
   */
  public record Edge(String from, String to) {}

  /**
   * Claims that are connected, without regard to the arrows' directions.
   *
   * @param claims in the ledger's order
   * @param edges the arrows between them
   */
  public record Part(List<Judgement> claims, List<Edge> edges) {
    /** Takes immutable copies. */
    public Part {
      claims = List.copyOf(claims);
      edges = List.copyOf(edges);
    }
  }

  /** Takes immutable copies. */
  public ClaimGraph {
    parts = List.copyOf(parts);
    alone = List.copyOf(alone);
  }

  /** The graph of a ledger; uses of claims that were not judged are left out. */
  public static ClaimGraph of(JudgedLedger ledger) {
    Map<String, Judgement> claims = new LinkedHashMap<>();
    ledger.judgements().forEach(judgement -> claims.put(judgement.claim().label(), judgement));
    List<Edge> edges = new ArrayList<>();
    Map<String, List<String>> neighbours = new LinkedHashMap<>();
    ledger
        .usedBy()
        .forEach(
            (used, users) ->
                users.forEach(
                    user -> {
                      edges.add(new Edge(used, user));
                      neighbours.computeIfAbsent(used, label -> new ArrayList<>()).add(user);
                      neighbours.computeIfAbsent(user, label -> new ArrayList<>()).add(used);
                    }));
    List<Part> parts = new ArrayList<>();
    List<Judgement> alone = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String label : claims.keySet()) {
      if (!neighbours.containsKey(label)) {
        alone.add(claims.get(label));
      } else if (!seen.contains(label)) {
        Set<String> members = reachable(label, neighbours);
        seen.addAll(members);
        parts.add(
            new Part(
                claims.values().stream().filter(j -> members.contains(j.claim().label())).toList(),
                edges.stream().filter(edge -> members.contains(edge.from())).toList()));
      }
    }
    parts.sort(Comparator.comparingInt((Part part) -> part.claims().size()).reversed());
    return new ClaimGraph(parts, alone);
  }

  private static Set<String> reachable(String start, Map<String, List<String>> neighbours) {
    Set<String> found = new HashSet<>(Set.of(start));
    Deque<String> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      for (String next : neighbours.get(open.pop())) {
        if (found.add(next)) {
          open.push(next);
        }
      }
    }
    return found;
  }
}
