package normsharp.empirical.configuration;

import java.util.Optional;
import java.util.OptionalInt;
import normsharp.empirical.analysis.UShapeMark;
import normsharp.empirical.data.DataRequest;
import normsharp.empirical.descent.FlowSetting;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.spectrum.LanczosSetting;

/** Writes a configuration with all its keys; {@link ConfigurationReader} reads the same keys. */
final class ConfigurationText {
  /** Stands for an absent row, mark. */
  static final String NONE = "none";

  static final String ALL_CORES = "all-cores";
  static final String AS_FITS = "as-fits";

  private ConfigurationText() {}

  static String of(SweepConfiguration configuration) {
    HoconWriter writer = new HoconWriter();
    writer.text("name", configuration.name());
    configuration.data().ifPresent(data -> write(writer, data));
    writer.open("model");
    ModelSyntax.write(writer, configuration.model());
    writer.close();
    writer.text("loss", spelling(configuration.loss()));
    writer.number("loss-goal", configuration.stopping().lossGoal());
    writer.number("divergence-factor", configuration.stopping().divergenceFactor());
    writer.number("step-limit", configuration.stopping().stepLimit());
    writer.number("time-limit-factor", configuration.stopping().timeLimitFactor());
    writer.number("seed", configuration.start().seed());
    writer.number("initial-scale", configuration.start().scale());
    write(writer, configuration.flow());
    write(writer, configuration.rates());
    write(writer, configuration.recording());
    write(writer, configuration.spectrum());
    write(writer, configuration.engine());
    write(writer, configuration.published());
    writer.text("notes", configuration.notes());
    return writer.toString();
  }

  static String spelling(Loss loss) {
    return switch (loss) {
      case MSE -> "mse";
      case CROSS_ENTROPY -> "ce";
    };
  }

  private static void write(HoconWriter writer, DataRequest data) {
    writer.open("data").text("name", data.name());
    data.options().forEach(writer::scalar);
    writer.close();
  }

  private static void write(HoconWriter writer, FlowSetting flow) {
    writer.open("flow").number("step-factor", flow.stability());
    writer.number("max-step", flow.maxStep()).number("step-limit", flow.stepLimit()).close();
  }

  private static void write(HoconWriter writer, RateSchedule rates) {
    writer.open("rates");
    if (rates instanceof RateSchedule.Listed listed) {
      writer.numbers("listed", listed.rates());
    } else if (rates instanceof RateSchedule.AppendixG grids) {
      writer.flag("fine", grids.fine()).number("fine-points", grids.finePoints());
      writer.flag("coarse", grids.coarse());
      writer.number("downward-limit", grids.downwardLimit());
      writer.number("upward-limit", grids.upwardLimit());
      writer.flag("step-limit-is-divergence", grids.stepLimitIsDivergence());
      writer.number("refinement-rounds", grids.refinementRounds());
      writer.number("refinement-pieces", grids.refinementPieces());
    }
    writer.close();
  }

  private static void write(HoconWriter writer, Recording recording) {
    writer.open("recording").number("sample-every", recording.sampleEvery());
    writer.flag("checkpoints", recording.checkpoints());
    writer.texts("measures", recording.measures().stream().map(Spelling::of).toList());
    writer.number("probes", recording.probes()).close();
  }

  private static void write(HoconWriter writer, LanczosSetting spectrum) {
    writer.open("spectrum").number("tolerance", spectrum.tolerance());
    writer.number("other-end-tolerance", spectrum.otherEndTolerance());
    writer.number("cold-dimension", spectrum.coldDimension());
    writer.number("max-dimension", spectrum.maxDimension());
    writer.number("recycled", spectrum.recycled());
    writer.number("refresh-above", spectrum.refreshAbove()).close();
  }

  private static void write(HoconWriter writer, EngineChoice engine) {
    writer.open("engine").text("name", engine.name());
    writer.constant("precision", engine.precision()).text("device", engine.device());
    number(writer, "threads", engine.threads(), ALL_CORES);
    writer.constant("batching", engine.batching());
    number(writer, "slice", engine.slice(), AS_FITS);
    writer.close();
  }

  private static void write(HoconWriter writer, Published published) {
    writer.open("published");
    number(writer, "table-row", published.row(), NONE);
    writer.text("u-shape", spelling(published.mark()));
    writer.texts("figures", published.figures()).close();
  }

  static String spelling(Optional<UShapeMark> mark) {
    return mark.map(UShapeMark::symbol).orElse(NONE);
  }

  private static void number(HoconWriter writer, String key, OptionalInt value, String word) {
    if (value.isPresent()) {
      writer.number(key, value.getAsInt());
    } else {
      writer.text(key, word);
    }
  }
}
