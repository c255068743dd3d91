package normsharp.empirical.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A vision transformer: patches are embedded linearly, a class token is put before them, learned
 * positions are added, then encoder blocks of self-attention and a two-layer perceptron; a linear
 * classifier reads the class token (H.2). The paper leaves open the perceptron's width, the
 * activation, the place of the normalisation and the initialisation of token and positions; the
 * first three are parameters, the last is N(0, 0.02²).
 *
 * @param inputShape channels, height, width
 * @param patch side of a patch; divides height and width
 * @param width of the latent space; a multiple of the number of heads
 * @param layers encoder blocks
 * @param heads of each attention
 * @param feedForward hidden width of the perceptrons
 * @param outputs the number of outputs
 * @param activation within the perceptrons
 * @param norm where blocks normalise
 */
public record VisionTransformer(
    List<Integer> inputShape,
    int patch,
    int width,
    int layers,
    int heads,
    int feedForward,
    int outputs,
    Activation activation,
    NormPlacement norm)
    implements Model {
  private static final double TOKEN_DEVIATION = 0.02;

  public VisionTransformer {
    inputShape = List.copyOf(inputShape);
    Layers.requireImage(inputShape);
    Layers.requirePositive("the patch's side", patch);
    Layers.requirePositive("the number of layers", layers);
    Layers.requirePositive("the perceptron's width", feedForward);
    Layers.requirePositive("the number of outputs", outputs);
    TransformerBlocks.requireHeads(width, heads);
    if (inputShape.get(1) % patch != 0 || inputShape.get(2) % patch != 0) {
      throw new IllegalArgumentException(
          "the patch's side must divide height and width, got " + patch + " and " + inputShape);
    }
  }

  /** The number of patches of an image. */
  public int patches() {
    return (inputShape.get(1) / patch) * (inputShape.get(2) / patch);
  }

  @Override
  public List<ParameterTensor> parameters() {
    List<ParameterTensor> tensors = new ArrayList<>();
    tensors.addAll(Layers.linear("patch", inputShape.get(0) * patch * patch, width));
    InitialDraw small = new InitialDraw.Normal(TOKEN_DEVIATION);
    tensors.add(new ParameterTensor("class_token", List.of(width), small));
    tensors.add(new ParameterTensor("positions", List.of(patches() + 1, width), small));
    for (int layer = 1; layer <= layers; layer++) {
      tensors.addAll(TransformerBlocks.encoder("encoder" + layer, width, feedForward));
    }
    if (norm == NormPlacement.PRE) {
      tensors.addAll(Layers.normalization("norm", width, 1));
    }
    tensors.addAll(Layers.linear("head", width, outputs));
    return tensors;
  }

  @Override
  public String name() {
    return "ViT-" + activation.label();
  }
}
