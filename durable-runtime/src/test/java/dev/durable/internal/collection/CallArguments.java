package dev.durable.internal.collection;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Arguments with which a method of a collection would do something, were its draft still open. */
final class CallArguments {

  private final String path;
  private final Method method;
  private final CollectionKind kind;

  /** For a method of what that path leads to in a collection of that kind. */
  CallArguments(String path, Method method, CollectionKind kind) {
    this.path = path;
    this.method = method;
    this.kind = kind;
  }

  /** One for each parameter, in order. */
  List<@Nullable Object> all() {
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    int values = 0;
    for (int i = 0; i < types.length; i++) {
      if (types[i] == Object.class || types[i] == Object.class.arrayType()) {
        arguments[i] = types[i].isArray() ? new Object[0] : value(types.length, values++);
      } else {
        arguments[i] = argument(types[i], i);
      }
    }
    return Arrays.asList(arguments);
  }

  /** A key, value or element: one that is not there for what adds, one that is for the rest. */
  private @Nullable Object value(int count, int nth) {
    String name = method.getName();
    boolean isOfMap = Map.class.isAssignableFrom(method.getDeclaringClass());
    boolean isOfEntry = Map.Entry.class.isAssignableFrom(method.getDeclaringClass());
    if (isOfEntry) {
      return kind.otherValue();
    }
    if (!isOfMap) {
      boolean isNew = name.startsWith("add") || name.equals("set") || name.equals("edit");
      return isNew ? kind.otherKey() : present(name.endsWith("Set") ? nth : 0);
    }
    if (nth == 0 && name.equals("containsValue")) {
      return kind.valueAt(1);
    } else if (nth == 0) {
      boolean isNew =
          name.startsWith("put")
              || name.equals("computeIfAbsent")
              || (name.equals("edit") && count == 2);
      return isNew ? kind.otherKey() : present(0);
    }
    if (name.equals("subMap")) {
      return present(nth);
    }
    boolean isOld = (name.equals("remove") || count == 3) && nth == 1 && !name.equals("merge");
    return isOld ? kind.valueAt(isDescending() ? 3 : 1) : kind.otherValue();
  }

  private boolean isDescending() {
    return path.startsWith("descending") || path.equals("reversed");
  }

  /** An element of the collection; the first, or a later one in its direction. */
  private Object present(int nth) {
    int at = isDescending() ? 3 - 2 * nth : 1 + 2 * nth;
    if (path.startsWith("entrySet")) {
      return Map.entry(kind.key().apply(at), kind.valueAt(at));
    }
    return path.startsWith("values") ? kind.valueAt(at) : kind.key().apply(at);
  }

  private @Nullable Object argument(Class<?> type, int index) {
    if (type == int.class) {
      return method.getName().equals("subList") && index == 1 ? 2 : 1;
    } else if (type == boolean.class) {
      return true;
    } else if (type == Collection.class) {
      boolean isOld = !method.getName().startsWith("add");
      return method.getName().equals("retainAll")
          ? List.of()
          : List.of(isOld ? present(0) : kind.otherKey());
    } else if (type == Map.class) {
      return Map.of(kind.otherKey(), kind.otherValue());
    } else if (type == Predicate.class) {
      return (Predicate<Object>) any -> true;
    } else if (type == UnaryOperator.class) {
      return (UnaryOperator<Object>) any -> kind.otherKey();
    } else if (type == Function.class) {
      return (Function<Object, Object>) any -> kind.otherValue();
    } else if (type == BiFunction.class) {
      return (BiFunction<Object, Object, Object>) (a, b) -> kind.otherValue();
    } else if (type == Consumer.class) {
      return (Consumer<Object>) any -> {};
    } else if (type == BiConsumer.class) {
      return (BiConsumer<Object, Object>) (a, b) -> {};
    } else if (type == Supplier.class) {
      return (Supplier<Object>) kind::otherValue;
    } else if (type == IntFunction.class) {
      return (IntFunction<Object[]>) Object[]::new;
    }
    return null; // a comparator: natural order
  }
}
