package normsharp.empirical.torch;

import normsharp.empirical.engine.Engine;
import normsharp.empirical.objective.EngineContract;

/** The engines' contract, kept by LibTorch with exact products. */
class TorchContractTest extends EngineContract {
  @Override
  protected Engine engine() {
    return new TorchEngine();
  }

  @Override
  protected double productTolerance() {
    return 1e-12;
  }
}
