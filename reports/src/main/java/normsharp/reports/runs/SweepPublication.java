package normsharp.reports.runs;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.List;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.empirical.store.SweepDirectory;
import normsharp.empirical.sweep.Sweep;
import normsharp.reports.json.RecordJson;

/**
 * The files that people read, written beside a complete sweep's results: its tables and its
 * analysis.
 *
 * @param analysis what it found
 * @param json the same as JSON
 * @param notes what a reader of the files must know, usually nothing
 */
public record SweepPublication(SweepAnalysis analysis, String json, List<String> notes) {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  /** Takes an immutable copy. */
  public SweepPublication {
    notes = List.copyOf(notes);
  }

  /** Writes the files. */
  public static SweepPublication write(Sweep sweep, SweepDirectory directory) throws IOException {
    List<String> notes = sweep.publish(directory);
    SweepAnalysis analysis = sweep.analysis(directory.stored());
    String json = JSON.toJson(RecordJson.of(analysis));
    directory.publishText(SweepFiles.ANALYSIS, json + "\n");
    directory.publishText("analysis.txt", analysis.toText() + "\n");
    return new SweepPublication(analysis, json, notes);
  }
}
