package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ExamplesTest {
  private static final Labels LABELS = new Labels(3, 1, new int[] {0, 2, 1});

  private static void assertRefused(String message, Executable executable) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, executable).getMessage());
  }

  @Test
  void buffersBeginAtZeroAndHoldAllNumbersRowMajor() {
    Examples examples = new Examples(List.of(1, 2), new float[] {1, 2, 3, 4, 5, 6}, LABELS);
    FloatBuffer inputs = examples.inputs();
    assertEquals(0, inputs.position());
    assertEquals(6, inputs.limit());
    assertEquals(6, inputs.capacity());
    assertEquals(4, inputs.get(3));
    assertEquals(2, examples.features());
    assertEquals(3, examples.count());
  }

  @Test
  void aPrefixCutsInputsAndTargets() {
    Examples examples =
        new Examples(List.of(2), new float[] {1, 2, 3, 4}, new Values(2, new float[] {5, 6, 7, 8}));
    Examples first = examples.first(1);
    assertEquals(FloatBuffer.wrap(new float[] {1, 2}), first.inputs());
    assertEquals(2, first.inputs().capacity());
    assertEquals(FloatBuffer.wrap(new float[] {5, 6}), ((Values) first.targets()).values());
    assertEquals(1, first.count());
    assertEquals(1, first.first(1).count());
    assertThrows(IllegalArgumentException.class, () -> first.first(2));
    assertThrows(IllegalArgumentException.class, () -> examples.first(0));
  }

  @Test
  void aPrefixOfSequenceLabelsKeepsAllPositions() {
    Labels labels = new Labels(2, 3, new int[] {0, 1, 0, 1, 1, 1});
    assertEquals(3, labels.first(1).labels().limit());
    assertEquals(2, labels.count());
  }

  @Test
  void examplesCannotBeChangedFromOutside() {
    float[] numbers = {1, 2, 3};
    int[] classes = {0, 1, 1};
    Labels labels = new Labels(2, 1, classes);
    Examples examples = new Examples(List.of(1), numbers, labels);
    numbers[0] = 9;
    classes[0] = 1;
    assertEquals(1, examples.inputs().get(0));
    assertEquals(0, labels.labels().get(0));
    assertThrows(ReadOnlyBufferException.class, () -> examples.inputs().put(0, 9));
    assertThrows(ReadOnlyBufferException.class, () -> labels.labels().put(0, 1));
    examples.inputs().get();
    assertEquals(0, examples.inputs().position());
  }

  @Test
  void wrongSizesAndNumbersAreRefusedWithTheirPlace() {
    assertRefused(
        "inputs must hold 3 examples × 2 features = 6 numbers, got 5",
        () -> new Examples(List.of(2), new float[5], LABELS));
    assertRefused(
        "inputs must be finite, got NaN at example 1, feature 0",
        () -> new Examples(List.of(2), new float[] {0, 0, Float.NaN, 0, 0, 0}, LABELS));
    assertRefused(
        "each extent of a shape must be ≥ 1, got [0]",
        () -> new Examples(List.of(0), new float[0], LABELS));
    assertRefused(
        "labels must be from 0 to 1, got 2 at example 1, position 0",
        () -> new Labels(2, 2, new int[] {0, 1, 2, 0}));
    assertRefused(
        "labels must be from 0 to 1, got -1 at example 0, position 0",
        () -> new Labels(2, 1, new int[] {-1}));
    assertRefused(
        "values must be finite, got Infinity at example 0, output 1",
        () -> new Values(2, new float[] {0, Float.POSITIVE_INFINITY}));
    assertThrows(IllegalArgumentException.class, () -> new Labels(1, 1, new int[] {0}));
    assertThrows(IllegalArgumentException.class, () -> new Labels(2, 2, new int[3]));
    assertThrows(IllegalArgumentException.class, () -> new Values(1, new float[0]));
  }

  @Test
  void trainingAndTestExamplesMustFitOneModel() {
    Examples train = new Examples(List.of(1), new float[3], LABELS);
    Examples other = new Examples(List.of(1), new float[3], new Values(1, new float[3]));
    Examples wider = new Examples(List.of(2), new float[6], LABELS);
    assertThrows(
        IllegalArgumentException.class, () -> new DataSet("x", train, other, "", List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new DataSet("x", train, wider, "", List.of()));
    assertTrue(new DataSet("x", train, train, "", List.of()).files().isEmpty());
  }
}
