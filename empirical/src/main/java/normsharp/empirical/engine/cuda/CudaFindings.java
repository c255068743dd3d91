package normsharp.empirical.engine.cuda;

import java.util.List;
import java.util.Optional;

/**
 * What a machine has of all that LibTorch needs for a run on an NVIDIA card.
 *
 * @param built whether this build has LibTorch's CUDA library
 * @param driver whether there are signs of NVIDIA's driver
 * @param cards what the driver shows
 * @param missingLibraries CUDA's libraries that were not found, by file name
 */
public record CudaFindings(
    boolean built, boolean driver, List<CudaCard> cards, List<String> missingLibraries) {
  /** The oldest driver, by major version, that runs programs of CUDA 13. */
  public static final int LEAST_DRIVER = 580;

  public CudaFindings {
    cards = List.copyOf(cards);
    missingLibraries = List.copyOf(missingLibraries);
  }

  /** One line: the first thing that is missing and what to do; empty when all is there. */
  public Optional<String> problem() {
    if (!built) {
      return Optional.of("this build has no CUDA library: build it with mvn -Pcuda package");
    }
    if (!driver && cards.isEmpty()) {
      return Optional.of(
          "no NVIDIA driver was found (no nvidia-smi, no /proc/driver/nvidia): install version "
              + LEAST_DRIVER
              + " or newer");
    }
    if (cards.isEmpty()) {
      return Optional.of(
          "NVIDIA's driver shows no card: look at nvidia-smi; a container must be started with its"
              + " cards");
    }
    CudaCard first = cards.get(0);
    if (first.driverMajor() < LEAST_DRIVER) {
      return Optional.of(
          "NVIDIA's driver %s is too old for CUDA 13: install version %d or newer"
              .formatted(first.driver(), LEAST_DRIVER));
    }
    if (cards.stream().noneMatch(card -> CapabilityRange.LIBTORCH.covers(card.capability()))) {
      return CapabilityRange.LIBTORCH.refusal(first.name(), first.capability());
    }
    if (!missingLibraries.isEmpty()) {
      return Optional.of(
          "CUDA's libraries "
              + String.join(", ", missingLibraries)
              + " were not found: install CUDA 13 with cuDNN 9 and NCCL, name their directories in"
              + " NORMSHARP_CUDA=DIR:DIR, or build with mvn -Pcuda -Dcuda.redist=true package");
    }
    return Optional.empty();
  }
}
