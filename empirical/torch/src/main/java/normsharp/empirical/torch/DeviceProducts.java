package normsharp.empirical.torch;

import java.util.OptionalInt;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.cuda.PrecisionGuard;
import normsharp.empirical.objective.Precision;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Products of square matrices on a device, by each of the libraries that experiments compute with.
 */
final class DeviceProducts {
  private static final long N = PrecisionGuard.SIZE;

  /** An image of this width and N / width rows carries one row of the second matrix. */
  private static final long WIDTH = 16;

  private final TensorFactory tensors;

  DeviceProducts(String device, Precision precision) {
    this.tensors =
        new TensorFactory(
            new EngineSetting(precision, device, 1, Batching.TOGETHER, OptionalInt.empty()));
  }

  /** AB by a matrix product. */
  double[] matrices(double[] a, double[] b) {
    try (PointerScope scope = new PointerScope()) {
      return TensorFactory.toDoubles(torch.mm(matrix(a), matrix(b)));
    }
  }

  /** AB by a 1 × 1 convolution of one image with N channels. */
  double[] convolution(double[] a, double[] b) {
    try (PointerScope scope = new PointerScope()) {
      Tensor image = matrix(b).view(1, N, N / WIDTH, WIDTH);
      return TensorFactory.toDoubles(torch.conv2d(image, matrix(a).view(N, N, 1, 1)));
    }
  }

  private Tensor matrix(double[] values) {
    return tensors.doubles(values).view(N, N);
  }
}
