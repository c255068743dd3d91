package normsharp.empirical.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The loss of a network on examples. Examples go through in slices whose activations fit in memory;
 * the sum over slices is taken in their order.
 */
final class TorchObjective implements Objective {
  private final TensorFactory tensors;
  private final Network network;
  private final Loss loss;
  private final ExampleTensors examples;
  private final int parameters;
  private final int slice;

  /**
   * @param parameters the length p of a parameter vector
   * @param slice the largest number of examples that go through at once
   */
  TorchObjective(
      TensorFactory tensors,
      Network network,
      Loss loss,
      ExampleTensors examples,
      int parameters,
      int slice) {
    this.tensors = tensors;
    this.network = network;
    this.loss = loss;
    this.examples = examples;
    this.parameters = parameters;
    this.slice = slice;
  }

  @Override
  public int parameters() {
    return parameters;
  }

  @Override
  public Precision precision() {
    return tensors.precision();
  }

  @Override
  public VectorBatch zeros(int copies) {
    return TorchVectors.zeros(tensors, copies, parameters);
  }

  @Override
  public Evaluation measure(VectorBatch theta) {
    return pass(theta, false);
  }

  @Override
  public Evaluation evaluate(VectorBatch theta) {
    return pass(theta, true);
  }

  private Evaluation pass(VectorBatch theta, boolean withGradient) {
    double[] losses = new double[theta.copies()];
    double[] right = new double[theta.copies()];
    List<Tensor> gradients = new ArrayList<>();
    int row = 0;
    for (Tensor panel : panels(theta)) {
      int k = TorchVectors.rows(panel);
      Optional<Tensor> gradient = Optional.empty();
      for (int from = 0; from < examples.count(); from += slice) {
        try (PointerScope scope = new PointerScope()) {
          ExampleTensors part = part(from);
          Tensor leaf = panel.detach().requires_grad_(withGradient);
          Tensor outputs = network.outputs(leaf, part);
          Tensor perCopy = losses(outputs, part);
          // One transfer for both: on a card each makes the host wait for all that was launched.
          double[] logged = TensorFactory.toDoubles(lossesAndRight(perCopy, outputs, part));
          add(losses, row, Arrays.copyOf(logged, k));
          add(right, row, Arrays.copyOfRange(logged, k, 2 * k));
          if (withGradient) {
            gradient = Optional.of(accumulated(gradient, gradient(perCopy.sum(), leaf)));
          }
        }
      }
      gradient.ifPresent(gradients::add);
      row += k;
    }
    double answers = examples.labels().map(labels -> (double) labels.numel()).orElse(Double.NaN);
    for (int k = 0; k < right.length; k++) {
      right[k] /= answers;
    }
    return new Evaluation(
        losses,
        right,
        withGradient
            ? Optional.of(new TorchVectors(tensors, parameters, gradients))
            : Optional.empty());
  }

  /** The K losses of a slice, as this slice's share of the mean over all examples. */
  private Tensor losses(Tensor outputs, ExampleTensors part) {
    long k = outputs.size(0);
    if (loss == Loss.MSE) {
      Tensor residual = outputs.sub(part.targets().orElseThrow());
      return residual.mul(residual).view(k, -1).sum(1).mul(new Scalar(0.5 / examples.count()));
    }
    Tensor labels = part.labels().orElseThrow();
    Tensor flat = outputs.reshape(k, labels.numel(), outputs.size(-1));
    return torch
        .log_softmax(flat, -1)
        .gather(2, labels.reshape(1, -1, 1).expand(k, -1, 1))
        .view(k, -1)
        .sum(1)
        .mul(new Scalar(-1.0 / allAnswers()));
  }

  /** Over how many answers the cross-entropy is averaged: examples times positions. */
  private double allAnswers() {
    return examples.labels().orElseThrow().numel();
  }

  /** The K losses and then the K numbers of right answers, 0 for regression, in doubles. */
  private static Tensor lossesAndRight(Tensor perCopy, Tensor outputs, ExampleTensors part) {
    Tensor losses = perCopy.detach().to(ScalarType.Double);
    if (part.labels().isEmpty()) {
      return torch.cat(new TensorVector(losses, torch.zeros_like(losses)), 0);
    }
    Tensor labels = part.labels().orElseThrow();
    Tensor flat = outputs.detach().reshape(losses.numel(), labels.numel(), outputs.size(-1));
    Tensor right = flat.argmax(new LongOptional(-1), false).eq(labels.reshape(1, -1)).sum(1);
    return torch.cat(new TensorVector(losses, right.to(ScalarType.Double)), 0);
  }

  @Override
  public SymmetricOperator hessian(VectorBatch theta) {
    return operator(theta, Curvature.HESSIAN);
  }

  @Override
  public SymmetricOperator fisher(VectorBatch theta) {
    return operator(theta, Curvature.FISHER);
  }

  private enum Curvature {
    HESSIAN,
    FISHER
  }

  /**
   * With a single slice the graph is built once and serves all products; with several, each product
   * builds it again, because only one slice's activations fit in memory.
   */
  private SymmetricOperator operator(VectorBatch theta, Curvature curvature) {
    List<Tensor> panels =
        panels(theta).stream().map(panel -> TensorFactory.keep(panel::clone)).toList();
    boolean single = examples.count() <= slice;
    List<Graph> graphs =
        single ? panels.stream().map(panel -> new Graph(panel, 0, curvature)).toList() : List.of();
    return new SymmetricOperator() {
      @Override
      public VectorBatch times(VectorBatch v) {
        List<Tensor> directions = panels(v);
        List<Tensor> products = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
          if (single) {
            products.add(graphs.get(i).times(directions.get(i)));
          } else {
            products.add(sliced(panels.get(i), directions.get(i)));
          }
        }
        return new TorchVectors(tensors, parameters, products);
      }

      private Tensor sliced(Tensor panel, Tensor direction) {
        Tensor sum = TensorFactory.keep(() -> torch.zeros_like(panel));
        for (int from = 0; from < examples.count(); from += slice) {
          try (Graph graph = new Graph(panel, from, curvature);
              Tensor product = graph.times(direction)) {
            try (PointerScope scope = new PointerScope()) {
              sum.add_(product);
            }
          }
        }
        return sum;
      }

      @Override
      public void close() {
        graphs.forEach(Graph::close);
        panels.forEach(Tensor::close);
      }
    };
  }

  /** The graph of a slice's gradient, or of its Jacobian-vector products. */
  private final class Graph implements AutoCloseable {
    private final Curvature curvature;
    private final Tensor leaf;
    private final Tensor outputs;
    private final Tensor dummy;
    private final Tensor first;

    Graph(Tensor panel, int from, Curvature curvature) {
      this.curvature = curvature;
      try (PointerScope scope = new PointerScope()) {
        ExampleTensors part = part(from);
        leaf = held(panel.detach().requires_grad_(true));
        outputs = held(network.outputs(leaf, part));
        if (curvature == Curvature.HESSIAN) {
          dummy = held(leaf);
          first = held(derivative(losses(outputs, part).sum(), leaf, Optional.empty(), true));
        } else {
          // u ↦ Jᵀu is linear; its own derivative in u, applied to v, is Jv.
          dummy = held(torch.zeros_like(outputs).requires_grad_(true));
          first = held(derivative(outputs, leaf, Optional.of(dummy), true));
        }
      }
    }

    /** The four ends of the graph outlive the scope; what lies between them hangs on them. */
    private static Tensor held(Tensor tensor) {
      return tensor.retainReference();
    }

    Tensor times(Tensor direction) {
      return TensorFactory.keep(
          () -> {
            Tensor product = derivative(first, dummy, Optional.of(direction), false);
            return curvature == Curvature.HESSIAN
                ? product
                : derivative(outputs, leaf, Optional.of(lossHessian(product)), false);
          });
    }

    /** Hₙ·(Jv)ₙ/N: the loss' Hessian in the outputs, of one example. */
    private Tensor lossHessian(Tensor change) {
      if (loss == Loss.MSE) {
        return change.mul(new Scalar(1.0 / examples.count()));
      }
      Tensor p = torch.softmax(outputs.detach(), -1);
      Tensor weighted = p.mul(change);
      Tensor mean = weighted.sum(new long[] {-1}, true, new ScalarTypeOptional());
      return weighted.sub(p.mul(mean)).mul(new Scalar(1.0 / allAnswers()));
    }

    @Override
    public void close() {
      first.close();
      dummy.close();
      outputs.close();
      leaf.close();
    }
  }

  private static Tensor gradient(Tensor value, Tensor leaf) {
    return derivative(value, leaf, Optional.empty(), false);
  }

  /**
   * ∂⟨value, weights⟩/∂leaf; keeps value's graph when weights are given or a graph is asked for.
   */
  private static Tensor derivative(
      Tensor value, Tensor leaf, Optional<Tensor> weights, boolean withGraph) {
    TensorVector result =
        torch.grad(
            new TensorVector(value),
            new TensorVector(leaf),
            weights.map(TensorVector::new).orElseGet(TensorVector::new),
            new BoolOptional(withGraph || weights.isPresent()),
            withGraph,
            true);
    // A handle of its own: get(0) points into the vector, which dies with the scope.
    Tensor derivative = new Tensor(result.get(0));
    return derivative.defined() ? derivative : torch.zeros_like(leaf);
  }

  private static Tensor accumulated(Optional<Tensor> sum, Tensor term) {
    if (sum.isEmpty()) {
      return term.retainReference();
    }
    sum.orElseThrow().add_(term);
    return sum.orElseThrow();
  }

  private ExampleTensors part(int from) {
    return examples.slice(from, Math.min(slice, examples.count() - from));
  }

  private List<Tensor> panels(VectorBatch batch) {
    return TorchVectors.panels(batch, parameters);
  }

  private static void add(double[] sums, int from, double[] terms) {
    for (int i = 0; i < terms.length; i++) {
      sums[from + i] += terms[i];
    }
  }

  @Override
  public void close() {
    examples.close();
  }
}
