/** How a claim is decided: kinds of evidence, each with a check that can say no. */
package normsharp.verify.evidence;
