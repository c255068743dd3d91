package normsharp.verify.kernel;

/** What a polynomial of the kernel is written in. */
public sealed interface Variable extends Comparable<Variable> {
  /** A real number that does not depend on an index, such as y or η. */
  record Scalar(String name) implements Variable {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The entry at the index i of a vector of length d, such as x_i. */
  record Entry(String vector) implements Variable {
    @Override
    public String toString() {
      return vector + "_i";
    }
  }

  /** The number Σ_{i=1}^{d} m(i) for a monomial m in entries; the dimension d for m = 1. */
  record Sum(Monomial summand) implements Variable {
    /** Refuses summands with anything but entries in them. */
    public Sum {
      if (!summand.powers().keySet().stream().allMatch(Entry.class::isInstance)) {
        throw new IllegalArgumentException(
            "the summand of a sum must be a monomial in entries, got " + summand);
      }
    }

    @Override
    public String toString() {
      return "Σ[" + summand + "]";
    }
  }

  @Override
  default int compareTo(Variable other) {
    return toString().compareTo(other.toString());
  }
}
