package normsharp.empirical.spectrum;

import java.util.List;
import normsharp.empirical.objective.VectorBatch;

/**
 * Ritz pairs of K matrices. Close it to free the vectors.
 *
 * @param cold whether they come from a cold start, all pairs being of the same matrix
 * @param ends the ends of the K spectra
 * @param vectors unit Ritz vectors, K × p each: first those of the largest values, last those of
 *     the smallest, between them further ones; a zero row where a matrix has fewer
 * @param values the Ritz values, one list of K for each vector; NaN where a matrix has fewer
 */
public record RitzPairs(
    boolean cold, List<SpectrumEnds> ends, List<VectorBatch> vectors, List<List<Double>> values)
    implements AutoCloseable {
  public RitzPairs {
    ends = List.copyOf(ends);
    vectors = List.copyOf(vectors);
    values = values.stream().map(List::copyOf).toList();
  }

  /** Unit Ritz vectors of the largest values, K × p. */
  public VectorBatch largest() {
    return vectors.get(0);
  }

  /** Unit Ritz vectors of the smallest values, K × p. */
  public VectorBatch smallest() {
    return vectors.get(vectors.size() - 1);
  }

  @Override
  public void close() {
    vectors.forEach(VectorBatch::close);
  }
}
