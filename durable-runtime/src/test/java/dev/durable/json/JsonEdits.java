package dev.durable.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Random edits of a JSON graph and, the same ones, of a model of it. */
final class JsonEdits {

  /** What a heap's root is to be: maps, lists and plain values. */
  static final class Model {

    private final Map<String, Object> root = new TreeMap<>();

    String print() {
      StringBuilder text = new StringBuilder();
      print(root, text);
      return text.toString();
    }

    private static void print(Object value, StringBuilder text) {
      if (value instanceof Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          text.append(separator).append(new JString((String) entry.getKey())).append(':');
          print(entry.getValue(), text);
          separator = ",";
        }
        text.append(map.isEmpty() ? "{}" : "}");
      } else if (value instanceof List<?> list) {
        String separator = "[";
        for (Object each : list) {
          text.append(separator);
          print(each, text);
          separator = ",";
        }
        text.append(list.isEmpty() ? "[]" : "]");
      } else {
        text.append(value);
      }
    }
  }

  private final Random random;

  JsonEdits(Random random) {
    this.random = random;
  }

  void edit(JObjectDraft root, Model model) {
    for (int edits = random.nextInt(12); edits >= 0; edits--) {
      edit(root, model.root);
    }
  }

  /** Goes down some way in both, and changes what is there. */
  @SuppressWarnings("unchecked") // the model has a map where the draft has an object
  private void edit(JValue draft, Object model) {
    if (draft instanceof JObjectDraft object) {
      Map<String, Object> map = (Map<String, Object>) model;
      String name = name();
      JValue inside = object.get(name);
      if (isContainer(inside) && random.nextInt(4) > 0) {
        edit(Objects.requireNonNull(inside), Objects.requireNonNull(map.get(name)));
      } else if (random.nextInt(4) == 0) {
        object.remove(name);
        map.remove(name);
      } else {
        Object value = value();
        object.put(name, json(value));
        map.put(name, value);
      }
    } else {
      editArray((JArrayDraft) draft, (List<Object>) model);
    }
  }

  private void editArray(JArrayDraft array, List<Object> list) {
    int at = random.nextInt(list.size() + 1);
    JValue inside = at < list.size() ? array.get(at) : null;
    if (isContainer(inside) && random.nextInt(4) > 0) {
      edit(Objects.requireNonNull(inside), list.get(at));
      return;
    }
    Object value = value();
    switch (at == list.size() ? 0 : random.nextInt(4)) {
      case 0 -> {
        array.add(json(value));
        list.add(value);
      }
      case 1 -> {
        array.set(at, json(value));
        list.set(at, value);
      }
      case 2 -> {
        array.remove(at);
        list.remove(at);
      }
      default -> {
        array.values().add(at, json(value));
        list.add(at, value);
      }
    }
  }

  private static boolean isContainer(@Nullable JValue value) {
    return value instanceof JObject || value instanceof JArray;
  }

  private String name() {
    return "n" + random.nextInt(12) + (random.nextInt(30) == 0 ? "茶\ud800" : "");
  }

  private Object value() {
    return switch (random.nextInt(8)) {
      case 0 -> filledMap();
      case 1 -> filledList();
      case 2 -> JNull.NULL;
      case 3 -> new JBoolean(random.nextBoolean());
      case 4 -> new JDouble(random.nextGaussian());
      case 5 -> new JString("x\u0001".repeat(random.nextInt(random.nextInt(20) == 0 ? 40_000 : 9)));
      default -> new JLong(random.nextLong() >> random.nextInt(64));
    };
  }

  private Map<String, Object> filledMap() {
    Map<String, Object> map = new TreeMap<>();
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 300 : 4); i > 0; i--) {
      map.put("n" + i, new JLong(i));
    }
    return map;
  }

  private List<Object> filledList() {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 300 : 4); i > 0; i--) {
      list.add(new JString("v" + i));
    }
    return list;
  }

  private static JValue json(Object value) {
    if (value instanceof Map<?, ?> map) {
      JObjectDraft object = new JObjectDraft();
      map.forEach((name, each) -> object.put((String) name, json(each)));
      return object;
    }
    if (value instanceof List<?> list) {
      JArrayDraft array = new JArrayDraft();
      list.forEach(each -> array.add(json(each)));
      return array;
    }
    return (JValue) value;
  }
}
