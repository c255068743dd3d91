package normsharp.empirical.model;

import java.util.ArrayList;
import java.util.List;

/**
 * An encoder–decoder transformer for sequence reversal (H.14): learned token embeddings N(0, 1),
 * fixed sinusoidal positions, encoder and decoder layers with normalisation after each addition, a
 * causal mask in the decoder, a linear map to the vocabulary. Tokens are 1 … vocabulary; the
 * decoder sees the target shifted by one behind a start token 0 (teacher forcing).
 *
 * <p>Every layer is built and drawn by itself. ({@code nn.Transformer} would draw all matrices anew
 * by {@code xavier_uniform_}; the paper does not say what it used.)
 *
 * @param length tokens of a sequence
 * @param vocabulary number of tokens
 * @param width of the model, even; a multiple of the number of heads
 * @param feedForward hidden width of the perceptrons
 * @param heads of each attention
 * @param encoderLayers layers of the encoder
 * @param decoderLayers layers of the decoder
 * @param activation within the perceptrons
 */
public record SequenceTransformer(
    int length,
    int vocabulary,
    int width,
    int feedForward,
    int heads,
    int encoderLayers,
    int decoderLayers,
    Activation activation)
    implements Model {
  public SequenceTransformer {
    Layers.requirePositive("the length", length);
    Layers.requirePositive("the vocabulary", vocabulary);
    Layers.requirePositive("the perceptron's width", feedForward);
    Layers.requirePositive("the number of encoder layers", encoderLayers);
    Layers.requirePositive("the number of decoder layers", decoderLayers);
    TransformerBlocks.requireHeads(width, heads);
    if (width % 2 != 0) {
      throw new IllegalArgumentException("sinusoidal positions need an even width, got " + width);
    }
  }

  @Override
  public List<ParameterTensor> parameters() {
    List<ParameterTensor> tensors = new ArrayList<>();
    InitialDraw embedding = new InitialDraw.Normal(1);
    tensors.add(
        new ParameterTensor("source_embedding.weight", List.of(vocabulary, width), embedding));
    tensors.add(
        new ParameterTensor("target_embedding.weight", List.of(vocabulary + 1, width), embedding));
    for (int layer = 1; layer <= encoderLayers; layer++) {
      tensors.addAll(TransformerBlocks.encoder("encoder" + layer, width, feedForward));
    }
    for (int layer = 1; layer <= decoderLayers; layer++) {
      tensors.addAll(TransformerBlocks.decoder("decoder" + layer, width, feedForward));
    }
    tensors.addAll(Layers.linear("head", width, vocabulary));
    return tensors;
  }

  /** Embeddings, encoder and decoder layers one by one, head. */
  @Override
  public List<ConstructionStep> construction() {
    InitialDraw embedding = new InitialDraw.Normal(1);
    List<ConstructionStep> steps = new ArrayList<>();
    steps.add(new ConstructionStep("source_embedding.weight", embedding));
    steps.add(new ConstructionStep("target_embedding.weight", embedding));
    for (int layer = 1; layer <= encoderLayers; layer++) {
      steps.addAll(TransformerBlocks.encoderConstruction("encoder" + layer, width, feedForward));
    }
    for (int layer = 1; layer <= decoderLayers; layer++) {
      steps.addAll(TransformerBlocks.decoderConstruction("decoder" + layer, width, feedForward));
    }
    steps.addAll(Layers.inOrder(Layers.linear("head", width, vocabulary)));
    return steps;
  }

  @Override
  public List<Integer> inputShape() {
    return List.of(length);
  }

  @Override
  public int outputs() {
    return vocabulary;
  }

  @Override
  public String name() {
    return "Transformer-" + activation.label();
  }
}
