package normsharp.empirical.torch;

import java.nio.FloatBuffer;
import java.util.List;
import normsharp.empirical.model.NormPlacement;
import normsharp.empirical.model.SequenceTransformer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Encoder and decoder with teacher forcing. */
final class SequenceTransformerProgram extends Network {
  private final SequenceTransformer model;
  private final EncoderBlock block;
  private final Tensor positions;
  private final Tensor mask;

  SequenceTransformerProgram(SequenceTransformer model, TensorFactory tensors) {
    super(model.parameters());
    this.model = model;
    this.block =
        new EncoderBlock(
            new Attention(model.heads()), Activations.of(model.activation()), NormPlacement.POST);
    this.positions =
        tensors.floats(
            FloatBuffer.wrap(sinusoids(model.length(), model.width())),
            1,
            model.length(),
            model.width());
    this.mask =
        tensors.floats(
            FloatBuffer.wrap(causalMask(model.length())), model.length(), model.length());
  }

  /** sin and cos of position/10000^(2i/width), interleaved (Vaswani et al. 2017). */
  private static float[] sinusoids(int length, int width) {
    float[] values = new float[length * width];
    for (int position = 0; position < length; position++) {
      for (int i = 0; i < width; i += 2) {
        double angle = position / Math.pow(10_000, (double) i / width);
        values[position * width + i] = (float) Math.sin(angle);
        values[position * width + i + 1] = (float) Math.cos(angle);
      }
    }
    return values;
  }

  private static float[] causalMask(int length) {
    float[] values = new float[length * length];
    for (int row = 0; row < length; row++) {
      for (int column = row + 1; column < length; column++) {
        values[row * length + column] = Float.NEGATIVE_INFINITY;
      }
    }
    return values;
  }

  @Override
  Tensor forward(List<Tensor> parameters, ExampleTensors examples) {
    TensorQueue layers = new TensorQueue(parameters);
    // Tokens are 1 … vocabulary, rows of the source's embedding 0 … vocabulary − 1.
    Tensor source = embed(layers.next(), examples.tokens().sub(new Scalar(1)));
    Tensor shifted = embed(layers.next(), decoderTokens(examples));
    Tensor memory = source;
    for (int i = 0; i < model.encoderLayers(); i++) {
      memory = block.apply(layers, memory);
    }
    Tensor state = shifted;
    for (int i = 0; i < model.decoderLayers(); i++) {
      state = block.decode(layers, state, memory, mask);
    }
    return layers.linear(state);
  }

  private Tensor embed(Tensor table, Tensor tokens) {
    return torch.embedding(table, tokens).mul(new Scalar(Math.sqrt(model.width()))).add(positions);
  }

  /** The start token 0, then the target's tokens but for the last. */
  private Tensor decoderTokens(ExampleTensors examples) {
    Tensor labels = examples.labels().orElseThrow();
    Tensor start = torch.zeros_like(labels.narrow(1, 0, 1));
    Tensor before = labels.narrow(1, 0, model.length() - 1L).add(new Scalar(1));
    return torch.cat(new TensorVector(start, before), 1);
  }
}
