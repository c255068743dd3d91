package normsharp.verify.solver;

import java.util.Map;
import normsharp.verify.kernel.Rational;

/** What a solver said to a query. */
public sealed interface SolverAnswer {
  /** No real numbers satisfy it. */
  record Unsatisfiable() implements SolverAnswer {}

  /**
   * Some real numbers satisfy it.
   *
   * @param model rational values by symbol; algebraic irrational ones are rounded
   * @param exact whether no value was rounded
   */
  record Satisfiable(Map<String, Rational> model, boolean exact) implements SolverAnswer {
    /** Takes an immutable copy. */
    public Satisfiable {
      model = Map.copyOf(model);
    }
  }

  /**
   * No answer: a time limit, a crash, a missing library, or the solver gave up.
   *
   * @param why the reason in one line
   */
  record Unknown(String why) implements SolverAnswer {}
}
