package normsharp.theory.kkt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** Exact Gaussian elimination of a small augmented system that may be singular. */
final class Elimination {
  private Elimination() {}

  private record Echelon(List<List<BigFraction>> rows, List<Integer> pivots) {}

  /** A solution with the free unknowns 0; empty when the equations contradict each other. */
  static Optional<List<BigFraction>> solve(List<List<BigFraction>> system, int unknowns) {
    Echelon echelon = reduce(system, unknowns);
    for (int r = echelon.pivots().size(); r < echelon.rows().size(); r++) {
      if (echelon.rows().get(r).get(unknowns).signum() != 0) {
        return Optional.empty();
      }
    }
    List<BigFraction> solution = new ArrayList<>(Collections.nCopies(unknowns, BigFraction.ZERO));
    for (int r = 0; r < echelon.pivots().size(); r++) {
      solution.set(echelon.pivots().get(r), echelon.rows().get(r).get(unknowns));
    }
    return Optional.of(solution);
  }

  /** Whether the equations leave no freedom in one unknown. */
  static boolean determines(List<List<BigFraction>> system, int unknown) {
    int unknowns = system.get(0).size() - 1;
    Echelon echelon = reduce(system, unknowns);
    int row = echelon.pivots().indexOf(unknown);
    if (row < 0) {
      return false;
    }
    for (int c = 0; c < unknowns; c++) {
      if (c != unknown && echelon.rows().get(row).get(c).signum() != 0) {
        return false;
      }
    }
    return true;
  }

  private static Echelon reduce(List<List<BigFraction>> system, int unknowns) {
    List<List<BigFraction>> rows = new ArrayList<>();
    system.forEach(row -> rows.add(new ArrayList<>(row)));
    List<Integer> pivots = new ArrayList<>();
    for (int c = 0; c < unknowns && pivots.size() < rows.size(); c++) {
      int top = pivots.size();
      int pivot = top;
      while (pivot < rows.size() && rows.get(pivot).get(c).signum() == 0) {
        pivot++;
      }
      if (pivot == rows.size()) {
        continue;
      }
      Collections.swap(rows, top, pivot);
      BigFraction head = rows.get(top).get(c);
      rows.get(top).replaceAll(entry -> entry.divide(head));
      for (int r = 0; r < rows.size(); r++) {
        BigFraction factor = rows.get(r).get(c);
        if (r != top && factor.signum() != 0) {
          for (int k = 0; k < rows.get(r).size(); k++) {
            rows.get(r).set(k, rows.get(r).get(k).subtract(factor.multiply(rows.get(top).get(k))));
          }
        }
      }
      pivots.add(c);
    }
    return new Echelon(rows, pivots);
  }
}
