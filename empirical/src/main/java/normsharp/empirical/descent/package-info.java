/** Full-batch gradient descent and gradient flow, with what is measured along the way. */
package normsharp.empirical.descent;
