/** The theory of two weights for the browser. */
package normsharp.lab;
