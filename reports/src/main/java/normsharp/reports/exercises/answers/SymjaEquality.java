package normsharp.reports.exercises.answers;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import normsharp.reports.exercises.answers.Equality.Decision;
import normsharp.reports.exercises.answers.Expression.Binary;
import normsharp.reports.exercises.answers.Expression.Call;
import normsharp.reports.exercises.answers.Expression.Constant;
import normsharp.reports.exercises.answers.Expression.Negation;
import normsharp.reports.exercises.answers.Expression.Pi;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/**
 * Symja's judgement of two formulas that agree in double arithmetic: the same when their difference
 * simplifies to 0, or is below 10⁻⁴⁰ at rational points.
 *
 * <p>Symja is handed trees of the operations in {@link Expression} and never a text, in a thread of
 * its own that is given up after {@value #SECONDS} s. After {@value #MOST_GIVEN_UP} of those it is
 * not asked again.
 */
final class SymjaEquality {
  private static final String LOGGER_LEVEL =
      "org.apache.logging.log4j.simplelog.StatusLogger.level";

  static {
    // Symja looks for a logger to say things that nobody reads here.
    if (System.getProperty(LOGGER_LEVEL) == null) {
      System.setProperty(LOGGER_LEVEL, "OFF");
    }
    try {
      F.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static final int SECONDS = 3;
  static final int MOST_GIVEN_UP = 4;

  private static final int DIGITS = 60;
  private static final IExpr SMALL = F.QQ(F.C1, F.ZZ(BigInteger.TEN.pow(40)));
  private static final long[][] POINTS = {{3, 7, 5, 11}, {8, 5, 13, 3}, {2, 9, 4, 7}};
  private static final long POINT_DENOMINATOR = 10;

  private static final AtomicInteger GIVEN_UP = new AtomicInteger();

  private SymjaEquality() {}

  static Decision decide(Expression given, Expression expected, List<String> variables) {
    if (GIVEN_UP.get() >= MOST_GIVEN_UP) {
      return Decision.UNDECIDED;
    }
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<Decision> task =
        new FutureTask<>(
            () -> {
              begun.countDown();
              return compare(given, expected, variables);
            });
    Thread thread = new Thread(null, task, "formula", 16L << 20);
    thread.setDaemon(true);
    thread.start();
    try {
      begun.await();
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      GIVEN_UP.incrementAndGet();
      task.cancel(true);
      return Decision.UNDECIDED;
    } catch (ExecutionException e) {
      // Whatever Symja stumbles over, recursion limits included, is no proof.
      return Decision.UNDECIDED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      task.cancel(true);
      return Decision.UNDECIDED;
    }
  }

  private static Decision compare(Expression given, Expression expected, List<String> variables) {
    EvalEngine engine = new EvalEngine(true);
    EvalEngine.set(engine);
    Map<String, IExpr> symbols = new HashMap<>();
    variables.forEach(name -> symbols.put(name, F.Dummy(name)));
    IExpr difference = F.Subtract(tree(given, symbols), tree(expected, symbols));
    for (long[] point : POINTS) {
      IExpr value = difference;
      for (int i = 0; i < variables.size(); i++) {
        IExpr number = F.QQ(point[i % point.length], POINT_DENOMINATOR);
        value = F.subst(value, symbols.get(variables.get(i)), number);
      }
      if (!engine.evaluate(F.Less(F.Abs(F.N(value, F.ZZ(DIGITS))), SMALL)).isTrue()) {
        return engine.evaluate(F.Simplify(difference)).isZero()
            ? Decision.SAME
            : Decision.DIFFERENT;
      }
      if (variables.isEmpty()) {
        break;
      }
    }
    return Decision.SAME;
  }

  private static IExpr tree(Expression expression, Map<String, IExpr> symbols) {
    if (expression instanceof Constant constant) {
      return F.QQ(F.ZZ(constant.value().getNumerator()), F.ZZ(constant.value().getDenominator()));
    }
    if (expression instanceof Pi) {
      return F.Pi;
    }
    if (expression instanceof Expression.Variable variable) {
      return symbols.get(variable.name());
    }
    if (expression instanceof Negation negation) {
      return F.Negate(tree(negation.operand(), symbols));
    }
    if (expression instanceof Call call) {
      IExpr argument = tree(call.argument(), symbols);
      return switch (call.function()) {
        case SQRT -> F.Sqrt(argument);
        case EXP -> F.Exp(argument);
        case LOG -> F.Log(argument);
      };
    }
    Binary binary = (Binary) expression;
    IExpr left = tree(binary.left(), symbols);
    IExpr right = tree(binary.right(), symbols);
    return switch (binary.operator()) {
      case SUM -> F.Plus(left, right);
      case DIFFERENCE -> F.Subtract(left, right);
      case PRODUCT -> F.Times(left, right);
      case QUOTIENT -> F.Divide(left, right);
      case POWER -> F.Power(left, right);
    };
  }
}
