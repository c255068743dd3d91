package normsharp.verify.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A universal statement: for every dimension d and all real values, the premises imply the
 * conclusion.
 *
 * @param premises what is assumed
 * @param conclusion what follows
 */
public record Statement(List<Constraint> premises, Constraint conclusion) {
  /** Takes an immutable copy. */
  public Statement {
    premises = List.copyOf(premises);
  }

  /**
   * Reads a statement; the last constraint is the conclusion.
   *
   * @param constraints at least one, as {@link Constraint#parse} reads them
   */
  public static Statement of(String... constraints) {
    List<Constraint> all = Arrays.stream(constraints).map(Constraint::parse).toList();
    return new Statement(all.subList(0, all.size() - 1), all.get(all.size() - 1));
  }

  /** The same premises with another conclusion. */
  public Statement concluding(String otherConclusion) {
    return new Statement(premises, Constraint.parse(otherConclusion));
  }

  /**
   * Whether the conclusion is a false statement about a number, so that the premises contradict.
   */
  public boolean isImpossibility() {
    return conclusion.polynomial().isConstant()
        && !conclusion.holdsFor(new Assignment(1, Map.of(), Map.of()));
  }

  /** Whether an assignment satisfies all premises; one that does shows they are not vacuous. */
  public boolean premisesHoldFor(Assignment assignment) {
    return premises.stream().allMatch(premise -> premise.holdsFor(assignment));
  }

  /** Whether an assignment satisfies the premises and violates the conclusion at some index. */
  public boolean isRefutedBy(Assignment assignment) {
    return premisesHoldFor(assignment) && !conclusion.holdsFor(assignment);
  }

  @Override
  public String toString() {
    return premises.stream().map(Constraint::toString).collect(Collectors.joining(", "))
        + " ⇒ "
        + conclusion;
  }
}
