package normsharp.empirical.torch.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The matrix products of one gradient step of a fully connected network and nothing else, into
 * buffers that stay: n × in · in × out for each layer, its weights' gradient, and, but for the
 * first layer, its input's gradient. The limit that a step is held against.
 */
final class MatrixProducts implements AutoCloseable {
  private record Product(Tensor left, Tensor right, Tensor result) {}

  private final List<Tensor> owned = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();

  MatrixProducts(int examples, List<Integer> widths, ScalarType type) {
    for (int i = 0; i + 1 < widths.size(); i++) {
      int in = widths.get(i);
      int out = widths.get(i + 1);
      Tensor inputs = random(type, examples, in);
      Tensor weights = random(type, out, in);
      Tensor slopes = random(type, examples, out);
      products.add(new Product(inputs, own(weights.transpose(0, 1)), random(type, examples, out)));
      products.add(new Product(own(slopes.transpose(0, 1)), inputs, random(type, out, in)));
      if (i > 0) {
        products.add(new Product(slopes, weights, random(type, examples, in)));
      }
    }
  }

  private Tensor random(ScalarType type, long... shape) {
    return own(torch.randn(shape, new TensorOptions().dtype(new ScalarTypeOptional(type))));
  }

  private Tensor own(Tensor tensor) {
    owned.add(tensor);
    return tensor;
  }

  int count() {
    return products.size();
  }

  void multiply() {
    try (PointerScope scope = new PointerScope()) {
      for (Product product : products) {
        torch.mm_out(product.result(), product.left(), product.right());
      }
    }
  }

  @Override
  public void close() {
    owned.forEach(Tensor::close);
  }
}
