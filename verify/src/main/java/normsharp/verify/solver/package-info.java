/** Z3 in child processes: a solver that hangs or crashes takes nothing with it. */
package normsharp.verify.solver;
