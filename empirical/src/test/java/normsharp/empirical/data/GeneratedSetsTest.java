package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class GeneratedSetsTest {
  private static final DataDirectory NOWHERE = new DataDirectory(Path.of("nowhere"), "--data");

  private static DataSet generate(String name, Object... options) {
    Map<String, String> map = options.length == 0 ? Map.of() : RequestSyntax.ordered(options);
    return DataSets.load(DataRequest.of(name, map), NOWHERE);
  }

  @Test
  void sequencesHaveThePapersFormAndLabelsAreTheReversal() {
    DataSet set = generate("sequence-reversal");
    assertEquals(List.of(1000, 1000), List.of(set.train().count(), set.test().count()));
    assertEquals(List.of(10), set.train().shape());
    for (Examples examples : List.of(set.train(), set.test())) {
      Labels labels = (Labels) examples.targets();
      assertEquals(List.of(9, 10), List.of(labels.classes(), labels.positions()));
      FloatBuffer tokens = examples.inputs();
      IntBuffer reversed = labels.labels();
      for (int i = 0; i < 1000; i++) {
        for (int j = 0; j < 10; j++) {
          float token = tokens.get(10 * i + j);
          assertTrue(token >= 1 && token <= 9 && token == Math.rint(token));
          assertEquals(token - 1, reversed.get(10 * i + 9 - j));
        }
      }
    }
    assertNotEquals(set.train().inputs(), set.test().inputs());
    assertTrue(set.preprocessing().contains("MT19937") && set.preprocessing().contains("seed=43"));
  }

  @Test
  void theFirstSequenceStaysTheSame() {
    float[] tokens = new float[10];
    generate("sequence-reversal").train().inputs().get(tokens);
    // The numbers of MT19937, init_by_array {43, 0}, lowest 4 bits, those above 8 skipped, plus 1.
    assertArrayEquals(new float[] {3, 8, 7, 9, 2, 6, 1, 5, 9, 7}, tokens);
  }

  @Test
  void aLargerTrainingSetBeginsWithTheSmallerAndTheTestSetStays() {
    for (String name : List.of("sequence-reversal", "gaussian-regression", "gaussian-classes")) {
      DataSet small = generate(name, "train", 7, "test", 3);
      DataSet large = generate(name, "train", 50, "test", 3);
      assertEquals(small.train().inputs(), large.train().first(7).inputs());
      assertEquals(small.test().inputs(), large.test().inputs());
      DataSet other = generate(name, "train", 7, "test", 3, "seed", 44);
      assertNotEquals(small.train().inputs(), other.train().inputs());
    }
  }

  @Test
  void withoutNoiseTrainingAndTestTargetsComeFromOneLinearTeacher() {
    DataSet set = generate("gaussian-regression", "noise", 0, "features", 5, "outputs", 2);
    RealMatrix x = matrix(set.train().inputs(), 5);
    RealMatrix y = matrix(((Values) set.train().targets()).values(), 2);
    RealMatrix teacher = new QRDecomposition(x).getSolver().solve(y);
    RealMatrix testError =
        matrix(set.test().inputs(), 5)
            .multiply(teacher)
            .subtract(matrix(((Values) set.test().targets()).values(), 2));
    // The largest sum of 1,000 errors; each target is rounded to float, about 10⁻⁷.
    assertEquals(0, testError.getNorm1(), 1e-4);
    assertTrue(teacher.getNorm1() > 0.1);
  }

  @Test
  void noiseHasTheDeviationAskedFor() {
    DataSet clean = generate("gaussian-regression", "noise", 0, "train", 4000);
    DataSet noisy = generate("gaussian-regression", "noise", 0.5, "train", 4000);
    FloatBuffer a = ((Values) clean.train().targets()).values();
    FloatBuffer b = ((Values) noisy.train().targets()).values();
    double squares = 0;
    for (int i = 0; i < 4000; i++) {
      squares += Math.pow(b.get(i) - a.get(i), 2);
    }
    // The standard error of the deviation is 0.5/√8000 < 0.006.
    assertEquals(0.5, Math.sqrt(squares / 4000), 0.02);
    assertEquals(clean.train().inputs(), noisy.train().inputs());
  }

  @Test
  void separatedClustersAreToldApartByTheNearestMean() {
    DataSet set = generate("gaussian-classes", "separation", 20, "train", 200, "classes", 4);
    RealMatrix means = MatrixUtils.createRealMatrix(4, 20);
    RealMatrix train = matrix(set.train().inputs(), 20);
    for (int i = 0; i < 200; i++) {
      means.setRowVector(i % 4, means.getRowVector(i % 4).add(train.getRowVector(i).mapDivide(50)));
    }
    RealMatrix test = matrix(set.test().inputs(), 20);
    IntBuffer labels = ((Labels) set.test().targets()).labels();
    for (int i = 0; i < test.getRowDimension(); i++) {
      int nearest = 0;
      for (int k = 1; k < 4; k++) {
        if (test.getRowVector(i).getDistance(means.getRowVector(k))
            < test.getRowVector(i).getDistance(means.getRowVector(nearest))) {
          nearest = k;
        }
      }
      assertEquals(labels.get(i), nearest);
    }
  }

  private static RealMatrix matrix(FloatBuffer numbers, int columns) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(numbers.limit() / columns, columns);
    for (int i = 0; i < numbers.limit(); i++) {
      matrix.setEntry(i / columns, i % columns, numbers.get(i));
    }
    return matrix;
  }
}
