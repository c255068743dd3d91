/** The ledger: every statement of the paper's theory with a machine-checked verdict. */
package normsharp.verify;
