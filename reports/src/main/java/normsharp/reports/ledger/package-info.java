/**
 * The judged ledger as data: counts, links between claims, the graph of what rests on what, JSON.
 */
package normsharp.reports.ledger;
