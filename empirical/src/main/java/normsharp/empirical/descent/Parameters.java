package normsharp.empirical.descent;

/** A parameter vector, immutable. */
public final class Parameters {
  private final double[] values;

  /** Copies the entries. */
  public Parameters(double[] values) {
    this.values = values.clone();
  }

  /** A copy of the entries. */
  public double[] values() {
    return values.clone();
  }

  /** this − other, a new array. */
  public double[] minus(Parameters other) {
    if (values.length != other.values.length) {
      throw new IllegalArgumentException(
          "parameter vectors must have equal lengths, got "
              + values.length
              + " and "
              + other.values.length);
    }
    double[] difference = new double[values.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = values[i] - other.values[i];
    }
    return difference;
  }
}
