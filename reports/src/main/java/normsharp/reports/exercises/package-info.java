/**
 * Exercise sheets: drawn from a seed, answered by the theory module, graded as data.
 *
 * <ul>
 *   <li>{@link normsharp.reports.exercises.Topic}: what there are sheets about; the generators are
 *       in {@code topics}.
 *   <li>{@link normsharp.reports.exercises.SheetFiles}: the files of a sheet and its key.
 *   <li>{@link normsharp.reports.exercises.Grading}: marks an answers file by a key.
 * </ul>
 */
package normsharp.reports.exercises;
