package normsharp.empirical.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The breast cancer table of Wolberg, Street and Mangasarian (1995) in scikit-learn's layout: 30
 * features, then the target, 0 malignant or 1 benign.
 */
final class BreastCancerTable {
  static final int FEATURES = 30;

  static final NumberTable.Format FORMAT = new NumberTable.Format(1, 569, FEATURES + 1);

  private BreastCancerTable() {}

  static DataSet dataSet(
      DataRequest.BreastCancer request, NumberTable table, List<SourceFile> files) {
    TabularRows rows = TabularRows.of(table.rows(), request.split(), request.first());
    int[] train = rows.train();
    Standardization inputs = Standardization.of(table::get, train, FEATURES);
    boolean labels = request.targets() == BinaryTargets.LABELS;
    Standardization.Source target = (row, column) -> table.get(row, FEATURES);
    Standardization outputs = Standardization.of(target, train, 1);
    return new DataSet(
        request.name(),
        examples(
            table, train, inputs, labels ? labels(table, train) : values(outputs, target, train)),
        examples(
            table,
            rows.test(),
            inputs,
            labels ? labels(table, rows.test()) : values(outputs, target, rows.test())),
        "features"
            + (labels ? "" : " and target")
            + " standardised by mean and population deviation of the training set"
            + (labels ? "; labels 0 malignant, 1 benign" : "; target 0 malignant, 1 benign before")
            + "; "
            + rows.description(),
        files);
  }

  private static Examples examples(
      NumberTable table, int[] rows, Standardization inputs, Targets targets) {
    return Examples.owning(List.of(FEATURES), inputs.apply(table::get, rows), targets);
  }

  private static Targets values(
      Standardization outputs, Standardization.Source target, int[] rows) {
    return new Values(1, outputs.apply(target, rows));
  }

  private static Targets labels(NumberTable table, int[] rows) {
    return new Labels(
        2, 1, IntStream.of(rows).map(row -> (int) table.get(row, FEATURES)).toArray());
  }
}
