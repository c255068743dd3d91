package normsharp.empirical.nd4j;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.objective.Loss;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * DL4J's network for a model and a loss: dense layers, the last without activation, and a loss
 * layer without parameters.
 *
 * <p>DL4J's flat parameter vector holds for each layer the weights, inputs × outputs in
 * column-major order, then the biases. Column-major inputs × outputs is row-major outputs × inputs:
 * the layout of {@link normsharp.empirical.model.Model}, so nothing is rearranged.
 *
 * <p>DL4J's squared loss is twice ours and its gradients are sums over the examples; both are put
 * right here. Not thread-safe: the network holds its parameters.
 */
final class DenseNetwork {
  private final MultiLayerNetwork network;
  private final Loss loss;
  private final ILossFunction lossFunction;
  private final IActivation lossActivation;
  private final double lossFactor;
  private final INDArray inputs;
  private Optional<INDArray> latestOutputs = Optional.empty();

  /**
   * @param model the layers' widths
   * @param hidden the activation of hidden layer i = 0, 1, …
   * @param loss the loss
   * @param inputs n × features
   */
  DenseNetwork(FullyConnected model, IntFunction<IActivation> hidden, Loss loss, INDArray inputs) {
    this.loss = loss;
    this.inputs = inputs;
    if (loss == Loss.MSE) {
      lossFunction = new LossL2();
      lossActivation = new ActivationIdentity();
      lossFactor = 0.5;
    } else {
      // No clipping of small probabilities, DL4J's default: it would falsify the gradient.
      lossFunction = new LossMCXENT(0, null);
      lossActivation = new ActivationSoftmax();
      lossFactor = 1;
    }
    var layers =
        new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).updater(new NoOp()).list();
    long in = inputs.size(1);
    for (int i = 0; i <= model.hidden().size(); i++) {
      boolean last = i == model.hidden().size();
      int out = last ? model.outputs() : model.hidden().get(i);
      layers.layer(
          new DenseLayer.Builder()
              .nIn(in)
              .nOut(out)
              .activation(last ? new ActivationIdentity() : hidden.apply(i))
              .build());
      in = out;
    }
    layers.layer(new LossLayer.Builder(lossFunction).activation(lossActivation).build());
    network = new MultiLayerNetwork(layers.validateOutputLayerConfig(false).build());
    network.init(Nd4j.zeros(DataType.DOUBLE, 1, model.parameterCount()), false);
    network.setListeners(new Listener());
  }

  /** The network of a model with its own activation. */
  static DenseNetwork of(FullyConnected model, Loss loss, INDArray inputs) {
    return new DenseNetwork(model, i -> activation(model), loss, inputs);
  }

  private static IActivation activation(FullyConnected model) {
    return switch (model.activation()) {
      case RELU -> new ActivationReLU();
      case TANH -> new ActivationTanH();
      default ->
          throw new IllegalArgumentException(
              "engine nd4j knows RELU and TANH only, got " + model.activation());
    };
  }

  /** The activations at θ of the hidden layers, n × width, and at last the outputs; new arrays. */
  List<INDArray> activations(INDArray theta) {
    moveTo(theta);
    List<INDArray> all = network.feedForward(inputs, true);
    // The first is the input, the last what the loss layer makes of the outputs.
    return all.subList(1, all.size() - 1);
  }

  /** The outputs at θ, n × outputs, a new array. */
  INDArray outputs(INDArray theta) {
    List<INDArray> activations = activations(theta);
    return activations.get(activations.size() - 1);
  }

  /** The loss of outputs, n × outputs, as a mean over the examples. */
  double loss(INDArray outputs, INDArray targets) {
    if (loss == Loss.MSE) {
      return lossFactor
          * lossFunction.computeScore(targets, outputs.dup(), lossActivation, null, true);
    }
    // ND4J takes the logarithm after the softmax: infinite where a probability underflows.
    INDArray shifted = outputs.subColumnVector(outputs.max(1));
    double normalizers = Transforms.log(Transforms.exp(shifted).sum(1)).sumNumber().doubleValue();
    return (normalizers - shifted.muli(targets).sumNumber().doubleValue()) / targets.size(0);
  }

  /**
   * The outputs at θ and the gradient of the loss.
   *
   * @param targets n × outputs
   */
  Pass pass(INDArray theta, INDArray targets) {
    moveTo(theta);
    network.setInput(inputs);
    network.setLabels(targets);
    network.computeGradientAndScore();
    INDArray gradient =
        network.getFlattenedGradients().reshape(theta.length()).mul(lossFactor / inputs.size(0));
    return new Pass(latestOutputs.orElseThrow(), gradient);
  }

  private void moveTo(INDArray theta) {
    network.params().assign(theta.reshape(1, theta.length()));
  }

  /** Frees the parameters' and gradient's memory. */
  void close() {
    network.close();
  }

  /**
   * What one pass gives.
   *
   * @param outputs n × outputs
   * @param gradient ∇L(θ), length p
   */
  record Pass(INDArray outputs, INDArray gradient) {}

  /** Takes the outputs along while DL4J computes a gradient: it shows them nowhere else. */
  private final class Listener extends BaseTrainingListener {
    @Override
    public void onForwardPass(Model model, List<INDArray> activations) {
      latestOutputs = Optional.of(activations.get(activations.size() - 1).detach());
    }
  }
}
