package normsharp.empirical.store;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Starts a main class of the tests in a JVM of its own, which can be killed. */
final class ChildJvm {
  private ChildJvm() {}

  static Process start(Class<?> main, String... arguments) throws IOException {
    return start(List.of(), entry -> true, main, arguments);
  }

  /** With options for the JVM and a part of the class path; standard error goes into the output. */
  static Process start(
      List<String> options, Predicate<String> classPath, Class<?> main, String... arguments)
      throws IOException {
    return new ProcessBuilder(command(options, classPath, main, arguments))
        .redirectErrorStream(true)
        .start();
  }

  static List<String> command(
      List<String> options, Predicate<String> classPath, Class<?> main, String... arguments) {
    String path =
        String.join(
            File.pathSeparator,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(classPath)
                .toList());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path, main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Reads lines until one begins so. */
  static String awaitLine(BufferedReader output, String beginning) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
      seen.add(line);
    }
    throw new AssertionError("no line '" + beginning + "…' in " + seen);
  }
}
