package normsharp.empirical.engine.cuda;

import java.util.Locale;

/**
 * One NVIDIA card as its driver describes it.
 *
 * @param name such as {@code NVIDIA H200}
 * @param driver the driver's version, such as {@code 580.95.05}
 * @param capability what machine code it runs
 * @param memoryBytes its memory, in bytes
 */
public record CudaCard(String name, String driver, ComputeCapability capability, long memoryBytes) {
  /** The driver's major version, such as 580; 0 when it can't be read. */
  public int driverMajor() {
    String digits = driver.replaceFirst("[^0-9].*", "");
    return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
  }

  /** In words: name, memory, compute capability. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "%s, %.0f GiB, compute capability %s",
        name,
        memoryBytes / (double) (1 << 30),
        capability);
  }
}
