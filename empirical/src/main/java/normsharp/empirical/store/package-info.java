/**
 * What a sweep leaves on disk, in one directory: written so that neither a killed process nor a
 * full disk loses anything finished, and read so that damage is always noticed.
 */
package normsharp.empirical.store;
