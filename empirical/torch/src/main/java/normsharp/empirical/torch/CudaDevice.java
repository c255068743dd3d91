package normsharp.empirical.torch;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.engine.EngineUnavailable;
import normsharp.empirical.engine.cuda.CapabilityRange;
import normsharp.empirical.engine.cuda.CudaCard;
import normsharp.empirical.engine.cuda.CudaFindings;
import normsharp.empirical.engine.cuda.PrecisionGuard;
import normsharp.empirical.objective.Precision;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** NVIDIA cards under LibTorch: whether they can be used, and what makes their results repeat. */
final class CudaDevice {
  /** Without it cuBLAS may take other paths from run to run; ./normsharp sets it. */
  private static final String WORKSPACE = "CUBLAS_WORKSPACE_CONFIG";

  private static final Map<Precision, Optional<String>> MEASURED = new EnumMap<>(Precision.class);

  private CudaDevice() {}

  /** Whether the device can be used: its card, driver and CUDA, or the first thing missing. */
  static EngineStatus status(String device) {
    if (!device.matches("cuda(:[0-9]{1,2})?")) {
      return EngineStatus.missing(
          "engine torch knows the devices cpu, cuda and cuda:N, got '" + device + "'");
    }
    CudaFindings findings = Natives.cuda();
    if (findings.problem().isPresent()) {
      return EngineStatus.missing(findings.problem().orElseThrow());
    }
    if (!Natives.status().available()) {
      return Natives.status();
    }
    if (!Natives.cudaIsLoaded()) {
      return EngineStatus.missing(
          "LibTorch's CUDA library did not load although its libraries were found: they must be of"
              + " CUDA 13 with cuDNN 9");
    }
    int index = indexOf(device);
    int visible = torch.cuda_device_count();
    if (index >= visible) {
      return EngineStatus.missing(
          "CUDA shows "
              + visible
              + " of "
              + findings.cards().size()
              + " cards, device '"
              + device
              + "' is none of them: look at CUDA_VISIBLE_DEVICES");
    }
    Map<String, String> details = new LinkedHashMap<>(Natives.status().details());
    details.put("cuda", cudaVersion(Context.versionCUDART()));
    Optional<CudaCard> card = card(findings, index);
    if (card.isEmpty()) {
      return EngineStatus.available(
          "LibTorch on card " + index + " of several, CUDA " + details.get("cuda"), details);
    }
    CudaCard found = card.orElseThrow();
    Optional<String> refusal = CapabilityRange.LIBTORCH.refusal(found.name(), found.capability());
    if (refusal.isPresent()) {
      return EngineStatus.missing(refusal.orElseThrow());
    }
    details.put("card", found.name());
    details.put("driver", found.driver());
    details.put("compute capability", found.capability().toString());
    return EngineStatus.available(
        found.toText() + ", driver " + found.driver() + ", CUDA " + details.get("cuda"), details);
  }

  /**
   * The card behind an index, where that is certain: CUDA can hide cards and counts the fastest
   * first, the driver's tool doesn't.
   */
  private static Optional<CudaCard> card(CudaFindings findings, int index) {
    boolean alike = findings.cards().stream().map(CudaCard::name).distinct().count() == 1;
    return alike && index < findings.cards().size()
        ? Optional.of(findings.cards().get(index))
        : Optional.empty();
  }

  private static int indexOf(String device) {
    int colon = device.indexOf(':');
    return colon < 0 ? 0 : Integer.parseInt(device.substring(colon + 1));
  }

  /** CUDA's version from its number: 13010 is 13.1. */
  static String cudaVersion(long number) {
    return number / 1000 + "." + number % 1000 / 10;
  }

  /** Free memory of the device in bytes. */
  static long freeBytes(String device) {
    try (PointerScope scope = new PointerScope()) {
      return torch.getMemoryInfo((byte) indexOf(device)).first();
    }
  }

  /**
   * Switches to products in full precision and to deterministic kernels, for the process, and
   * measures once for each precision that products are as precise as they should be.
   *
   * @throws EngineUnavailable with one line
   */
  static void require(EngineSetting setting) {
    status(setting.device()).require("device '" + setting.device() + "'");
    if (System.getenv(WORKSPACE) == null) {
      throw new EngineUnavailable(
          "results on cuda repeat only with "
              + WORKSPACE
              + "=:4096:8 in the environment, which ./normsharp sets: set it");
    }
    Optional<String> refusal;
    synchronized (MEASURED) {
      refusal =
          MEASURED.computeIfAbsent(
              setting.precision(),
              precision -> {
                useFullPrecision();
                return lowered(setting.device(), precision);
              });
    }
    refusal.ifPresent(
        line -> {
          throw new EngineUnavailable(line);
        });
  }

  /** No TF32 and no kernels whose sums come in changing order, for the process. */
  static void useFullPrecision() {
    Context context = torch.globalContext();
    context.setAllowTF32CuBLAS(false);
    context.setAllowTF32CuDNN(false);
    context.setBenchmarkCuDNN(false);
    context.setDeterministicCuDNN(true);
    context.setDeterministicAlgorithms(true, false);
  }

  /** Why products or convolutions on the device are not what they should be; normally empty. */
  static Optional<String> lowered(String device, Precision precision) {
    DeviceProducts products = new DeviceProducts(device, precision);
    return PrecisionGuard.refusal("matrix products on " + device, products::matrices, precision)
        .or(
            () ->
                PrecisionGuard.refusal(
                    "convolutions on " + device, products::convolution, precision));
  }
}
