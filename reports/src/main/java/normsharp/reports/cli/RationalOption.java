package normsharp.reports.cli;

import java.util.List;
import normsharp.theory.arithmetic.Rationals;
import org.hipparchus.fraction.BigFraction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads exact numbers from the command line: integers, fractions and decimals, kept exact. */
final class RationalOption {
  private RationalOption() {}

  /** A number such as 3, -2/5 or 1e-3. */
  static final class Scalar implements ITypeConverter<BigFraction> {
    @Override
    public BigFraction convert(String text) {
      try {
        return Rationals.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** A comma-separated vector such as 1,-3,2/5. */
  static final class Vector implements ITypeConverter<ExactVector> {
    @Override
    public ExactVector convert(String text) {
      try {
        return new ExactVector(Rationals.parseVector(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** A vector as one value, since picocli takes a list for a repeated option. */
  record ExactVector(List<BigFraction> entries) {}
}
