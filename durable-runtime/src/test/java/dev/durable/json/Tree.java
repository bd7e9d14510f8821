package dev.durable.json;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON text as maps, lists and exact decimals, read another way than the runtime reads it: two
 * texts mean the same if and only if their trees are equal.
 */
final class Tree {

  private static final String NULL = "\u0000null";

  private Tree() {}

  /** A number by its exact value; zero keeps its sign. */
  private record Exact(BigDecimal value, boolean isNegativeZero) {

    static Exact of(String text) {
      BigDecimal value = new BigDecimal(text);
      return new Exact(
          value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros(),
          value.signum() == 0 && text.startsWith("-"));
    }
  }

  static Object of(String text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      Deque<Object> open = new ArrayDeque<>();
      Deque<String> names = new ArrayDeque<>();
      Object root = null;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          names.push(Objects.requireNonNull(parser.currentName()));
        } else if (token.isStructEnd()) {
          open.pop();
        } else {
          Object value = value(token, parser);
          if (root == null) {
            root = value;
          } else {
            put(open.element(), names, value);
          }
          if (token.isStructStart()) {
            open.push(value);
          }
        }
      }
      return Objects.requireNonNull(root);
    }
  }

  private static Object value(JsonToken token, JsonParser parser) {
    return switch (token) {
      case START_OBJECT -> new TreeMap<String, Object>();
      case START_ARRAY -> new ArrayList<Object>();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Exact.of(parser.getString());
      case VALUE_STRING -> parser.getString();
      case VALUE_NULL -> NULL;
      default -> token == JsonToken.VALUE_TRUE;
    };
  }

  @SuppressWarnings("unchecked") // made above
  private static void put(Object container, Deque<String> names, Object value) {
    if (container instanceof Map<?, ?>) {
      ((Map<String, Object>) container).put(names.pop(), value);
    } else {
      ((List<Object>) container).add(value);
    }
  }

  /** How many values there are, for tests to say. */
  static int size(@Nullable Object tree) {
    Collection<?> inside =
        tree instanceof Map<?, ?> map
            ? map.values()
            : tree instanceof List<?> list ? list : List.of();
    return 1 + inside.stream().mapToInt(Tree::size).sum();
  }
}
