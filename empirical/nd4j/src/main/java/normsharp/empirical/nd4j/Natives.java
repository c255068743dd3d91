package normsharp.empirical.nd4j;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.engine.cuda.CapabilityRange;
import normsharp.empirical.engine.cuda.CudaCard;
import normsharp.empirical.engine.cuda.NvidiaSmi;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Loads ND4J's natives once, at the first question about them, without a word on the console. */
final class Natives {
  private static final String LINEAR_ALGEBRA = "org.bytedeco.openblas.load";

  private Natives() {}

  /** Initialised by the first question: naming the outer class loads nothing. */
  private static final class Loaded {
    static final EngineStatus STATUS = load();
  }

  static EngineStatus status() {
    return Loaded.STATUS;
  }

  /**
   * Sets the threads of ND4J's own loops and of the linear algebra library. Each keeps one number
   * for the process, not one for each objective; LibTorch in the same process shares both.
   */
  static void useThreads(int threads) {
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    operations.setOmpNumThreads(threads);
    Nd4j.factory().blas().setMaxThreads(threads);
  }

  private static EngineStatus load() {
    setUnlessGiven(ND4JSystemProperties.LOG_INITIALIZATION, "false");
    setUnlessGiven(ND4JSystemProperties.VERSION_CHECK_PROPERTY, "false");
    if (mklIsOnTheClassPath()) {
      // As LibTorch's engine does: the process has one BLAS, and who comes first chooses it.
      setUnlessGiven(LINEAR_ALGEBRA, "mkl");
    }
    Optional<String> refusal = cudaRefusal(cudaIsBuiltIn(), NvidiaSmi::cards);
    if (refusal.isPresent()) {
      return EngineStatus.missing(refusal.orElseThrow());
    }
    try {
      // DL4J would write its dumps into the working directory.
      CrashReportingUtil.crashDumpsEnabled(false);
      // The first operation of the process tells whether the library works at all.
      INDArray ones = Nd4j.ones(DataType.DOUBLE, 2, 2);
      shareIntelThreads();
      double two = ones.mmul(ones).getDouble(0, 0);
      if (two != 2) {
        return EngineStatus.missing(
            "ND4J on " + Loader.getPlatform() + " computes 1 + 1 = " + two + "; use engine torch");
      }
    } catch (LinkageError | RuntimeException error) {
      return EngineStatus.missing(
          "ND4J's natives for "
              + Loader.getPlatform()
              + " could not be loaded ("
              + rootLine(error)
              + "); build on this machine with mvn -Pnd4j package, or use a platform among"
              + " linux-x86_64, windows-x86_64, macosx-x86_64, macosx-arm64");
    }
    Map<String, String> details = details();
    return EngineStatus.available(
        "ND4J "
            + details.get("nd4j")
            + (backendIsCuda() ? " on cuda beside " : " on the CPU with ")
            + details.get("linear algebra")
            + ", float64, at most "
            + details.get("threads")
            + " threads",
        details);
  }

  /** Whether ND4J's CUDA backend is on the class path; it goes before the CPU's where it loads. */
  static boolean cudaIsBuiltIn() {
    return Natives.class
            .getClassLoader()
            .getResource("org/nd4j/linalg/jcublas/JCublasBackend.class")
        != null;
  }

  /**
   * Why the CUDA backend must not be touched on these cards: on one beyond its range it would load
   * and then find no kernel, without a card it prints a stack trace before ND4J takes the CPU's.
   * Empty without the backend, and where it has code for every card.
   */
  static Optional<String> cudaRefusal(boolean builtIn, Supplier<List<CudaCard>> cards) {
    if (!builtIn) {
      return Optional.empty();
    }
    List<CudaCard> found = cards.get();
    if (found.isEmpty()) {
      return Optional.of(
          "this build has ND4J's CUDA backend, and no NVIDIA card was found: build with mvn -Pnd4j"
              + " for ND4J on the CPU");
    }
    return found.stream()
        .map(card -> CapabilityRange.ND4J.refusal(card.name(), card.capability()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether the backend that was loaded computes on a card. */
  static boolean computesOnCuda() {
    return status().available() && backendIsCuda();
  }

  private static boolean backendIsCuda() {
    return Nd4j.getBackend().getClass().getName().contains("jcublas");
  }

  /**
   * MKL's threaded vector operations look for Intel's OpenMP among the process' global symbols and
   * end the process where it isn't; Java loads libraries privately. With LibTorch loaded it is.
   */
  private static void shareIntelThreads() {
    String library = Loader.getLoadedLibraries().get("iomp5");
    if (library != null && Loader.getPlatform().startsWith("linux")) {
      Loader.loadGlobal(library);
    }
  }

  private static Map<String, String> details() {
    Blas blas = Nd4j.factory().blas();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("nd4j", nd4jVersion());
    details.put("javacpp", version("javacpp"));
    details.put(
        "linear algebra",
        switch (blas.getBlasVendor()) {
          case MKL -> "MKL " + version("mkl");
          case OPENBLAS -> "OpenBLAS " + version("openblas");
          default -> blas.getBlasVendor().name();
        });
    details.put(
        "threads",
        String.valueOf(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads()));
    return details;
  }

  private static boolean mklIsOnTheClassPath() {
    String folder = "org/bytedeco/mkl/" + Loader.getPlatform();
    ClassLoader loader = Natives.class.getClassLoader();
    return loader.getResource(folder + "/libmkl_rt.so.2") != null
        || loader.getResource(folder + "/mkl_rt.2.dll") != null;
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** From Maven's record in the jar: the manifest has no version. */
  private static String nd4jVersion() {
    Properties properties = new Properties();
    try (InputStream record =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      if (record != null) {
        properties.load(record);
      }
    } catch (IOException unreadable) {
      return "of unknown version";
    }
    return properties.getProperty("version", "of unknown version");
  }

  private static String version(String artifact) {
    try {
      return Loader.getVersion("org.bytedeco", artifact);
    } catch (IOException unknown) {
      return "of unknown version";
    }
  }

  private static String rootLine(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage())
        .lines()
        .findFirst()
        .orElse(root.getClass().getSimpleName());
  }
}
