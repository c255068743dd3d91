package normsharp.verify.evidence;

import java.time.Duration;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Statement;
import normsharp.verify.solver.SmtQuery;
import normsharp.verify.solver.SolverAnswer;
import normsharp.verify.solver.SolverPool;

/**
 * A statement for all reals at a fixed small dimension: Z3 finds its negation unsatisfiable. The
 * premises are shown satisfiable first, by exact values; a model is evaluated exactly before it
 * counts as a counterexample; no answer within the limit is no proof.
 *
 * @param shows what is shown, in one line
 * @param statement the statement
 * @param dimension d ≥ 1
 * @param witness an instance of the premises
 * @param limit time for one query
 */
public record SolverProof(
    String shows, Statement statement, int dimension, Assignment witness, Duration limit)
    implements Evidence {
  @Override
  public String kind() {
    return "solver proof";
  }

  @Override
  public Strength strength() {
    return Strength.PROVES;
  }

  /** The query, for another solver to re-check. */
  public SmtQuery query() {
    return new SmtQuery(statement, dimension);
  }

  @Override
  public Finding check() {
    for (Constraint premise : statement.premises()) {
      if (!premise.holdsFor(witness)) {
        return new Finding.Fails("the witness " + witness + " violates the premise " + premise);
      }
    }
    SolverAnswer answer = SolverPool.shared().ask(query(), limit);
    if (answer instanceof SolverAnswer.Unsatisfiable) {
      return new Finding.Holds(
          "Z3: unsatisfiable negation at d = " + dimension + "; premises hold at " + witness);
    }
    if (answer instanceof SolverAnswer.Satisfiable satisfiable) {
      Assignment at = query().assignment(satisfiable.model());
      return statement.isRefutedBy(at)
          ? new Finding.Refutes(at + " violates " + statement.conclusion())
          : new Finding.Fails(
              "Z3 finds the negation satisfiable near "
                  + at
                  + (satisfiable.exact()
                      ? ", which does not evaluate so"
                      : ", an irrational point"));
    }
    return new Finding.Undecided(((SolverAnswer.Unknown) answer).why());
  }
}
