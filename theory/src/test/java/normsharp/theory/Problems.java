package normsharp.theory;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * Generators of exact problems that hit the hard cases from the start: mixed signs, zeros and ties
 * in x (entries from a small grid), y &lt; 0, y = 0, d = 1.
 */
public final class Problems extends DomainContextBase {
  /** Rationals from a small grid, so that ties and zeros are frequent. */
  @Provide
  public Arbitrary<BigFraction> rationals() {
    return Combinators.combine(Arbitraries.integers().between(-4, 4), Arbitraries.of(1, 1, 1, 2, 3))
        .as(BigFraction::new);
  }

  /** Two-layer problems with 1 ≤ d ≤ 5. */
  @Provide
  public Arbitrary<DiagonalNetwork<BigFraction>> problems() {
    return Combinators.combine(rationals().list().ofMinSize(1).ofMaxSize(5), rationals())
        .as(DiagonalNetwork::twoLayers);
  }

  /** Learning rates from 1/64 to 4. */
  @Provide
  public Arbitrary<LearningRate> rates() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4), Arbitraries.of(1, 2, 3, 8, 16, 64))
        .as((numerator, denominator) -> new LearningRate(new BigFraction(numerator, denominator)));
  }

  /** A learning rate η &gt; 0, told apart from other rationals for the generator's sake. */
  public record LearningRate(BigFraction eta) {}

  /** A rational. */
  public static BigFraction q(int numerator, int denominator) {
    return new BigFraction(numerator, denominator);
  }

  /** A vector of integers as rationals. */
  public static List<BigFraction> vector(Integer... entries) {
    return Vectors.map(List.of(entries), BigFraction::new);
  }

  /** A two-layer network with integer data. */
  public static DiagonalNetwork<BigFraction> network(int y, Integer... x) {
    return DiagonalNetwork.twoLayers(vector(x), new BigFraction(y));
  }

  /** A vector of doubles. */
  public static List<Binary64> doubles(double... entries) {
    return java.util.Arrays.stream(entries).mapToObj(Binary64::new).toList();
  }
}
