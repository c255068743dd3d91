package normsharp.empirical.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Parametrization;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The loss of a fully connected network with its derivatives by hand: block after block of
 * examples, so that activations stay in the cache, and the blocks shared among threads. The same
 * bits for the same number of threads; sums are taken in the order of examples within a thread.
 */
final class DenseObjective implements Objective {
  /** Examples of a block: its widest layers fit a core's cache, its products are still large. */
  private static final int BLOCK = 512;

  /** Fewer multiplications than this in a pass are not worth a second thread. */
  private static final double WORTH_A_THREAD = 2e6;

  /** What a Hessian may keep of all examples; beyond, each product computes it again. */
  static final long KEPT_BYTES = 2L << 30;

  private final TensorFactory tensors;
  private final ExampleTensors examples;
  private final VaryingInputs inputs;
  private final List<Integer> widths;
  private final int parameters;
  private final long keptBytes;
  private final boolean curved;
  private final List<Tensor> owned = new ArrayList<>();
  private final List<List<DenseBlock>> blocks = new ArrayList<>();
  private final List<DenseState> scratch = new ArrayList<>();
  private final List<DenseState> changes = new ArrayList<>();
  private final Lanes lanes;

  private DenseObjective(
      TensorFactory tensors,
      FullyConnected model,
      DenseActivation activation,
      Loss loss,
      ExampleTensors examples,
      EngineSetting setting,
      long keptBytes) {
    this.tensors = tensors;
    this.keptBytes = keptBytes;
    this.examples = examples;
    this.parameters = model.parameterCount();
    int n = examples.count();
    List<Integer> outs = new ArrayList<>(model.hidden());
    outs.add(model.outputs());
    this.inputs = new VaryingInputs(tensors, own(() -> examples.inputs().view(n, -1)), outs.get(0));
    List<Integer> all = new ArrayList<>(outs);
    all.add(0, inputs.count());
    this.widths = List.copyOf(all);
    this.curved = activation.isCurved();
    boolean alone = (double) n * parameters < WORTH_A_THREAD;
    this.lanes = new Lanes(alone ? 1 : Math.min(setting.threads(), n));
    int block = Math.min(BLOCK, setting.slice().orElse(BLOCK));
    Tensor targets = own(() -> examples.targetVectors(model.outputs()));
    for (int lane = 0; lane < lanes.count(); lane++) {
      List<DenseBlock> own = new ArrayList<>();
      int end = (int) ((long) n * (lane + 1) / lanes.count());
      int from = (int) ((long) n * lane / lanes.count());
      int largest = 0;
      for (int left = (end - from + block - 1) / block; left > 0; left--) {
        int length = (end - from + left - 1) / left;
        own.add(block(from, length, activation, loss, targets));
        from += length;
        largest = Math.max(largest, length);
      }
      blocks.add(own);
      scratch.add(DenseState.allocate(tensors, widths, largest, curved));
      changes.add(DenseState.allocate(tensors, widths, largest, false));
    }
  }

  /**
   * Empty when the model, or copies advanced together, are left to automatic differentiation.
   *
   * @param examples taken over if the result is present
   * @param keptBytes what a Hessian may keep of all examples
   */
  static Optional<DenseObjective> of(
      TensorFactory tensors,
      FullyConnected model,
      Loss loss,
      ExampleTensors examples,
      EngineSetting setting,
      long keptBytes) {
    boolean plain =
        model.parametrization() == Parametrization.STANDARD
            && setting.batching() == Batching.ONE_BY_ONE
            && setting.device().equals("cpu");
    return plain
        ? DenseActivation.of(model.activation())
            .map(
                activation ->
                    new DenseObjective(
                        tensors, model, activation, loss, examples, setting, keptBytes))
        : Optional.empty();
  }

  private DenseBlock block(
      int from, int length, DenseActivation activation, Loss loss, Tensor targets) {
    return new DenseBlock(
        activation,
        loss,
        examples.count(),
        length,
        own(() -> inputs.values().narrow(0, from, length).t()),
        own(() -> targets.narrow(0, from, length).t().contiguous()),
        examples.labels().map(labels -> own(() -> labels.narrow(0, from, length).view(-1))));
  }

  private Tensor own(Supplier<Tensor> made) {
    Tensor tensor = TensorFactory.keep(made);
    owned.add(tensor);
    return tensor;
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
    List<Tensor> panels = TorchVectors.panels(theta, parameters);
    double[] losses = new double[panels.size()];
    double[] accuracies = new double[panels.size()];
    List<Tensor> gradients = new ArrayList<>();
    double answers = examples.labels().isPresent() ? examples.count() : Double.NaN;
    for (int k = 0; k < losses.length; k++) {
      Tensor vector = inputs.reduced(panels.get(k));
      double[] shares = new double[lanes.count()];
      double[] right = new double[lanes.count()];
      List<Tensor> sums = withGradient ? zeros() : List.of();
      lanes.run(
          lane -> {
            DenseLayers layers = DenseLayers.of(vector, widths);
            Optional<DenseLayers> gradient =
                withGradient
                    ? Optional.of(DenseLayers.of(sums.get(lane), widths))
                    : Optional.empty();
            for (DenseBlock block : blocks.get(lane)) {
              try (PointerScope scope = new PointerScope()) {
                DenseState state = scratch.get(lane).of(block.count()).withoutBends();
                shares[lane] += block.forward(layers, state);
                right[lane] += block.right(state);
                if (withGradient) {
                  block.backward(layers, state, gradient);
                }
              }
            }
          });
      for (int lane = 0; lane < lanes.count(); lane++) {
        losses[k] += shares[lane];
        accuracies[k] += right[lane] / answers;
      }
      vector.close();
      if (withGradient) {
        gradients.add(inputs.lifted(sum(sums)));
      }
    }
    return new Evaluation(
        losses,
        accuracies,
        withGradient
            ? Optional.of(new TorchVectors(tensors, parameters, gradients))
            : Optional.empty());
  }

  /** A zero vector for each lane. */
  private List<Tensor> zeros() {
    List<Tensor> sums = new ArrayList<>();
    for (int lane = 0; lane < lanes.count(); lane++) {
      sums.add(tensors.zeros(1, inputs.reducedLength(parameters)));
    }
    return sums;
  }

  /** The lanes' sum in the first of them; frees the rest. */
  private static Tensor sum(List<Tensor> sums) {
    Tensor first = sums.get(0);
    for (Tensor other : sums.subList(1, sums.size())) {
      try (PointerScope scope = new PointerScope()) {
        first.add_(other);
      }
      other.close();
    }
    return first;
  }

  @Override
  public SymmetricOperator hessian(VectorBatch theta) {
    return new Curvature(theta, false);
  }

  @Override
  public SymmetricOperator fisher(VectorBatch theta) {
    return new Curvature(theta, true);
  }

  /** Products at fixed parameters, with what the first pass left of every block, if it fits. */
  private final class Curvature implements SymmetricOperator {
    private final boolean gaussNewton;
    private final List<Tensor> panels;
    private final List<List<List<DenseState>>> kept = new ArrayList<>();

    Curvature(VectorBatch theta, boolean gaussNewton) {
      this.gaussNewton = gaussNewton;
      this.panels = TorchVectors.panels(theta, parameters).stream().map(inputs::reduced).toList();
      long units = widths.stream().skip(1).mapToLong(Integer::longValue).sum();
      double bytes = 3.0 * units * examples.count() * precision().bytes() * panels.size();
      if (bytes <= keptBytes) {
        for (Tensor panel : panels) {
          kept.add(states());
          List<List<DenseState>> states = kept.get(kept.size() - 1);
          lanes.run(
              lane -> {
                DenseLayers layers = DenseLayers.of(panel, widths);
                for (int b = 0; b < states.get(lane).size(); b++) {
                  fill(blocks.get(lane).get(b), layers, states.get(lane).get(b));
                }
              });
        }
      }
    }

    private List<List<DenseState>> states() {
      return blocks.stream()
          .map(
              lane ->
                  lane.stream()
                      .map(
                          block ->
                              DenseState.allocate(
                                  tensors, widths, block.count(), curved && !gaussNewton))
                      .toList())
          .toList();
    }

    private void fill(DenseBlock block, DenseLayers layers, DenseState state) {
      try (PointerScope scope = new PointerScope()) {
        block.forward(layers, state);
        if (!gaussNewton) {
          block.backward(layers, state, Optional.empty());
        }
      }
    }

    @Override
    public VectorBatch times(VectorBatch v) {
      List<Tensor> directions = TorchVectors.panels(v, parameters);
      if (directions.size() != panels.size()) {
        throw new IllegalArgumentException(
            "one direction for each of " + panels.size() + " rows, got " + directions.size());
      }
      List<Tensor> products = new ArrayList<>();
      for (int k = 0; k < panels.size(); k++) {
        int row = k;
        Tensor reduced = inputs.reduced(directions.get(row));
        List<Tensor> sums = zeros();
        lanes.run(
            lane -> {
              DenseLayers layers = DenseLayers.of(panels.get(row), widths);
              DenseLayers direction = DenseLayers.of(reduced, widths);
              DenseLayers product = DenseLayers.of(sums.get(lane), widths);
              for (int b = 0; b < blocks.get(lane).size(); b++) {
                try (PointerScope scope = new PointerScope()) {
                  DenseBlock block = blocks.get(lane).get(b);
                  DenseState state = stateOf(row, lane, b, layers);
                  block.times(
                      layers,
                      state,
                      direction,
                      changes.get(lane).of(block.count()),
                      product,
                      gaussNewton);
                }
              }
            });
        reduced.close();
        products.add(inputs.lifted(sum(sums)));
      }
      return new TorchVectors(tensors, parameters, products);
    }

    private DenseState stateOf(int row, int lane, int index, DenseLayers layers) {
      if (!kept.isEmpty()) {
        return kept.get(row).get(lane).get(index);
      }
      DenseBlock block = blocks.get(lane).get(index);
      DenseState state = scratch.get(lane).of(block.count());
      fill(block, layers, state);
      return state;
    }

    @Override
    public void close() {
      panels.forEach(Tensor::close);
      kept.forEach(lanesOf -> lanesOf.forEach(states -> states.forEach(DenseState::close)));
    }
  }

  @Override
  public void close() {
    lanes.close();
    scratch.forEach(DenseState::close);
    changes.forEach(DenseState::close);
    owned.forEach(Tensor::close);
    inputs.close();
    examples.close();
  }
}
