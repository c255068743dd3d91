package normsharp.verify.evidence;

import java.util.ArrayList;
import java.util.List;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Relation;
import normsharp.verify.kernel.Statement;

/**
 * Where a bound is attained, for every dimension: a certificate writes goal = Σ of terms ≥ 0, so
 * goal = 0 forces each term to vanish, at every index.
 *
 * @param shows what is shown, in one line
 * @param bound a certificate of goal ≥ 0
 * @param term number of the term that vanishes
 * @param vanishes the conclusion {@code … = 0}; a positive multiple of the term
 * @param witness an instance of the premises with goal = 0
 */
public record EqualityCase(
    String shows, Certificate bound, int term, Constraint vanishes, Assignment witness)
    implements Evidence {
  @Override
  public String kind() {
    return "certificate";
  }

  @Override
  public Strength strength() {
    return Strength.PROVES;
  }

  /** What is proved: the premises and goal = 0 imply that the term vanishes. */
  public Statement statement() {
    List<Constraint> premises = new ArrayList<>(bound.statement().premises());
    premises.add(new Constraint(bound.statement().conclusion().polynomial(), Relation.EQUAL));
    return new Statement(premises, vanishes);
  }

  @Override
  public Finding check() {
    if (!statement().premisesHoldFor(witness)) {
      return new Finding.Fails("the premises or the equality do not hold at " + witness);
    }
    return bound
        .equalityObjection(term, vanishes)
        .<Finding>map(Finding.Fails::new)
        .orElse(new Finding.Holds("for every dimension; equality holds at " + witness));
  }
}
