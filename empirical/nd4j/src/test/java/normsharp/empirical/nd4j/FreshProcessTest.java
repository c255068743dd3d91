package normsharp.empirical.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process shows that no other test has touched: loading, silence, missing natives. */
class FreshProcessTest {
  @TempDir Path folder;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc/self/maps")
  void nativesAreNotLoadedBeforeSomeoneAsks() throws Exception {
    assertEquals(new Answer(0, ""), run("unasked", jar -> true));
  }

  @Test
  void aStepPrintsNothingAndLeavesNoFiles() throws Exception {
    assertEquals(new Answer(0, ""), run("alone", jar -> true));
  }

  @Test
  void aStepRunsWithoutLibTorchAndMklOnTheClassPath() throws Exception {
    assertEquals(
        new Answer(0, ""), run("alone", jar -> !jar.contains("pytorch") && !jar.contains("mkl")));
  }

  @Test
  void aStepRunsAfterLibTorchOnTheSameLinearAlgebra() throws Exception {
    assertEquals(new Answer(0, ""), run("after torch", jar -> true));
  }

  @Test
  void missingNativesAreALineThatSaysWhatToDo() throws Exception {
    Answer answer =
        run("missing", jar -> !jar.matches("nd4j-native-1.*-(linux|windows|macosx)-.*"));
    assertEquals(0, answer.status(), answer.output());
    List<String> lines = answer.output().lines().toList();
    assertEquals(2, lines.size(), answer.output());
    assertTrue(lines.get(0).startsWith("ND4J's natives for "), answer.output());
    assertTrue(lines.get(0).contains("mvn -Pnd4j package"), answer.output());
    assertEquals(lines.get(0), lines.get(1));
  }

  private record Answer(int status, String output) {}

  /** Runs a scene with those jars of the class path whose file name is wanted. */
  private Answer run(String scene, Predicate<String> wanted)
      throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> wanted.test(Path.of(entry).getFileName().toString()))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                FreshProcess.class.getName(),
                scene)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Answer(process.exitValue(), output);
  }
}
