package normsharp.empirical.model;

/**
 * How PyTorch's CPU kernels round in float32. Both ways are PyTorch's: which one runs depends on
 * its build and on the processor, so that one seed has two starts. Uniform entries u·(to − from) +
 * from of the two differ by at most two units in the last place of the interval's ends.
 */
public enum KernelRounding {
  /**
   * The product is rounded, then the sum: kernels without fused multiply-add, such as those for
   * {@code ATEN_CPU_CAPABILITY=default}. The Box–Muller angle 2πu is rounded from double. The
   * project's published golden values are of this kind.
   */
  SEPARATE,
  /**
   * Rounded once, by a fused multiply-add: PyTorch 1.13.1's kernels for AVX2 and LibTorch 2.10's
   * for AVX-512, on x86-64. The Box–Muller angle is a float32 product.
   */
  FUSED
}
