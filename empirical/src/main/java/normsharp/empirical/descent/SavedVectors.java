package normsharp.empirical.descent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.VectorBatch;
import normsharp.empirical.spectrum.RitzPairs;
import normsharp.empirical.spectrum.SpectrumEnds;
import normsharp.empirical.store.StateFile;

/** Vectors and Ritz pairs in state files, bit for bit in their precision. */
final class SavedVectors {
  private SavedVectors() {}

  static void put(StateFile.Builder state, String name, Precision precision, double[] values) {
    if (precision == Precision.FLOAT64) {
      state.doubles(name, values);
      return;
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    state.floats(name, floats);
  }

  static double[] get(StateFile state, String name, Precision precision) {
    if (precision == Precision.FLOAT64) {
      return state.doubles(name);
    }
    float[] floats = state.floats(name);
    double[] values = new double[floats.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats[i];
    }
    return values;
  }

  static void put(StateFile.Builder state, String name, Precision precision, VectorBatch batch) {
    for (int k = 0; k < batch.copies(); k++) {
      put(state, name + "." + k, precision, batch.row(k));
    }
  }

  static VectorBatch get(StateFile state, String name, Objective objective, int copies) {
    VectorBatch batch = objective.zeros(copies);
    for (int k = 0; k < copies; k++) {
      batch.setRow(k, get(state, name + "." + k, objective.precision()));
    }
    return batch;
  }

  static void put(StateFile.Builder state, String name, Precision precision, RitzPairs pairs) {
    int copies = pairs.ends().size();
    state.longs(name + ".shape", pairs.cold() ? 1 : 0, pairs.vectors().size());
    for (int k = 0; k < copies; k++) {
      SpectrumEnds ends = pairs.ends().get(k);
      state.doubles(
          name + ".ends." + k,
          ends.largest(),
          ends.largestResidual(),
          ends.smallest(),
          ends.smallestResidual(),
          ends.products());
    }
    for (int j = 0; j < pairs.vectors().size(); j++) {
      put(state, name + ".vector." + j, precision, pairs.vectors().get(j));
      state.doubles(
          name + ".values." + j,
          pairs.values().get(j).stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  static RitzPairs pairs(StateFile state, String name, Objective objective, int copies) {
    long[] shape = state.longs(name + ".shape");
    List<SpectrumEnds> ends = new ArrayList<>();
    for (int k = 0; k < copies; k++) {
      double[] numbers = state.doubles(name + ".ends." + k);
      ends.add(new SpectrumEnds(numbers[0], numbers[1], numbers[2], numbers[3], (int) numbers[4]));
    }
    List<VectorBatch> vectors = new ArrayList<>();
    List<List<Double>> values = new ArrayList<>();
    for (int j = 0; j < shape[1]; j++) {
      vectors.add(get(state, name + ".vector." + j, objective, copies));
      List<Double> row = new ArrayList<>();
      for (double value : state.doubles(name + ".values." + j)) {
        row.add(value);
      }
      values.add(row);
    }
    return new RitzPairs(shape[0] == 1, ends, vectors, values);
  }

  /** A trajectory's columns, in their order. */
  static void put(StateFile.Builder state, String name, Trajectory trajectory) {
    state.text(name + ".columns", String.join("\n", trajectory.names()));
    trajectory
        .columns()
        .forEach((column, values) -> state.doubles(name + ".column." + column, values));
  }

  static Trajectory trajectory(StateFile state, String name) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    state
        .text(name + ".columns")
        .lines()
        .forEach(column -> columns.put(column, state.doubles(name + ".column." + column)));
    return Trajectory.of(columns);
  }
}
