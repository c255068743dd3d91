/** One class per topic: problems drawn from a seed with answers computed by the theory module. */
package normsharp.reports.exercises.topics;
