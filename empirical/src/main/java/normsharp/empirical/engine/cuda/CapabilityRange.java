package normsharp.empirical.engine.cuda;

import java.util.Optional;

/**
 * The cards that a library of compiled kernels can run on. Machine code runs on its own generation
 * and, within a major version, on later ones; PTX, which a driver could compile for newer cards, is
 * in neither library, so beyond the range nothing runs.
 *
 * @param library whose kernels
 * @param least the smallest compute capability with machine code
 * @param greatest the largest one
 * @param otherwise what to do with a card outside the range
 */
public record CapabilityRange(
    String library, ComputeCapability least, ComputeCapability greatest, String otherwise) {
  /** LibTorch presets 2.10.0-1.5.13 for CUDA 13, read from the fat binaries in its jar. */
  public static final CapabilityRange LIBTORCH =
      new CapabilityRange(
          "LibTorch 2.10 of the presets",
          new ComputeCapability(7, 5),
          new ComputeCapability(12, 1),
          "use --device cpu, or for a card of 3.7 to 7.4 engine nd4j built with -Pnd4j-cuda");

  /** ND4J 1.0.0-M2.1's newest CUDA backend, read from the fat binaries in its jar. */
  public static final CapabilityRange ND4J =
      new CapabilityRange(
          "nd4j-cuda-11.6",
          new ComputeCapability(3, 7),
          new ComputeCapability(8, 6),
          "use engine torch built with -Pcuda, or build with -Pnd4j for ND4J on the CPU");

  public CapabilityRange {
    if (least.compareTo(greatest) > 0) {
      throw new IllegalArgumentException(
          "the range must be ascending, got " + least + " to " + greatest);
    }
  }

  /** Whether the library has machine code for the card. */
  public boolean covers(ComputeCapability capability) {
    return least.compareTo(capability) <= 0 && capability.compareTo(greatest) <= 0;
  }

  /** One line that refuses a card outside the range; empty when it is inside. */
  public Optional<String> refusal(String card, ComputeCapability capability) {
    return covers(capability)
        ? Optional.empty()
        : Optional.of(
            "%s has compute capability %s; %s holds machine code for %s to %s and no PTX: %s"
                .formatted(card, capability, library, least, greatest, otherwise));
  }
}
