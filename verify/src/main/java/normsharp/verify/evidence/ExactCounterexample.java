package normsharp.verify.evidence;

import java.util.ArrayList;
import java.util.List;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Rational values that satisfy the premises of a statement and violate its conclusion, evaluated
 * exactly.
 *
 * @param shows what is shown, in one line
 * @param statement the statement that is false
 * @param at the values
 */
public record ExactCounterexample(String shows, Statement statement, Assignment at)
    implements Evidence {
  @Override
  public String kind() {
    return "exact counterexample";
  }

  @Override
  public Strength strength() {
    return Strength.REFUTES;
  }

  @Override
  public Finding check() {
    for (Constraint premise : statement.premises()) {
      if (!premise.holdsFor(at)) {
        return new Finding.Fails("at " + at + " the premise " + premise + " does not hold");
      }
    }
    return statement.isRefutedBy(at)
        ? new Finding.Holds(instance())
        : new Finding.Fails("at " + at + " the conclusion holds");
  }

  /** The values and what the conclusion's left-hand side comes to. */
  public String instance() {
    List<String> sides = new ArrayList<>();
    for (int i = 0; i < at.dimension(); i++) {
      Rational value = at.evaluate(statement.conclusion().polynomial(), i);
      String side =
          value
              + ", not "
              + statement.conclusion().relation().symbol()
              + " 0"
              + (statement.conclusion().polynomial().hasEntries() ? " at i = " + (i + 1) : "");
      if (!statement.conclusion().relation().holdsFor(value.signum()) && !sides.contains(side)) {
        sides.add(side);
      }
    }
    return at + ": " + statement.conclusion().polynomial() + " is " + String.join(" and ", sides);
  }
}
