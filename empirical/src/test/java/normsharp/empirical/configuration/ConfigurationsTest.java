package normsharp.empirical.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import normsharp.empirical.data.DataRequest;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Parametrization;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationsTest {
  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("mine.conf"), text);
  }

  /** The one line that refuses a file, without the directory. */
  private String refusal(String text) throws IOException {
    Path file = file(text);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Configurations.load(file)).getMessage();
    assertFalse(message.contains("\n"), message);
    return message.replace(directory + "/", "");
  }

  static Stream<String> names() {
    return Configurations.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsShippedIsReadBackFromItsText(String name) {
    SweepConfiguration configuration = Configurations.named(name);
    assertEquals(name, configuration.name());
    assertEquals(configuration, SweepConfiguration.parse(configuration.toText()));
  }

  @Test
  void parametrisationsOfH7AreThereInBothReadings() {
    Map<String, Parametrization> forms =
        Map.of(
            "mup", Parametrization.MUP,
            "mup-as-printed", Parametrization.MUP_AS_PRINTED,
            "kernel", Parametrization.KERNEL,
            "kernel-as-printed", Parametrization.KERNEL_AS_PRINTED);
    forms.forEach(
        (word, form) -> {
          for (int width :
              word.startsWith("mup") ? List.of(100, 200, 400) : List.of(200, 400, 600)) {
            SweepConfiguration configuration =
                Configurations.named("fcn-relu-%dx2-%s-mnist-5k-mse-0.1".formatted(width, word));
            FullyConnected network = (FullyConnected) configuration.model();
            assertEquals(form, network.parametrization());
            assertEquals(List.of(width, width), network.hidden());
            assertEquals(0.1, configuration.stopping().lossGoal());
            assertEquals(
                List.of(word.startsWith("mup") ? "7" : "8"), configuration.published().figures());
          }
        });
  }

  @Test
  void otherDataAreThere() {
    assertEquals(Loss.CROSS_ENTROPY, Configurations.named("sequence-reversal").loss());
    assertEquals(List.of(30), Configurations.named("breast-cancer").model().inputShape());
    assertEquals(List.of(8), Configurations.named("california-housing").model().inputShape());
    assertEquals(4, Configurations.named("synthetic-classes").model().outputs());
    assertEquals(1, Configurations.named("synthetic-regression").model().outputs());
  }

  @Test
  void theDiagonalNetworkNeedsNoDataAndIsComputedInClosedForm() {
    SweepConfiguration configuration = Configurations.named("diagonal-x-1-3-y-1");
    assertEquals(new DiagonalModel(List.of(1.0, 3.0), 1, 2, 0.01), configuration.model());
    assertEquals(Optional.empty(), configuration.data());
    assertEquals("analytic", configuration.engine().name());
    assertEquals(Precision.FLOAT64, configuration.engine().precision());
  }

  @Test
  void batchNormStatisticsDoNotDependOnMemory() {
    for (String name : Configurations.names()) {
      if (name.contains("-bn-") || name.startsWith("resnet")) {
        assertEquals(1000, Configurations.named(name).engine().slice().orElseThrow());
      }
    }
  }

  @Test
  void anUnknownNameSuggestsTheNearestOne() {
    assertEquals(
        "no configuration 'fcn-relu-mnist5k-mse-0.01'; did you mean 'fcn-relu-mnist-5k-mse-0.01'?",
        assertThrows(
                IllegalArgumentException.class,
                () -> Configurations.named("fcn-relu-mnist5k-mse-0.01"))
            .getMessage());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Configurations.named("?"))
            .getMessage()
            .startsWith("no configuration '?'; 'fcn-relu-mnist-5k-mse-0.1' is one of "));
  }

  @Test
  void aShortFileTakesDefaultsAndItsOwnName() throws IOException {
    SweepConfiguration configuration =
        Configurations.load(
            file(
                """
                data = mnist-5k
                model.kind = fcn
                loss = ce
                loss-goal = 0.01
                step-limit = 2e5 // a whole number all the same
                """));
    SweepConfiguration shipped = Configurations.named("fcn-relu-mnist-5k-ce-0.01");
    assertEquals("mine", configuration.name());
    assertEquals(200_000, configuration.stopping().stepLimit());
    assertEquals(shipped.model(), configuration.model());
    assertEquals(shipped.data(), configuration.data());
    assertEquals(shipped.engine(), configuration.engine());
    assertEquals(shipped.rates(), configuration.rates());
    assertEquals(shipped.recording(), configuration.recording());
  }

  @Test
  void aFileExtendsANamedConfiguration() throws IOException {
    SweepConfiguration configuration =
        Configurations.load(
            file(
                """
                extends = fcn-relu-cifar-10-5k-mse-0.1-scale-5
                data = mnist
                model.hidden = [30]
                """));
    assertEquals("mine", configuration.name());
    assertEquals(5, configuration.start().scale());
    assertEquals(DataRequest.of("mnist"), configuration.data().orElseThrow());
    FullyConnected network = (FullyConnected) configuration.model();
    assertEquals(List.of(30), network.hidden());
    assertEquals(List.of(1, 28, 28), network.inputShape());
    assertEquals(Published.NOWHERE, configuration.published());
  }

  @Test
  void anExtensionOfAnotherKindLeavesTheOldKeysBehind() throws IOException {
    SweepConfiguration configuration =
        Configurations.load(
            file(
                """
                extends = synthetic-classes
                data { name = gaussian-regression, outputs = 2 }
                model { kind = fcn, hidden = [] }
                loss = mse
                rates.listed = [0.3, 0.1]
                """));
    assertEquals(
        DataRequest.of("gaussian-regression", Map.of("outputs", "2")),
        configuration.data().orElseThrow());
    assertEquals(new RateSchedule.Listed(List.of(0.1, 0.3)), configuration.rates());
    assertEquals(
        RateSchedule.AppendixG.DEFAULT,
        Configurations.load(file("extends = diagonal-x-1-3-y-1-dense, rates.fine = true")).rates());
  }

  @Test
  void theEnvironmentPlaysNoPart() throws IOException {
    assertEquals(
        "mine.conf:1: not a readable configuration: Could not resolve substitution to a value: ${PATH}",
        refusal("notes = ${PATH}"));
  }

  private static final String GOOD =
      """
      data = mnist-5k
      model {
        kind = fcn
      }
      loss = mse
      loss-goal = 0.1
      """;

  @Test
  void unknownKeysAreRefusedByTheirLine() throws IOException {
    Configurations.load(file(GOOD));
    assertEquals(
        "mine.conf:7: unknown key 'los-goal'; did you mean 'loss-goal'?",
        refusal(GOOD + "los-goal = 0.2\nzzz = 1\n"));
    assertEquals(
        "mine.conf:4: unknown key 'model.hiden'; did you mean 'hidden'?",
        refusal(GOOD.replace("fcn\n", "fcn\n  hiden = [3]\n")));
    assertEquals(
        "mine.conf:7: unknown key 'flow.x'; there are max-step, step-factor, step-limit",
        refusal(GOOD + "flow.x = 1"));
    assertEquals(
        "mine.conf:7: unknown key 'rates.fine'; there are listed",
        refusal(GOOD + "rates { fine = true, listed = [1] }"));
    assertEquals(
        "mine.conf:1: 'data' is refused: no data set 'mnist-6k'; there are mnist, cifar-10,"
            + " breast-cancer, california-housing, sequence-reversal, gaussian-regression,"
            + " gaussian-classes; a prefix is written mnist[0:1000]",
        refusal(GOOD.replace("5k", "6k")));
    assertEquals(
        "mine.conf:1: mnist has no option 'scalling'; it has scaling",
        refusal(GOOD.replace("mnist-5k", "{ name = mnist, scalling = unit }")));
  }

  @Test
  void wrongTypesAreRefusedByTheirLine() throws IOException {
    assertEquals(
        "mine.conf:6: 'loss-goal' must be a positive number and finite, got 'small'",
        refusal(GOOD.replace("0.1", "small")));
    assertEquals(
        "mine.conf:7: 'seed' must be a whole number in 0 … 4294967295, got 4.5",
        refusal(GOOD + "seed = 4.5"));
    assertEquals(
        "mine.conf:7: 'recording.checkpoints' must be true or false, got 1",
        refusal(GOOD + "recording.checkpoints = 1"));
    assertEquals("mine.conf:7: 'flow' must be an object, got a list", refusal(GOOD + "flow = [1]"));
    assertEquals(
        "mine.conf:7: 'rates.listed' must be a list of numbers, got 0.1",
        refusal(GOOD + "rates.listed = 0.1"));
    assertEquals(
        "mine.conf:8: 'rates.listed' must be a list of numbers and finite, got 'x'",
        refusal(GOOD + "rates.listed = [0.1,\n x]"));
    assertEquals("mine.conf:7: 'notes' must be a text, got null", refusal(GOOD + "notes = null"));
    assertEquals(
        "mine.conf:7: 'engine.precision' must be one of float32, float64, got 'float16'",
        refusal(GOOD + "engine.precision = float16"));
    assertEquals(
        "mine.conf:7: 'engine.threads' must be 'all-cores' or a whole number of at least 1, got"
            + " 'some'",
        refusal(GOOD + "engine.threads = some"));
    assertEquals(
        "mine.conf:7: 'recording.measures' has an unknown measure 'trac'; did you mean 'trace'?",
        refusal(GOOD + "recording.measures = [trac]"));
    assertEquals(
        "mine.conf:7: 'published.u-shape' must be one of ✓, (✓), (×), ×, none, got 'x'",
        refusal(GOOD + "published.u-shape = x"));
  }

  @Test
  void impossibleValuesAreRefusedByTheirLine() throws IOException {
    for (String goal : List.of("0", "-1", "-0.5")) {
      assertEquals(
          "mine.conf:6: 'loss-goal' must be a positive number, got " + goal,
          refusal(GOOD.replace("0.1", goal)));
    }
    assertEquals(
        "mine.conf:6: 'loss-goal' must be a positive number and finite, got Infinity",
        refusal(GOOD.replace("0.1", "1e999")));
    assertEquals(
        "mine.conf:7: 'step-limit' must be a whole number of at least 1, got -5",
        refusal(GOOD + "step-limit = -5"));
    assertEquals(
        "mine.conf:7: a sweep must have a grid: set 'fine' or 'coarse' to true, or list rates",
        refusal(GOOD + "rates { fine = false, coarse = false }"));
    assertEquals(
        "mine.conf:7: 'rates.listed' is refused: a list of learning rates must not be empty",
        refusal(GOOD + "rates.listed = []"));
    assertEquals(
        "mine.conf:7: 'rates.listed' is refused: a learning rate must be positive and finite, got"
            + " -0.1",
        refusal(GOOD + "rates.listed = [-0.1]"));
    assertEquals(
        "mine.conf:7: 'divergence-factor' must be larger than 1, got 1.0",
        refusal(GOOD + "divergence-factor = 1"));
    assertEquals(
        "mine.conf:7: the step factor must lie in (0, 1], got 1.5",
        refusal(GOOD + "flow.step-factor = 1.5"));
    assertEquals(
        "mine.conf:7: dimensions must satisfy 2 ≤ cold ≤ max, got 20 and 10",
        refusal(GOOD + "spectrum.max-dimension = 10"));
    assertEquals(
        "mine.conf:7: 'published.figures' is refused: a figure is written as a number and at most"
            + " one letter, such as 3a, got 'a'",
        refusal(GOOD + "published.figures = [a]"));
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() throws IOException {
    assertEquals(
        "mine.conf:1: CNN-ReLU takes inputs of shape [3, 28, 28], mnist-5k has [1, 28, 28]",
        refusal(GOOD.replace("fcn", "cnn, input-shape = [3, 28, 28]")));
    assertEquals(
        "mine.conf:1: FCN-ReLU 200×2 has 5 outputs, mnist-5k needs 10",
        refusal(GOOD.replace("fcn", "fcn, outputs = 5")));
    assertEquals(
        "mine.conf:1: cross-entropy needs class labels; california-housing has real targets: use"
            + " mse",
        refusal(GOOD.replace("mnist-5k", "california-housing").replace("mse", "ce")));
    assertEquals(
        "mine.conf:1: sequences go with the sequence transformer alone, got FCN-ReLU 200×2 on"
            + " sequence-reversal",
        refusal(GOOD.replace("mnist-5k", "sequence-reversal")));
    assertEquals(
        "mine.conf:1: sequences are trained by cross-entropy: use ce",
        refusal(GOOD.replace("mnist-5k", "sequence-reversal").replace("fcn", "transformer")));
    assertEquals(
        "mine.conf:1: engine 'analytic' computes the diagonal network alone, got FCN-ReLU 200×2",
        refusal(GOOD + "engine.name = analytic"));
    assertEquals(
        "mine.conf:1: the diagonal network is its own data point (x, y): leave 'data' out",
        refusal(GOOD.replace("fcn", "diagonal, x = [1], y = 1")));
    assertEquals(
        "mine.conf:2: the patch's side must divide height and width, got 5 and [1, 28, 28]",
        refusal(GOOD.replace("fcn", "vit, patch = 5, width = 8, layers = 1")));
  }

  @Test
  void missingKeysAreNamed() throws IOException {
    assertEquals(
        "mine.conf:1: key 'loss-goal' is missing; it must be a positive number",
        refusal(GOOD.replace("loss-goal = 0.1", "")));
    assertEquals(
        "mine.conf:1: key 'loss' is missing; it must be one of mse, ce",
        refusal(GOOD.replace("loss = mse", "")));
    assertEquals(
        "mine.conf:2: key 'model.kind' is missing; it must be one of fcn, cnn, resnet20, vit,"
            + " transformer, diagonal",
        refusal(GOOD.replace("kind = fcn", "")));
    assertEquals(
        "mine.conf:1: key 'data' is missing; it must be the name of a data set, or an object with a"
            + " key 'name' and options",
        refusal(GOOD.replace("data = mnist-5k", "")));
    assertEquals(
        "mine.conf:2: key 'model.patch' is missing; it must be a whole number of at least 1",
        refusal(GOOD.replace("fcn", "vit")));
    assertEquals(
        "configuration:1: key 'name' is missing; it must be a text",
        assertThrows(IllegalArgumentException.class, () -> SweepConfiguration.parse(GOOD))
            .getMessage());
  }

  @Test
  void unreadableFilesAreRefused() throws IOException {
    assertTrue(
        refusal(GOOD + "rates {").startsWith("mine.conf:7: not a readable configuration: "),
        refusal(GOOD + "rates {"));
    assertTrue(
        refusal(GOOD + "a = \"b\n").startsWith("mine.conf:7: not a readable configuration: "));
    assertTrue(refusal("").contains("is missing"));
    assertEquals(
        "mine.conf:1: 'extends' is refused: no configuration 'synthetic-class'; did you mean"
            + " 'synthetic-classes'?",
        refusal("extends = synthetic-class"));
    Path missing = directory.resolve("missing.conf");
    assertEquals(
        "no configuration file '" + missing + "'",
        assertThrows(IllegalArgumentException.class, () -> Configurations.load(missing))
            .getMessage());
    assertEquals(
        "a configuration must be a file, '" + directory + "' is a directory",
        assertThrows(IllegalArgumentException.class, () -> Configurations.load(directory))
            .getMessage());
  }
}
