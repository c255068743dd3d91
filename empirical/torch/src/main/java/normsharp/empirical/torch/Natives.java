package normsharp.empirical.torch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.engine.cuda.CudaCard;
import normsharp.empirical.engine.cuda.CudaFindings;
import normsharp.empirical.engine.cuda.CudaLibraries;
import normsharp.empirical.engine.cuda.NvidiaSmi;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** Loads LibTorch's natives once, with MKL where its jar is present. */
final class Natives {
  private static final String CUDA_FOLDER = "org/bytedeco/pytorch/linux-x86_64-gpu/";

  private static final CudaFindings CUDA = findCuda();
  private static final EngineStatus STATUS = load();

  private Natives() {}

  static EngineStatus status() {
    return STATUS;
  }

  /** What the machine has for runs on NVIDIA cards, found without loading anything. */
  static CudaFindings cuda() {
    return CUDA;
  }

  /** The LibTorch that is loaded is the one for NVIDIA cards, with all its libraries. */
  static boolean cudaIsLoaded() {
    return STATUS.available() && torch.hasCUDA();
  }

  private static CudaFindings findCuda() {
    boolean built =
        Natives.class.getClassLoader().getResource(CUDA_FOLDER + "libtorch_cuda.so") != null;
    if (!built) {
      return new CudaFindings(false, false, List.of(), List.of());
    }
    List<CudaCard> cards = NvidiaSmi.cards();
    return new CudaFindings(
        true,
        !cards.isEmpty() || Files.exists(Path.of("/proc/driver/nvidia/version")),
        cards,
        CudaLibraries.missing());
  }

  private static EngineStatus load() {
    if (CUDA.built()) {
      // Left to itself JavaCPP tries one build's libraries after the other's and can mix them.
      System.setProperty(
          "org.bytedeco.javacpp.platform.extension", CUDA.problem().isEmpty() ? "-gpu" : "-none");
      // Another engine may have used JavaCPP before, which reads its properties once.
      Loader.loadProperties(true);
    }
    boolean mkl = mklIsOnTheClassPath();
    if (System.getProperty("org.bytedeco.openblas.load") == null && mkl) {
      // Must be set before the first class of the presets is initialised.
      System.setProperty("org.bytedeco.openblas.load", "mkl");
    }
    try {
      Loader.load(torch.class);
      // The first operation of the process tells whether the library works at all.
      torch.get_num_threads();
    } catch (LinkageError | RuntimeException error) {
      return EngineStatus.missing(
          "LibTorch's natives for "
              + Loader.getPlatform()
              + " could not be loaded ("
              + firstLine(error)
              + "); build on this machine with its profile (mvn package), or use a platform among"
              + " linux-x86_64, windows-x86_64, macosx-x86_64, macosx-arm64");
    }
    Map<String, String> details = new LinkedHashMap<>();
    details.put("libtorch", version("pytorch"));
    details.put("linear algebra", linearAlgebra());
    details.put("instructions", torch.get_cpu_capability().getString());
    return EngineStatus.available(
        "LibTorch "
            + details.get("libtorch")
            + " with "
            + details.get("linear algebra")
            + " ("
            + details.get("instructions")
            + ")",
        details);
  }

  /** Which library the BLAS preset really loaded: the property alone can silently fall back. */
  private static String linearAlgebra() {
    String loaded = String.valueOf(Loader.getLoadedLibraries());
    if (loaded.contains("mkl_rt")) {
      return "MKL " + version("mkl");
    }
    return "OpenBLAS " + version("openblas") + " (MKL is not on the class path: slower)";
  }

  private static boolean mklIsOnTheClassPath() {
    String platform = Loader.getPlatform();
    ClassLoader loader = Natives.class.getClassLoader();
    return loader.getResource("org/bytedeco/mkl/" + platform + "/libmkl_rt.so.2") != null
        || loader.getResource("org/bytedeco/mkl/" + platform + "/libmkl_rt.so") != null
        || loader.getResource("org/bytedeco/mkl/" + platform + "/mkl_rt.2.dll") != null;
  }

  private static String version(String artifact) {
    try {
      return Loader.getVersion("org.bytedeco", artifact);
    } catch (java.io.IOException unknown) {
      return "of unknown version";
    }
  }

  private static String firstLine(Throwable error) {
    String message = String.valueOf(error.getMessage());
    return message
        .lines()
        .findFirst()
        // Where the loader searched is long and no help.
        .map(line -> line.replaceFirst(" in java\\.library\\.path.*", ""))
        .orElse(error.getClass().getSimpleName());
  }
}
