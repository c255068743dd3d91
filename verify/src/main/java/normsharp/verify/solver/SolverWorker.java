package normsharp.verify.solver;

import com.microsoft.z3.AlgebraicNum;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Model;
import com.microsoft.z3.RatNum;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The child process: reads queries in SMT-LIB 2 from standard input, each ended by a line {@link
 * #END}, and answers each on standard output: {@code unsat}, {@code sat} with lines {@code symbol
 * numerator/denominator} ({@code ~} before a rounded value), or {@code unknown reason}; then {@link
 * #END}.
 */
final class SolverWorker {
  static final String END = "; end";
  static final String READY = "; ready";

  /** Digits of rounded algebraic numbers. */
  private static final int DIGITS = 20;

  private SolverWorker() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Context context = new Context()) {
      out.println(READY);
      StringBuilder query = new StringBuilder();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.equals(END)) {
          query.append(line).append('\n');
          continue;
        }
        answer(context, query.toString(), out);
        out.println(END);
        query.setLength(0);
      }
    } catch (LinkageError | RuntimeException missing) {
      // A library that does not load, or needs a newer system: the parent reports it.
      out.println("unavailable " + String.valueOf(missing.getMessage()).lines().findFirst().get());
    }
  }

  private static void answer(Context context, String query, PrintStream out) {
    Solver solver = context.mkSolver("QF_NRA");
    solver.fromString(query);
    Status status = solver.check();
    if (status == Status.UNSATISFIABLE) {
      out.println("unsat");
    } else if (status == Status.UNKNOWN) {
      out.println("unknown " + solver.getReasonUnknown());
    } else {
      out.println("sat");
      Model model = solver.getModel();
      for (FuncDecl<?> symbol : model.getConstDecls()) {
        Expr<?> value = model.getConstInterp(symbol);
        if (value instanceof RatNum rational) {
          out.println(symbol.getName() + " " + fraction(rational));
        } else if (value instanceof AlgebraicNum algebraic) {
          out.println(symbol.getName() + " ~" + fraction(algebraic.toLower(DIGITS)));
        }
      }
    }
  }

  private static String fraction(RatNum value) {
    return value.getBigIntNumerator() + "/" + value.getBigIntDenominator();
  }
}
