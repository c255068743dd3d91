/** Engines that compute objectives, found through {@link java.util.ServiceLoader}. */
package normsharp.empirical.engine;
