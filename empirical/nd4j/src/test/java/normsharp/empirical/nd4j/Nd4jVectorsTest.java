package normsharp.empirical.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class Nd4jVectorsTest {
  @BeforeAll
  static void natives() {
    assertEquals(true, new Nd4jEngine().status().available());
  }

  private static Nd4jVectors batch(double[]... rows) {
    Nd4jVectors batch = Nd4jVectors.zeros(rows.length, rows[0].length);
    for (int k = 0; k < rows.length; k++) {
      batch.setRow(k, rows[k]);
    }
    return batch;
  }

  private static double[] row(double... entries) {
    return entries;
  }

  @Test
  void rowsAreScaledAddedAndMultipliedOneByOne() {
    Nd4jVectors batch = batch(row(1, 2, 3), row(-1, 0, 0.5));
    batch.addScaled(new double[] {2, -4}, batch(row(1, 1, 0), row(0, 0.25, 1)));
    assertArrayEquals(row(3, 4, 3), batch.row(0));
    assertArrayEquals(row(-1, -1, -3.5), batch.row(1));
    batch.scale(new double[] {0.5, 2});
    assertArrayEquals(row(1.5, 2, 1.5), batch.row(0));
    batch.multiply(batch(row(2, 0, -2), row(1, 1, 1)));
    assertArrayEquals(row(3, 0, -3), batch.row(0));
    assertArrayEquals(row(-2, -2, -7), batch.row(1));
  }

  @Test
  void aBatchCanBeAddedToItself() {
    Nd4jVectors batch = batch(row(1, -2));
    batch.addScaled(new double[] {3}, batch);
    assertArrayEquals(row(4, -8), batch.row(0));
    batch.multiply(batch);
    assertArrayEquals(row(16, 64), batch.row(0));
  }

  @Test
  void innerProductsAndNormsAreRowByRow() {
    Nd4jVectors batch = batch(row(3, 4), row(0, -2));
    assertArrayEquals(row(7, -2), batch.dot(batch(row(1, 1), row(5, 1))));
    assertArrayEquals(row(5, 2), batch.norms());
  }

  @Test
  void copiesAndSelectionsAreIndependent() {
    Nd4jVectors batch = batch(row(1, 2), row(3, 4));
    var copy = batch.copy();
    var chosen = batch.select(1, 0, 1);
    batch.scale(new double[] {0, 0});
    assertArrayEquals(row(1, 2), copy.row(0));
    assertEquals(3, chosen.copies());
    assertArrayEquals(row(3, 4), chosen.row(2));
    batch.set(copy);
    copy.scale(new double[] {0, 0});
    assertArrayEquals(row(3, 4), batch.row(1));
  }

  @Test
  void whatCannotBeCombinedIsRefusedInOneLine() {
    Nd4jVectors two = batch(row(1, 2), row(3, 4));
    assertRefused(
        "both batches must have K = 2 rows, got 1", () -> two.set(Nd4jVectors.zeros(1, 2)));
    assertRefused("vectors must have p = 2 entries, got 3", () -> two.dot(Nd4jVectors.zeros(2, 3)));
    assertRefused("one factor for each of 2 rows, got 1", () -> two.scale(new double[1]));
    assertRefused("a row must have 2 entries, got 3", () -> two.setRow(0, new double[3]));
    assertRefused("rows are 0 to 1, got 2", () -> two.row(2));
    assertRefused("rows are 0 to 1, got -1", () -> two.select(0, -1));
    assertRefused("a batch needs at least 1 copy, got 0", () -> Nd4jVectors.zeros(0, 2));
  }

  private static void assertRefused(String line, Executable call) {
    assertEquals(line, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
