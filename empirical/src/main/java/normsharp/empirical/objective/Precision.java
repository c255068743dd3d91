package normsharp.empirical.objective;

/** The floating-point type of parameters, gradients and products. */
public enum Precision {
  /** IEEE binary32, unit roundoff 2⁻²⁴; the reference harness' type. */
  FLOAT32(0x1p-24, Float.BYTES),
  /** IEEE binary64, unit roundoff 2⁻⁵³. */
  FLOAT64(0x1p-53, Double.BYTES);

  private final double unitRoundoff;
  private final int bytes;

  Precision(double unitRoundoff, int bytes) {
    this.unitRoundoff = unitRoundoff;
    this.bytes = bytes;
  }

  /** The unit roundoff u: a rounded operation has relative error at most u. */
  public double unitRoundoff() {
    return unitRoundoff;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }
}
