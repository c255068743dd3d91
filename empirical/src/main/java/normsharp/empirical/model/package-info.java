/** Models: the layout of their parameters, and their initialisation equal to PyTorch's. */
package normsharp.empirical.model;
