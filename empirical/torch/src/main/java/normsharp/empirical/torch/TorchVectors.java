package normsharp.empirical.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import normsharp.empirical.objective.VectorBatch;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * K vectors as panels, tensors of shape k × p: one panel of all rows when the engine advances the
 * copies together, K panels of one row when it advances them one by one. A row of its own starts at
 * an aligned address whatever K is, so that its results don't depend on its neighbours.
 */
final class TorchVectors implements VectorBatch {
  private final TensorFactory tensors;
  private final int length;
  private final List<Tensor> panels;

  /** Takes over the panels. */
  TorchVectors(TensorFactory tensors, int length, List<Tensor> panels) {
    this.tensors = tensors;
    this.length = length;
    this.panels = List.copyOf(panels);
  }

  static TorchVectors zeros(TensorFactory tensors, int copies, int length) {
    List<Tensor> panels = new ArrayList<>();
    if (tensors.together()) {
      panels.add(tensors.zeros(copies, length));
    } else {
      for (int k = 0; k < copies; k++) {
        panels.add(tensors.zeros(1, length));
      }
    }
    return new TorchVectors(tensors, length, panels);
  }

  List<Tensor> panels() {
    return panels;
  }

  /** The panels of a batch of this engine whose vectors have p entries. */
  static List<Tensor> panels(VectorBatch batch, int p) {
    if (!(batch instanceof TorchVectors vectors)) {
      throw new IllegalArgumentException("the batch must come from engine torch");
    }
    if (batch.length() != p) {
      throw new IllegalArgumentException(
          "vectors must have p = " + p + " entries, got " + batch.length());
    }
    return vectors.panels;
  }

  static int rows(Tensor panel) {
    return Math.toIntExact(panel.size(0));
  }

  @Override
  public int copies() {
    return panels.stream().mapToInt(TorchVectors::rows).sum();
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public VectorBatch copy() {
    return new TorchVectors(tensors, length, panels.stream().map(TorchVectors::cloned).toList());
  }

  @Override
  public VectorBatch select(int... rows) {
    List<Tensor> chosen = new ArrayList<>();
    if (tensors.together()) {
      chosen.add(
          TensorFactory.keep(
              () -> {
                TensorVector parts = new TensorVector();
                for (int row : rows) {
                  parts.push_back(panels.get(0).narrow(0, row, 1));
                }
                return torch.cat(parts, 0);
              }));
    } else {
      for (int row : rows) {
        chosen.add(cloned(panels.get(row)));
      }
    }
    return new TorchVectors(tensors, length, chosen);
  }

  @Override
  public void set(VectorBatch other) {
    withEach(other, (mine, theirs) -> mine.copy_(theirs));
  }

  @Override
  public void addScaled(double[] factors, VectorBatch other) {
    requireFactors(factors);
    int[] row = {0};
    withEach(
        other,
        (mine, theirs) -> {
          if (rows(mine) == 1) {
            mine.add_(theirs, new Scalar(factors[row[0]]));
          } else {
            mine.addcmul_(theirs, tensors.doubles(factors).view(-1, 1));
          }
          row[0] += rows(mine);
        });
  }

  @Override
  public void scale(double[] factors) {
    requireFactors(factors);
    int row = 0;
    for (Tensor panel : panels) {
      try (PointerScope scope = new PointerScope()) {
        if (rows(panel) == 1) {
          panel.mul_(new Scalar(factors[row]));
        } else {
          panel.mul_(tensors.doubles(factors).view(-1, 1));
        }
      }
      row += rows(panel);
    }
  }

  @Override
  public void multiply(VectorBatch other) {
    withEach(other, (mine, theirs) -> mine.mul_(theirs));
  }

  @Override
  public double[] dot(VectorBatch other) {
    double[] products = new double[copies()];
    int[] row = {0};
    withEach(
        other,
        (mine, theirs) -> {
          if (rows(mine) == 1) {
            products[row[0]++] = mine.view(-1).dot(theirs.view(-1)).item_double();
          } else {
            for (double product : TensorFactory.toDoubles(mine.mul(theirs).sum(1))) {
              products[row[0]++] = product;
            }
          }
        });
    return products;
  }

  /**
   * Together, the products stay on the device: a card would otherwise stand still for each. The
   * numbers are those that the host would hand back, so that the bits are the same.
   */
  @Override
  public void removeComponents(List<VectorBatch> basis) {
    if (!tensors.together() || copies() == 1) {
      VectorBatch.super.removeComponents(basis);
      return;
    }
    for (VectorBatch vector : basis) {
      withEach(
          vector,
          (mine, theirs) ->
              mine.addcmul_(
                  theirs,
                  theirs.mul(mine).sum(new long[] {1}, true, new ScalarTypeOptional()).neg()));
    }
  }

  @Override
  public double[] row(int k) {
    try (PointerScope scope = new PointerScope()) {
      return TensorFactory.toDoubles(rowTensor(k));
    }
  }

  @Override
  public void setRow(int k, double[] values) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "a row must have " + length + " entries, got " + values.length);
    }
    try (PointerScope scope = new PointerScope()) {
      rowTensor(k).copy_(tensors.doubles(values));
    }
  }

  @Override
  public void close() {
    panels.forEach(Tensor::close);
  }

  private Tensor rowTensor(int k) {
    return tensors.together() ? panels.get(0).select(0, k) : panels.get(k).select(0, 0);
  }

  private void withEach(VectorBatch other, BiConsumer<Tensor, Tensor> action) {
    if (!(other instanceof TorchVectors torchVectors)) {
      throw new IllegalArgumentException("both batches must come from engine torch");
    }
    if (other.copies() != copies() || other.length() != length) {
      throw new IllegalArgumentException(
          "both batches must be K × p alike, got "
              + copies()
              + " × "
              + length
              + " and "
              + other.copies()
              + " × "
              + other.length());
    }
    for (int i = 0; i < panels.size(); i++) {
      try (PointerScope scope = new PointerScope()) {
        action.accept(panels.get(i), torchVectors.panels.get(i));
      }
    }
  }

  private void requireFactors(double[] factors) {
    if (factors.length != copies()) {
      throw new IllegalArgumentException(
          "one factor for each of " + copies() + " rows, got " + factors.length);
    }
  }

  private static Tensor cloned(Tensor panel) {
    return TensorFactory.keep(panel::clone);
  }
}
