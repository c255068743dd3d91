package normsharp.empirical.data;

import java.util.List;

/**
 * California housing of Pace and Barry (1997): the columns longitude, latitude, housing median age,
 * total rooms, total bedrooms, population, households, median income, median house value of 20,640
 * block groups.
 *
 * <p>Features are scikit-learn's: median income, house age, rooms/households, bedrooms/households,
 * population, population/households, latitude, longitude; the target is the house value in 100,000
 * dollars.
 */
final class CaliforniaTable {
  static final int FEATURES = 8;

  static final NumberTable.Format FORMAT = new NumberTable.Format(0, 20_640, 9);

  private static final int LONGITUDE = 0;
  private static final int LATITUDE = 1;
  private static final int AGE = 2;
  private static final int ROOMS = 3;
  private static final int BEDROOMS = 4;
  private static final int POPULATION = 5;
  private static final int HOUSEHOLDS = 6;
  private static final int INCOME = 7;
  private static final int VALUE = 8;

  private CaliforniaTable() {}

  static DataSet dataSet(
      DataRequest.CaliforniaHousing request, NumberTable table, List<SourceFile> files) {
    TabularRows rows = TabularRows.of(table.rows(), request.split(), request.first());
    Standardization.Source features = (row, column) -> feature(table, row, column);
    Standardization.Source target = (row, column) -> target(table, row);
    Standardization inputs = Standardization.of(features, rows.train(), FEATURES);
    Standardization outputs = Standardization.of(target, rows.train(), 1);
    return new DataSet(
        request.name(),
        examples(rows.train(), features, inputs, target, outputs),
        examples(rows.test(), features, inputs, target, outputs),
        "scikit-learn's 8 features and the median house value in 100,000 dollars, all standardised"
            + " by mean and population deviation of the training set; "
            + rows.description(),
        files);
  }

  private static Examples examples(
      int[] rows,
      Standardization.Source features,
      Standardization inputs,
      Standardization.Source target,
      Standardization outputs) {
    return Examples.owning(
        List.of(FEATURES),
        inputs.apply(features, rows),
        new Values(1, outputs.apply(target, rows)));
  }

  /** The feature of a row before standardisation. */
  static double feature(NumberTable table, int row, int column) {
    return switch (column) {
      case 0 -> table.get(row, INCOME);
      case 1 -> table.get(row, AGE);
      case 2 -> table.get(row, ROOMS) / table.get(row, HOUSEHOLDS);
      case 3 -> table.get(row, BEDROOMS) / table.get(row, HOUSEHOLDS);
      case 4 -> table.get(row, POPULATION);
      case 5 -> table.get(row, POPULATION) / table.get(row, HOUSEHOLDS);
      case 6 -> table.get(row, LATITUDE);
      case 7 -> table.get(row, LONGITUDE);
      default -> throw new IndexOutOfBoundsException(column);
    };
  }

  /** The target of a row before standardisation. */
  static double target(NumberTable table, int row) {
    return table.get(row, VALUE) / 100_000;
  }
}
