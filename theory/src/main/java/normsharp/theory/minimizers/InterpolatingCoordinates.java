package normsharp.theory.minimizers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.FieldElement;

/**
 * Which coordinates can help to interpolate: P = {i : some w_i has x_i w_iᴸ y &gt; 0}.
 *
 * <p>For even L a weight's power is never negative, so P = {i : x_i y &gt; 0}; for odd L it takes
 * either sign, so P = {i : x_i ≠ 0}. Minimizers of the norm and of the sharpness are supported in
 * P, but for coordinates with x_i = 0, which the sharpness on 𝓜 does not see.
 *
 * @param helpful the indices in P, ascending; empty when y = 0
 * @param zeros the indices with x_i = 0, ascending
 */
public record InterpolatingCoordinates(List<Integer> helpful, List<Integer> zeros) {
  /** Takes immutable copies. */
  public InterpolatingCoordinates {
    helpful = List.copyOf(helpful);
    zeros = List.copyOf(zeros);
  }

  /** Sorts the coordinates of a network's data. */
  public static <T extends FieldElement<T> & Comparable<T>> InterpolatingCoordinates of(
      DiagonalNetwork<T> network) {
    int y = sign(network.y());
    boolean even = network.layers() % 2 == 0;
    IntPredicate helps =
        i -> {
          int x = sign(network.x().get(i));
          return even ? x * y > 0 : x * y != 0;
        };
    return new InterpolatingCoordinates(
        indices(network.dimension(), helps),
        indices(network.dimension(), i -> sign(network.x().get(i)) == 0));
  }

  /** The magnitudes |x_i| for i in P, in the order of {@link #helpful}. */
  public <T extends FieldElement<T> & Comparable<T>> List<T> magnitudes(
      DiagonalNetwork<T> network) {
    List<T> magnitudes = new ArrayList<>();
    for (int i : helpful) {
      magnitudes.add(magnitude(network.x().get(i)));
    }
    return List.copyOf(magnitudes);
  }

  /** The indices in P at which |x_i| equals a given magnitude. */
  <T extends FieldElement<T> & Comparable<T>> List<Integer> withMagnitude(
      DiagonalNetwork<T> network, T magnitude) {
    return helpful.stream()
        .filter(i -> magnitude(network.x().get(i)).compareTo(magnitude) == 0)
        .toList();
  }

  static <T extends FieldElement<T> & Comparable<T>> T magnitude(T value) {
    return sign(value) < 0 ? value.negate() : value;
  }

  static <T extends FieldElement<T> & Comparable<T>> int sign(T value) {
    return Integer.signum(value.compareTo(value.getField().getZero()));
  }

  private static List<Integer> indices(int d, IntPredicate condition) {
    return IntStream.range(0, d).filter(condition).boxed().toList();
  }
}
