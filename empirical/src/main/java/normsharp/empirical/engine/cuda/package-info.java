/**
 * What can be known of NVIDIA cards without loading an engine, and what a run on them must pass.
 */
package normsharp.empirical.engine.cuda;
