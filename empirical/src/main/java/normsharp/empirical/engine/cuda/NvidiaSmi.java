package normsharp.empirical.engine.cuda;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The driver's own tool, which is there wherever the driver is. */
public final class NvidiaSmi {
  private static final int SECONDS = 20;
  private static final List<String> QUERY =
      List.of(
          "nvidia-smi",
          "--query-gpu=name,driver_version,compute_cap,memory.total",
          "--format=csv,noheader,nounits");

  private NvidiaSmi() {}

  /** All cards that the driver shows; empty when there is no such tool or it fails. */
  public static List<CudaCard> cards() {
    Optional<Process> started = start();
    if (started.isEmpty()) {
      return List.of();
    }
    Process process = started.orElseThrow();
    try {
      // A few lines: they fit in the pipe, so that waiting first can't block the tool.
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return List.of();
      }
      return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return List.of();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Optional<Process> start() {
    try {
      return Optional.of(
          new ProcessBuilder(QUERY)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  /** The cards of the tool's answer; lines that are no card, such as complaints, are left out. */
  static List<CudaCard> parse(String answer) {
    List<CudaCard> cards = new ArrayList<>();
    for (String line : answer.lines().toList()) {
      String[] fields = line.split(",", -1);
      if (fields.length == 4
          && fields[2].strip().matches("[1-9][0-9]?\\.[0-9]{1,2}")
          && fields[3].strip().matches("[0-9]{1,9}")) {
        cards.add(
            new CudaCard(
                fields[0].strip(),
                fields[1].strip(),
                ComputeCapability.parse(fields[2].strip()),
                Long.parseLong(fields[3].strip()) << 20));
      }
    }
    return List.copyOf(cards);
  }
}
