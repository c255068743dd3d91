package normsharp.empirical.model;

/**
 * One write to a parameter tensor while PyTorch builds the module. A module may draw a tensor and
 * overwrite it later: what was drawn is lost, but the random numbers are spent. Only the order of
 * all steps together gives PyTorch's values.
 *
 * @param tensor the name of the parameter tensor
 * @param draw what is written to it
 */
public record ConstructionStep(String tensor, InitialDraw draw) {}
