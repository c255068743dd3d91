package normsharp.empirical.engine.cuda;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The shared libraries of CUDA 13 that LibTorch's presets name as needed. */
public final class CudaLibraries {
  /** As the dynamic section of LibTorch's libraries names them. */
  static final List<String> NEEDED =
      List.of(
          "libcudart.so.13",
          "libcublas.so.13",
          "libcublasLt.so.13",
          "libcudnn.so.9",
          "libcufft.so.12",
          "libcufile.so.0",
          "libcupti.so.13",
          "libcurand.so.10",
          "libcusolver.so.12",
          "libcusparse.so.12",
          "libnccl.so.2");

  private static final List<String> USUAL =
      List.of(
          "/usr/local/cuda/lib64",
          "/usr/local/cuda/extras/CUPTI/lib64",
          "/usr/local/cuda-13.1/lib64",
          "/usr/local/cuda-13.1/extras/CUPTI/lib64",
          "/usr/lib64",
          "/usr/lib/x86_64-linux-gnu",
          "/lib64",
          "/lib/x86_64-linux-gnu",
          "/usr/local/lib");

  private CudaLibraries() {}

  /** Those that are neither in the usual directories, nor where Java looks, nor in a jar. */
  public static List<String> missing() {
    List<String> directories = new ArrayList<>(USUAL);
    // LD_LIBRARY_PATH is the beginning of it.
    directories.addAll(
        Arrays.asList(System.getProperty("java.library.path", "").split(File.pathSeparator, -1)));
    ClassLoader loader = CudaLibraries.class.getClassLoader();
    return missing(
        name ->
            directories.stream()
                    .filter(directory -> !directory.isEmpty())
                    .anyMatch(directory -> Files.exists(Path.of(directory, name)))
                || loader.getResource("org/bytedeco/cuda/linux-x86_64/" + name) != null);
  }

  static List<String> missing(Predicate<String> exists) {
    return NEEDED.stream().filter(exists.negate()).toList();
  }
}
