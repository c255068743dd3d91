package normsharp.empirical.torch;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.function.Supplier;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.objective.Precision;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Makes tensors of one precision on one device, owned by their caller. */
final class TensorFactory {
  private final EngineSetting setting;
  private final ScalarType type;

  TensorFactory(EngineSetting setting) {
    this.setting = setting;
    this.type = setting.precision() == Precision.FLOAT64 ? ScalarType.Double : ScalarType.Float;
  }

  Precision precision() {
    return setting.precision();
  }

  boolean together() {
    return setting.batching() == Batching.TOGETHER;
  }

  /**
   * Runs a computation whose intermediate tensors are freed at its end; its result survives, and
   * the caller closes it. Without this every intermediate waits for the garbage collector, which
   * doesn't see native memory.
   */
  static Tensor keep(Supplier<Tensor> computation) {
    try (PointerScope scope = new PointerScope()) {
      Tensor result = computation.get();
      // Held by the caller beside the scope, so that the scope's end leaves it alive.
      result.retainReference();
      return result;
    }
  }

  Tensor zeros(long... shape) {
    return keep(() -> torch.zeros(shape, options(type)));
  }

  /** A tensor of the engine's type from float32 values: exact in both precisions. */
  Tensor floats(FloatBuffer values, long... shape) {
    return keep(
        () -> {
          FloatPointer pointer = new FloatPointer(values.remaining());
          pointer.put(toArray(values.duplicate()));
          return torch
              .from_blob(pointer, shape, hostOptions(ScalarType.Float))
              .to(options(type), false, true, new MemoryFormatOptional());
        });
  }

  Tensor labels(IntBuffer values, long... shape) {
    return keep(
        () -> {
          LongPointer pointer = new LongPointer(values.remaining());
          IntBuffer copy = values.duplicate();
          for (long i = 0; copy.hasRemaining(); i++) {
            pointer.put(i, copy.get());
          }
          return torch
              .from_blob(pointer, shape, hostOptions(ScalarType.Long))
              .to(options(ScalarType.Long), false, true, new MemoryFormatOptional());
        });
  }

  /** A passing tensor of shape [n] from doubles, rounded to the engine's type. */
  Tensor doubles(double... values) {
    return torch
        .from_blob(
            new DoublePointer(values), new long[] {values.length}, hostOptions(ScalarType.Double))
        .to(options(type), false, true, new MemoryFormatOptional());
  }

  /** The entries of a tensor of any shape, in row-major order, as doubles. */
  static double[] toDoubles(Tensor tensor) {
    try (PointerScope scope = new PointerScope()) {
      Tensor host =
          tensor
              .detach()
              .to(hostOptions(ScalarType.Double), false, false, new MemoryFormatOptional())
              .contiguous();
      double[] values = new double[Math.toIntExact(host.numel())];
      new DoublePointer(host.data_ptr()).get(values);
      return values;
    }
  }

  private TensorOptions options(ScalarType scalarType) {
    return new TensorOptions()
        .dtype(new ScalarTypeOptional(scalarType))
        .device(new DeviceOptional(new Device(setting.device())));
  }

  private static TensorOptions hostOptions(ScalarType scalarType) {
    return new TensorOptions()
        .dtype(new ScalarTypeOptional(scalarType))
        .device(new DeviceOptional(new Device("cpu")));
  }

  private static float[] toArray(FloatBuffer buffer) {
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}
