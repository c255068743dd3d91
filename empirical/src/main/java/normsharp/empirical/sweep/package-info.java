/** Learning-rate sweeps: work items, where they run, and the merge of their results. */
package normsharp.empirical.sweep;
