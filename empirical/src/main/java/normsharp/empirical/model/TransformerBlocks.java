package normsharp.empirical.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Parameter tensors of transformer blocks, in the order in which their engines read them, and their
 * construction: the modules and draws of {@code nn.TransformerEncoderLayer} and {@code
 * nn.TransformerDecoderLayer}, each normalisation registered behind what it normalises.
 */
final class TransformerBlocks {
  private TransformerBlocks() {}

  /** Self-attention, norm, two-layer perceptron, norm. */
  static List<ParameterTensor> encoder(String name, int width, int feedForward) {
    List<ParameterTensor> tensors = new ArrayList<>();
    tensors.addAll(Layers.attention(name + ".self_attn", width));
    tensors.addAll(Layers.normalization(name + ".norm1", width, 1));
    tensors.addAll(perceptron(name, width, feedForward));
    tensors.addAll(Layers.normalization(name + ".norm2", width, 1));
    return tensors;
  }

  /** Self-attention, norm, attention to the encoder, norm, two-layer perceptron, norm. */
  static List<ParameterTensor> decoder(String name, int width, int feedForward) {
    List<ParameterTensor> tensors = new ArrayList<>();
    tensors.addAll(Layers.attention(name + ".self_attn", width));
    tensors.addAll(Layers.normalization(name + ".norm1", width, 1));
    tensors.addAll(Layers.attention(name + ".cross_attn", width));
    tensors.addAll(Layers.normalization(name + ".norm2", width, 1));
    tensors.addAll(perceptron(name, width, feedForward));
    tensors.addAll(Layers.normalization(name + ".norm3", width, 1));
    return tensors;
  }

  /** How PyTorch builds {@link #encoder}; normalisations draw nothing. */
  static List<ConstructionStep> encoderConstruction(String name, int width, int feedForward) {
    List<ConstructionStep> steps = new ArrayList<>();
    steps.addAll(Layers.attentionConstruction(name + ".self_attn", width));
    steps.addAll(Layers.inOrder(Layers.normalization(name + ".norm1", width, 1)));
    steps.addAll(Layers.inOrder(perceptron(name, width, feedForward)));
    steps.addAll(Layers.inOrder(Layers.normalization(name + ".norm2", width, 1)));
    return steps;
  }

  /** How PyTorch builds {@link #decoder}; normalisations draw nothing. */
  static List<ConstructionStep> decoderConstruction(String name, int width, int feedForward) {
    List<ConstructionStep> steps = new ArrayList<>();
    steps.addAll(Layers.attentionConstruction(name + ".self_attn", width));
    steps.addAll(Layers.inOrder(Layers.normalization(name + ".norm1", width, 1)));
    steps.addAll(Layers.attentionConstruction(name + ".cross_attn", width));
    steps.addAll(Layers.inOrder(Layers.normalization(name + ".norm2", width, 1)));
    steps.addAll(Layers.inOrder(perceptron(name, width, feedForward)));
    steps.addAll(Layers.inOrder(Layers.normalization(name + ".norm3", width, 1)));
    return steps;
  }

  private static List<ParameterTensor> perceptron(String name, int width, int feedForward) {
    List<ParameterTensor> tensors = new ArrayList<>();
    tensors.addAll(Layers.linear(name + ".linear1", width, feedForward));
    tensors.addAll(Layers.linear(name + ".linear2", feedForward, width));
    return tensors;
  }

  static void requireHeads(int width, int heads) {
    Layers.requirePositive("the number of heads", heads);
    Layers.requirePositive("the width", width);
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "the width must be a multiple of the number of heads, got " + width + " and " + heads);
    }
  }
}
