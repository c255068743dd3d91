/** What students answer: a strict grammar, exact comparison through Symja, marks with reasons. */
package normsharp.reports.exercises.answers;
