package normsharp.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.data.DataDownload;
import normsharp.empirical.data.SourceFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code normsharp data}: getting data sets. */
@Command(
    name = "data",
    description = "Fetches data sets; 'normsharp doctor' shows which are there.",
    mixinStandardHelpOptions = true)
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "download",
      description = "Downloads a data set, checks it, and puts it in its place.",
      mixinStandardHelpOptions = true)
  int download(
      @Parameters(paramLabel = "NAME", description = "mnist, cifar-10, breast-cancer, …")
          String name,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description = "where to put it (default: $NORMSHARP_DATA, then the user's cache)")
          Optional<Path> data) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    for (SourceFile file :
        new DataDownload().download(name, DataDirectory.find(data), err::println)) {
      out.println(file.name() + "  " + file.sha256());
    }
    return CommandLine.ExitCode.OK;
  }
}
