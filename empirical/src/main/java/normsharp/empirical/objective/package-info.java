/**
 * The one seam between the experiments and what computes them: a training loss of K independent
 * copies of a p-parameter model, its gradient and its Hessian-vector products, all K × p.
 */
package normsharp.empirical.objective;
