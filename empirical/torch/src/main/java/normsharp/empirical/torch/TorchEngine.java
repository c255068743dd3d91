package normsharp.empirical.torch;

import java.util.Optional;
import normsharp.empirical.data.Examples;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.engine.EngineUnavailable;
import normsharp.empirical.engine.ModelFit;
import normsharp.empirical.engine.cuda.CopiesInMemory;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import org.bytedeco.pytorch.global.torch;

/** LibTorch: the main engine. */
public final class TorchEngine implements Engine {
  /** Iterates and gradients, 15 recycled Ritz vectors, a Krylov space of 20 with its images. */
  private static final long VECTORS_OF_A_COPY = 64;

  @Override
  public String name() {
    return "torch";
  }

  @Override
  public EngineStatus status() {
    return Natives.status();
  }

  @Override
  public EngineStatus status(String device) {
    return device.equals("cpu") ? status() : CudaDevice.status(device);
  }

  @Override
  public int copiesThatFit(Model model, int examples, EngineSetting setting, int wanted) {
    if (setting.device().equals("cpu") || !status(setting.device()).available()) {
      return wanted;
    }
    long number = setting.precision().bytes();
    long inputs =
        model.inputShape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    return CopiesInMemory.of(
        CudaDevice.freeBytes(setting.device()),
        2 * number * examples * inputs,
        Slices.graphBytes(model, setting, examples)
            + VECTORS_OF_A_COPY * number * model.parameterCount(),
        wanted);
  }

  @Override
  public boolean supports(Model model, EngineSetting setting) {
    return setting.device().equals("cpu") || status(setting.device()).available();
  }

  @Override
  public Objective objective(Model model, Loss loss, Examples examples, EngineSetting setting) {
    ModelFit.require(model, loss, examples);
    EngineStatus status = status();
    if (!status.available()) {
      throw new EngineUnavailable(status.summary());
    }
    if (!setting.device().equals("cpu")) {
      CudaDevice.require(setting);
    }
    TensorFactory tensors = new TensorFactory(setting);
    ExampleTensors uploaded = ExampleTensors.upload(tensors, examples, loss);
    if (model instanceof FullyConnected network) {
      Optional<DenseObjective> byHand =
          DenseObjective.of(tensors, network, loss, uploaded, setting, DenseObjective.KEPT_BYTES);
      if (byHand.isPresent()) {
        // LibTorch keeps this number per calling thread; the objective has threads of its own.
        torch.set_num_threads(1);
        return byHand.orElseThrow();
      }
    }
    torch.set_num_threads(setting.threads());
    return new TorchObjective(
        tensors,
        Networks.of(model, tensors),
        loss,
        uploaded,
        model.parameterCount(),
        Slices.of(model, setting, examples.count()));
  }
}
