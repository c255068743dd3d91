package normsharp.empirical.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The loss of a fully connected network on examples, by DL4J, one copy after another. */
final class Nd4jObjective implements Objective {
  private final FullyConnected model;
  private final Loss loss;
  private final ExampleArrays examples;
  private final DenseNetwork network;

  Nd4jObjective(FullyConnected model, Loss loss, ExampleArrays examples) {
    this.model = model;
    this.loss = loss;
    this.examples = examples;
    this.network = DenseNetwork.of(model, loss, examples.inputs());
  }

  @Override
  public int parameters() {
    return model.parameterCount();
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public VectorBatch zeros(int copies) {
    return Nd4jVectors.zeros(copies, parameters());
  }

  @Override
  public Evaluation measure(VectorBatch theta) {
    List<INDArray> outputs = new ArrayList<>();
    for (INDArray row : Nd4jVectors.rowsOf(theta, parameters())) {
      outputs.add(network.outputs(row));
    }
    return evaluation(outputs, Optional.empty());
  }

  @Override
  public Evaluation evaluate(VectorBatch theta) {
    List<INDArray> outputs = new ArrayList<>();
    List<INDArray> gradients = new ArrayList<>();
    for (INDArray row : Nd4jVectors.rowsOf(theta, parameters())) {
      DenseNetwork.Pass pass = network.pass(row, examples.targets());
      outputs.add(pass.outputs());
      gradients.add(pass.gradient());
    }
    return evaluation(outputs, Optional.of(new Nd4jVectors(parameters(), gradients)));
  }

  private Evaluation evaluation(List<INDArray> outputs, Optional<VectorBatch> gradient) {
    double[] losses = new double[outputs.size()];
    double[] accuracies = new double[outputs.size()];
    for (int k = 0; k < losses.length; k++) {
      losses[k] = network.loss(outputs.get(k), examples.targets());
      accuracies[k] = examples.labelled() ? accuracy(outputs.get(k)) : Double.NaN;
    }
    return new Evaluation(losses, accuracies, gradient);
  }

  private double accuracy(INDArray outputs) {
    INDArray right = outputs.argMax(1).eq(examples.targets().argMax(1));
    return right.castTo(DataType.DOUBLE).meanNumber().doubleValue();
  }

  @Override
  public SymmetricOperator hessian(VectorBatch theta) {
    return CurvatureProducts.hessian(
        model, loss, examples, Nd4jVectors.rowsOf(theta, parameters()));
  }

  @Override
  public SymmetricOperator fisher(VectorBatch theta) {
    return CurvatureProducts.fisher(model, loss, examples, Nd4jVectors.rowsOf(theta, parameters()));
  }

  @Override
  public void close() {
    network.close();
    examples.close();
  }
}
