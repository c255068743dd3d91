package normsharp.empirical.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.VectorBatch;
import org.junit.jupiter.api.Test;

class TorchVectorsTest {
  private static final int COPIES = 5;
  private static final int LENGTH = 301;
  private static final long SEED = 20261121;

  private static VectorBatch random(Random random, Precision precision) {
    VectorBatch batch =
        TorchVectors.zeros(
            new TensorFactory(
                new EngineSetting(precision, "cpu", 1, Batching.TOGETHER, OptionalInt.empty())),
            COPIES,
            LENGTH);
    for (int k = 0; k < COPIES; k++) {
      batch.setRow(k, random.doubles(LENGTH, -1, 1).toArray());
    }
    return batch;
  }

  @Test
  void componentsRemovedOnTheDeviceHaveTheBitsOfThoseRemovedByTheHost() {
    for (Precision precision : Precision.values()) {
      Random random = new Random(SEED);
      List<VectorBatch> basis = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        basis.add(random(random, precision));
      }
      try (VectorBatch onDevice = random(random, precision);
          VectorBatch byHost = onDevice.copy()) {
        onDevice.removeComponents(basis);
        for (VectorBatch vector : basis) {
          double[] factors = vector.dot(byHost);
          for (int k = 0; k < COPIES; k++) {
            factors[k] = -factors[k];
          }
          byHost.addScaled(factors, vector);
        }
        for (int k = 0; k < COPIES; k++) {
          assertArrayEquals(byHost.row(k), onDevice.row(k), "seed " + SEED + ", " + precision);
        }
        assertEquals(COPIES, onDevice.copies());
      }
      basis.forEach(VectorBatch::close);
    }
  }
}
