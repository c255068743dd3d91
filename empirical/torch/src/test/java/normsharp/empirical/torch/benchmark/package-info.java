/** What the scripts in {@code benchmarks} start: timed steps, whole runs, memory. */
package normsharp.empirical.torch.benchmark;
