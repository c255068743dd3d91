package normsharp.empirical.torch;

import java.util.Optional;
import normsharp.empirical.data.Examples;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.engine.EngineUnavailable;
import normsharp.empirical.engine.ModelFit;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import org.bytedeco.pytorch.global.torch;

/** LibTorch: the main engine. */
public final class TorchEngine implements Engine {
  @Override
  public String name() {
    return "torch";
  }

  @Override
  public EngineStatus status() {
    return Natives.status();
  }

  @Override
  public boolean supports(Model model, EngineSetting setting) {
    return setting.device().equals("cpu")
        || (setting.device().matches("cuda(:[0-9]+)?")
            && status().available()
            && torch.cuda_is_available());
  }

  @Override
  public Objective objective(Model model, Loss loss, Examples examples, EngineSetting setting) {
    ModelFit.require(model, loss, examples);
    EngineStatus status = status();
    if (!status.available()) {
      throw new EngineUnavailable(status.summary());
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
