package normsharp.empirical.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.engine.EngineUnavailable;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Precision;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class CudaDeviceTest {
  private static final FullyConnected MODEL =
      new FullyConnected(List.of(2), List.of(3), 2, Activation.TANH);

  @Test
  void productsOfBothLibrariesPassTheGuardOnTheProcessor() {
    for (Precision precision : Precision.values()) {
      assertEquals(Optional.empty(), CudaDevice.lowered("cpu", precision));
    }
  }

  @Test
  void fullPrecisionIsWhatLibTorchThenReports() {
    Context context = torch.globalContext();
    try {
      context.setAllowTF32CuDNN(true);
      CudaDevice.useFullPrecision();
      assertFalse(context.allowTF32CuBLAS());
      assertFalse(context.allowTF32CuDNN());
      assertTrue(context.deterministicAlgorithms());
      assertTrue(context.deterministicCuDNN());
    } finally {
      // One process for all tests: leave it as it was.
      context.setDeterministicAlgorithms(false, false);
    }
  }

  @Test
  void unusableDeviceIsRefusedInOneLine() {
    TorchEngine engine = new TorchEngine();
    EngineStatus status = engine.status("cuda");
    assumeFalse(status.available(), "this machine has a usable card");
    assertEquals(1, status.summary().lines().count());
    EngineSetting setting =
        new EngineSetting(Precision.FLOAT32, "cuda", 1, Batching.TOGETHER, OptionalInt.empty());
    assertFalse(engine.supports(MODEL, setting));
    Examples examples =
        new Examples(List.of(2), new float[] {1, 2}, new Labels(2, 1, new int[] {1}));
    EngineUnavailable refused =
        assertThrows(
            EngineUnavailable.class, () -> engine.objective(MODEL, Loss.MSE, examples, setting));
    assertTrue(refused.getMessage().contains(status.summary()), refused.getMessage());
    assertEquals(24, engine.copiesThatFit(MODEL, 1, setting, 24));
  }

  @Test
  void unknownDevicesAreNamed() {
    for (String device : List.of("gpu", "cuda:", "cuda:x", "cuda:100", "mps")) {
      EngineStatus status = new TorchEngine().status(device);
      assertFalse(status.available());
      assertTrue(status.summary().contains("'" + device + "'"), status.summary());
    }
  }

  @Test
  void versionNumberIsReadAsVersion() {
    assertEquals("13.1", CudaDevice.cudaVersion(13010));
    assertEquals("13.0", CudaDevice.cudaVersion(13000));
  }
}
