package normsharp.empirical.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import normsharp.empirical.analysis.UShapeMark;
import normsharp.empirical.data.DataRequest;
import normsharp.empirical.descent.FlowSetting;
import normsharp.empirical.descent.StoppingRule;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.spectrum.LanczosSetting;

/** Reads the keys of a configuration. */
final class ConfigurationReader {
  private ConfigurationReader() {}

  static SweepConfiguration readText(String text) {
    ConfigObject root =
        resolved(
            () -> ConfigFactory.parseString(text, options().setOriginDescription("configuration")));
    return read(Extension.apply(root), Optional.empty());
  }

  static ConfigParseOptions options() {
    return ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);
  }

  /** Parses and resolves; the environment plays no part, so that a file means one thing. */
  static ConfigObject resolved(Supplier<Config> parser) {
    try {
      return parser.get().resolve(ConfigResolveOptions.noSystem()).root();
    } catch (ConfigException e) {
      String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      if (e.origin() == null) {
        throw new IllegalArgumentException(message, e);
      }
      // The message may begin by the place in the library's own words.
      String detail = message.replace(e.origin().description() + ": ", "");
      throw (IllegalArgumentException)
          Section.fault(e.origin(), "not a readable configuration: " + detail).initCause(e);
    }
  }

  /**
   * @param otherwise the name of a configuration that has none
   */
  static SweepConfiguration read(ConfigObject object, Optional<String> otherwise) {
    Section root = new Section(object, "");
    String name =
        otherwise.isPresent()
            ? root.textOr("name", otherwise.orElseThrow())
            : root.text("name", "a text");
    // What data are needed depends on the model, the model's shape on the data.
    Section modelSection = root.section("model", "an object with a key 'kind'");
    boolean diagonal = ModelSyntax.kind(modelSection).equals(ModelSyntax.DIAGONAL);
    Optional<DataRequest> data =
        diagonal && !root.has("data") ? Optional.empty() : Optional.of(data(root));
    Model model = ModelSyntax.read(modelSection, data.map(DataShape::of));
    Loss loss =
        diagonal && !root.has("loss")
            ? Loss.MSE
            : root.choice("loss", List.of(Loss.values()), ConfigurationText::spelling);
    StoppingRule stopping = stopping(root);
    InitialPoint start =
        new InitialPoint(
            root.wholeOr("seed", 0, InitialPoint.LARGEST_SEED, InitialPoint.STANDARD.seed()),
            root.positiveOr("initial-scale", InitialPoint.STANDARD.scale()));
    FlowSetting flow = flow(root.sectionOr("flow"));
    RateSchedule rates = rates(root.sectionOr("rates"));
    Recording recording = recording(root.sectionOr("recording"));
    LanczosSetting spectrum = spectrum(root.sectionOr("spectrum"));
    EngineChoice engine = engine(root.sectionOr("engine"), model);
    Published published = published(root.sectionOr("published"));
    String notes = root.textOr("notes", "");
    root.end();
    return root.build(
        () ->
            new SweepConfiguration(
                name, data, model, loss, start, stopping, flow, rates, recording, spectrum, engine,
                published, notes));
  }

  private static DataRequest data(Section root) {
    String kind = "the name of a data set, or an object with a key 'name' and options";
    if (root.isText("data")) {
      String name = root.text("data", kind);
      return root.build("data", () -> DataRequest.of(name));
    }
    Section section = root.section("data", kind);
    String name = section.text("name", "the name of a data set");
    Map<String, String> options = section.scalarsBut("name");
    return section.build(() -> DataRequest.of(name, options));
  }

  private static StoppingRule stopping(Section root) {
    double goal = root.positive("loss-goal");
    double factor =
        root.positiveOr("divergence-factor", SweepConfiguration.DEFAULT_DIVERGENCE_FACTOR);
    long limit =
        root.wholeOr("step-limit", 1, Long.MAX_VALUE, SweepConfiguration.DEFAULT_STEP_LIMIT);
    if (!(factor > 1)) {
      throw root.fault("divergence-factor", "must be larger than 1, got " + factor);
    }
    double time =
        root.positiveOr("time-limit-factor", SweepConfiguration.DEFAULT_TIME_LIMIT_FACTOR);
    if (!(time >= 1)) {
      throw root.fault("time-limit-factor", "must be at least 1, got " + time);
    }
    return new StoppingRule(goal, factor, limit, time);
  }

  private static FlowSetting flow(Section section) {
    FlowSetting standard = SweepConfiguration.DEFAULT_FLOW;
    double factor = section.positiveOr("step-factor", standard.stability());
    double maxStep = section.positiveOr("max-step", standard.maxStep());
    long limit = section.wholeOr("step-limit", 1, Long.MAX_VALUE, standard.stepLimit());
    section.end();
    return section.build(() -> new FlowSetting(factor, maxStep, limit));
  }

  private static RateSchedule rates(Section section) {
    if (section.has("listed")) {
      List<Double> rates = section.reals("listed");
      section.end();
      return section.build("listed", () -> new RateSchedule.Listed(rates));
    }
    RateSchedule.AppendixG standard = RateSchedule.AppendixG.DEFAULT;
    boolean fine = section.flagOr("fine", standard.fine());
    int finePoints = section.countOr("fine-points", 1, standard.finePoints());
    boolean coarse = section.flagOr("coarse", standard.coarse());
    int downward = section.countOr("downward-limit", 0, standard.downwardLimit());
    int upward = section.countOr("upward-limit", 0, standard.upwardLimit());
    boolean stepLimit =
        section.flagOr("step-limit-is-divergence", standard.stepLimitIsDivergence());
    int rounds = section.countOr("refinement-rounds", 0, standard.refinementRounds());
    int pieces = section.countOr("refinement-pieces", 2, standard.refinementPieces());
    section.end();
    return section.build(
        () ->
            new RateSchedule.AppendixG(
                fine, finePoints, coarse, downward, upward, stepLimit, rounds, pieces));
  }

  private static Recording recording(Section section) {
    Recording standard = Recording.DEFAULT;
    int sampleEvery = section.countOr("sample-every", 1, standard.sampleEvery());
    boolean checkpoints = section.flagOr("checkpoints", standard.checkpoints());
    List<FinalMeasure> measures = section.has("measures") ? measures(section) : standard.measures();
    int probes = section.countOr("probes", 1, standard.probes());
    section.end();
    return section.build(() -> new Recording(sampleEvery, checkpoints, measures, probes));
  }

  private static List<FinalMeasure> measures(Section section) {
    List<FinalMeasure> measures = new ArrayList<>();
    for (String written : section.texts("measures")) {
      measures.add(
          Stream.of(FinalMeasure.values())
              .filter(measure -> Spelling.of(measure).equals(written))
              .findFirst()
              .orElseThrow(
                  () ->
                      section.fault(
                          "measures",
                          "has an unknown measure '%s'; %s"
                              .formatted(
                                  written,
                                  Section.suggestion(
                                      written,
                                      Stream.of(FinalMeasure.values())
                                          .map(Spelling::of)
                                          .toList())))));
    }
    return measures;
  }

  private static LanczosSetting spectrum(Section section) {
    LanczosSetting standard = LanczosSetting.DEFAULT;
    double tolerance = section.positiveOr("tolerance", standard.tolerance());
    double other = section.positiveOr("other-end-tolerance", standard.otherEndTolerance());
    int cold = section.countOr("cold-dimension", 2, standard.coldDimension());
    int most = section.countOr("max-dimension", 2, standard.maxDimension());
    int recycled = section.countOr("recycled", 2, standard.recycled());
    int refresh = section.countOr("refresh-above", 2, standard.refreshAbove());
    section.end();
    return section.build(() -> new LanczosSetting(tolerance, other, cold, most, recycled, refresh));
  }

  private static EngineChoice engine(Section section, Model model) {
    EngineChoice standard = EngineChoice.standard(model);
    String name = section.textOr("name", standard.name());
    Precision precision = section.choiceOr("precision", standard.precision());
    String device = section.textOr("device", standard.device());
    OptionalInt threads =
        section.countOrWord("threads", ConfigurationText.ALL_CORES, standard.threads());
    Batching batching = section.choiceOr("batching", standard.batching());
    OptionalInt slice = section.countOrWord("slice", ConfigurationText.AS_FITS, standard.slice());
    section.end();
    return section.build(() -> new EngineChoice(name, precision, device, threads, batching, slice));
  }

  private static Published published(Section section) {
    Published standard = Published.NOWHERE;
    OptionalInt row = section.countOrWord("table-row", ConfigurationText.NONE, standard.row());
    Optional<UShapeMark> mark = section.has("u-shape") ? mark(section) : standard.mark();
    List<String> figures = section.has("figures") ? section.texts("figures") : standard.figures();
    section.end();
    return section.build("figures", () -> new Published(row, mark, figures));
  }

  private static Optional<UShapeMark> mark(Section section) {
    Optional<UShapeMark> none = Optional.empty();
    List<Optional<UShapeMark>> marks =
        Stream.concat(Stream.of(UShapeMark.values()).map(Optional::of), Stream.of(none)).toList();
    return section.choice("u-shape", marks, ConfigurationText::spelling);
  }
}
