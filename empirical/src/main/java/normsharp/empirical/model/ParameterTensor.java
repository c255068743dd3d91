package normsharp.empirical.model;

import java.util.List;

/** A parameter tensor. */
public record ParameterTensor(String name, List<Integer> shape) {}
