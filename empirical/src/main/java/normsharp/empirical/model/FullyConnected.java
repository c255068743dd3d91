package normsharp.empirical.model;

import java.util.ArrayList;
import java.util.List;

/** FCN. */
public record FullyConnected(
    List<Integer> inputShape, List<Integer> hidden, int outputs, Activation activation)
    implements Model {
  @Override
  public List<ParameterTensor> parameters() {
    List<ParameterTensor> list = new ArrayList<>();
    int in = inputShape.stream().reduce(1, (a, b) -> a * b);
    int i = 0;
    List<Integer> widths = new ArrayList<>(hidden);
    widths.add(outputs);
    for (int width : widths) {
      list.add(new ParameterTensor(i + ".weight", List.of(width, in)));
      list.add(new ParameterTensor(i + ".bias", List.of(width)));
      in = width;
      i++;
    }
    return list;
  }
}
