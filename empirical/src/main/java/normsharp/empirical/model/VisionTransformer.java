package normsharp.empirical.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A vision transformer: patches are embedded linearly, a class token is put before them, learned
 * positions are added, then encoder blocks of self-attention and a two-layer perceptron; a linear
 * classifier reads the class token (H.2). The paper leaves open the perceptron's width, the
 * activation, the place of the normalisation and the initialisation of token and positions; the
 * first three are parameters (Table 1 says ReLU), the last is N(0, 0.02²).
 *
 * <p>Every block is built and drawn by itself. ({@code nn.TransformerEncoder} would start all of
 * them as copies of one; the paper does not say which it used.)
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
    InitialDraw small = new InitialDraw.Normal(TOKEN_DEVIATION);
    tensors.add(new ParameterTensor("class_token", List.of(width), small));
    tensors.add(new ParameterTensor("positions", List.of(patches() + 1, width), small));
    tensors.addAll(embedding());
    for (int layer = 1; layer <= layers; layer++) {
      tensors.addAll(TransformerBlocks.encoder("encoder" + layer, width, feedForward));
    }
    if (norm == NormPlacement.PRE) {
      tensors.addAll(Layers.normalization("norm", width, 1));
    }
    tensors.addAll(Layers.linear("head", width, outputs));
    return tensors;
  }

  /** Patch embedding, class token, positions, blocks one by one, last normalisation, classifier. */
  @Override
  public List<ConstructionStep> construction() {
    List<ConstructionStep> steps = new ArrayList<>(Layers.inOrder(embedding()));
    InitialDraw small = new InitialDraw.Normal(TOKEN_DEVIATION);
    steps.add(new ConstructionStep("class_token", small));
    steps.add(new ConstructionStep("positions", small));
    for (int layer = 1; layer <= layers; layer++) {
      steps.addAll(TransformerBlocks.encoderConstruction("encoder" + layer, width, feedForward));
    }
    if (norm == NormPlacement.PRE) {
      steps.addAll(Layers.inOrder(Layers.normalization("norm", width, 1)));
    }
    steps.addAll(Layers.inOrder(Layers.linear("head", width, outputs)));
    return steps;
  }

  /** A linear map of a patch; {@code Conv2d} with stride equal to kernel draws the same. */
  private List<ParameterTensor> embedding() {
    return Layers.linear("patch", Layers.product(List.of(inputShape.get(0), patch, patch)), width);
  }

  @Override
  public String name() {
    return "ViT-" + activation.label();
  }
}
