package normsharp.empirical.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import normsharp.empirical.analysis.UShapeMark;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Loss;
import org.junit.jupiter.api.Test;

/** The shipped configurations against Table 1 as printed, in the resource {@code table-1.tsv}. */
class Table1Test {
  /** A row as printed. */
  record Row(
      int number,
      String model,
      String data,
      String loss,
      String seed,
      String goal,
      String mark,
      String figures) {
    static Row of(int number, String line) {
      String[] cells = line.split("\t", -1);
      assertEquals(7, cells.length, line);
      return new Row(
          number, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6].strip());
    }

    String shape() {
      return model.matches(".* \\d+×\\d+") ? model.substring(model.indexOf(' ') + 1) : "200×2";
    }

    /** Model, data, loss and goal; what differs from the standard is spelled out. */
    String name() {
      StringBuilder name = new StringBuilder();
      name.append(model.replace(' ', '-').replace('×', 'x')).append('-').append(data);
      name.append('-').append(loss).append('-').append(goal);
      List<String> start = List.of(seed.split(", ×", -1));
      if (!start.get(0).equals("43")) {
        name.append("-seed-").append(start.get(0));
      }
      if (start.size() > 1) {
        name.append("-scale-").append(start.get(1));
      }
      return name.toString().toLowerCase(Locale.ROOT);
    }
  }

  private static List<Row> rows() {
    try (InputStream in = Table1Test.class.getResourceAsStream("table-1.tsv")) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
      List<Row> rows = new ArrayList<>();
      for (String line : lines) {
        rows.add(Row.of(rows.size() + 1, line));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A configuration as the table would print it. */
  private static Row printed(SweepConfiguration configuration) {
    double scale = configuration.start().scale();
    Model model = configuration.model();
    String name = model.name();
    if (model instanceof FullyConnected) {
      name = name.replace(" 200×2", "");
    }
    return new Row(
        configuration.published().row().orElseThrow(),
        name,
        configuration.data().orElseThrow().name().toUpperCase(Locale.ROOT).replace("5K", "5k"),
        configuration.loss() == Loss.MSE ? "MSE" : "CE",
        configuration.start().seed() + (scale == 1 ? "" : ", ×" + (int) scale),
        HoconWriter.shortest(configuration.stopping().lossGoal()),
        configuration.published().mark().map(UShapeMark::symbol).orElse(""),
        String.join(",", configuration.published().figures()));
  }

  @Test
  void theTableHas48Rows() {
    assertEquals(48, rows().size());
  }

  @Test
  void everyRowIsShippedUnderItsNameAndInItsOrder() {
    List<String> names = rows().stream().map(Row::name).toList();
    assertEquals(names, Configurations.names().subList(0, 48));
    assertTrue(
        Configurations.names().stream()
            .skip(48)
            .map(Configurations::named)
            .allMatch(each -> each.published().row().isEmpty()));
  }

  @Test
  void everyRowSaysWhatTheTablePrints() {
    for (Row row : rows()) {
      assertEquals(row, printed(Configurations.named(row.name())));
    }
  }

  @Test
  void widthsAndDepthsAreThoseOfTheTable() {
    for (Row row : rows()) {
      if (Configurations.named(row.name()).model() instanceof FullyConnected network) {
        assertEquals(row.shape(), network.hidden().get(0) + "×" + network.hidden().size());
        assertEquals(1, network.hidden().stream().distinct().count());
      }
    }
  }

  @Test
  void anAlteredConfigurationIsToldFromItsRow() {
    Row row = rows().get(7);
    String text = Configurations.named(row.name()).toText();
    for (List<String> change :
        List.of(
            List.of("loss-goal = 0.001", "loss-goal = 0.01"),
            List.of("seed = 43", "seed = 44"),
            List.of("initial-scale = 1", "initial-scale = 5"),
            List.of("[200, 200]", "[200, 400]"),
            List.of("\"relu\"", "\"tanh\""),
            List.of("\"×\"", "\"(×)\""),
            List.of("\"cifar-10-5k\"", "\"cifar-10\""),
            List.of("loss = \"mse\"", "loss = \"ce\""))) {
      assertTrue(text.contains(change.get(0)), change.get(0));
      SweepConfiguration altered =
          SweepConfiguration.parse(text.replace(change.get(0), change.get(1)));
      assertNotEquals(row, printed(altered), change.toString());
    }
  }

  @Test
  void theNumbersOfParametersAreTheKnownOnes() {
    assertEquals(199_210, parameters("fcn-relu-mnist-5k-mse-0.1"));
    assertEquals(656_810, parameters("fcn-tanh-cifar-10-5k-mse-0.01"));
    assertEquals(25_258, parameters("cnn-relu-mnist-5k-mse-0.1"));
    assertEquals(269_818, parameters("resnet20-relu-cifar-10-5k-ce-0.1"));
  }

  private static int parameters(String name) {
    return Configurations.named(name).model().parameterCount();
  }

  @Test
  void theOneBlankMarkIsAbsent() {
    List<String> blank =
        Configurations.names().subList(0, 48).stream()
            .filter(name -> Configurations.named(name).published().mark().equals(Optional.empty()))
            .toList();
    assertEquals(List.of("cnn-relu-bn-cifar-10-5k-ce-0.01"), blank);
  }
}
