package dev.durable.processor;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** A handful of properties of nested types, chosen by chance. */
final class RandomSchema {

  private RandomSchema() {}

  /** The sources, the same for the same seed. */
  static Map<String, String> sources(String packageName, long seed, int size) {
    Random random = new Random(seed);
    RoundTripProgram program = new RoundTripProgram();
    for (int i = 0; i < size; i++) {
      Generated type = type(random, 3);
      program.add(type.name, type.first, type.second);
    }
    return program.sources(packageName);
  }

  private record Generated(String name, String first, String second) {}

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static Generated type(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(8);
    SampleType leaf = pick(random, SampleType.SCALARS);
    Generated inner =
        depth == 0
            ? new Generated(leaf.boxed(), leaf.values().getFirst(), leaf.values().get(1))
            : type(random, depth - 1);
    String a = leaf.values().get(0);
    String b = leaf.values().getLast();
    return switch (kind) {
      case 0, 1 -> new Generated(leaf.boxed(), a, b);
      case 2 ->
          new Generated(
              "List<" + inner.name + ">",
              "list(" + inner.first + ")",
              "list(" + inner.second + ", " + inner.first + ")");
      case 3 -> {
        SampleType key = pick(random, SampleType.SCALARS.stream().filter(SampleType::key).toList());
        yield new Generated(
            "Map<" + key.boxed() + ", " + inner.name + ">",
            "map(" + key.values().get(0) + ", " + inner.first + ")",
            "map("
                + key.values().get(1)
                + ", "
                + inner.second
                + ", "
                + key.values().get(0)
                + ", "
                + inner.second
                + ")");
      }
      case 4 -> {
        SampleType key =
            pick(random, SampleType.SCALARS.stream().filter(SampleType::sortable).toList());
        yield new Generated(
            "NavigableMap<" + key.boxed() + ", " + inner.name + ">",
            "sorted(" + key.values().get(1) + ", " + inner.first + ")",
            "sorted()");
      }
      case 5 -> {
        SampleType key = pick(random, SampleType.SCALARS.stream().filter(SampleType::key).toList());
        yield new Generated(
            "Set<" + key.boxed() + ">",
            "set(" + key.values().get(0) + ", " + key.values().get(1) + ")",
            "set(" + key.values().get(1) + ")");
      }
      case 6 -> {
        boolean plain = !inner.name.contains("<") || inner.name.startsWith("Pair");
        String name = plain ? SampleType.nullable(inner.name) : inner.name;
        yield new Generated(
            "Pair<String, " + name + ">",
            "new Pair<>(\"\", " + inner.first + ")",
            "new Pair<>(\"q\", " + (plain ? "null" : inner.second) + ")");
      }
      default -> new Generated(leaf.boxed(), b, a);
    };
  }
}
