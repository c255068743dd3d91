package normsharp.empirical.model;

/**
 * How PyTorch's CPU kernels round u·(to − from) + from in float32. Both are PyTorch's: which one
 * runs depends on its build and on the processor, so that one seed has two starts, which differ by
 * at most two units in the last place of the interval's ends.
 */
public enum KernelRounding {
  /**
   * The product is rounded, then the sum: kernels without fused multiply-add, such as those for
   * {@code ATEN_CPU_CAPABILITY=default}. The golden values of this project are of this kind.
   */
  SEPARATE,
  /**
   * Rounded once, by a fused multiply-add: PyTorch 1.13.1's kernels for AVX2 and LibTorch 2.10's
   * for AVX-512, on x86-64.
   */
  FUSED
}
