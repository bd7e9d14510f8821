package dev.durable.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ShapeText} has written. The text may be the work of a hostile writer. */
final class ShapeParser {

  /** How deep shapes may nest in a text: far more than anybody declares. */
  private static final int MAX_DEPTH = 64;

  private static final Map<String, Shape<?>> SIMPLE = simple();

  private final String text;
  private int at;

  /** The records and sums around the position, by the text that names them. */
  private final Map<String, DescribedComposites.Open> open = new TreeMap<>();

  private int depth;

  ShapeParser(String text) {
    this.text = text;
  }

  private static Map<String, Shape<?>> simple() {
    Map<String, Shape<?>> shapes = new TreeMap<>();
    for (Shape<?> shape :
        List.of(
            NumberShapes.BOOLEAN,
            NumberShapes.BYTE,
            NumberShapes.SHORT,
            NumberShapes.INT,
            NumberShapes.LONG,
            NumberShapes.CHAR,
            NumberShapes.FLOAT,
            NumberShapes.DOUBLE,
            NumberShapes.BIG_INTEGER,
            NumberShapes.BIG_DECIMAL,
            NumberShapes.OPTIONAL_INT,
            NumberShapes.OPTIONAL_LONG,
            NumberShapes.OPTIONAL_DOUBLE,
            TextShapes.STRING,
            TextShapes.BYTES,
            TextShapes.UUID,
            TextShapes.URI,
            TimeShapes.INSTANT,
            TimeShapes.DURATION,
            TimeShapes.LOCAL_DATE,
            TimeShapes.LOCAL_TIME,
            TimeShapes.LOCAL_DATE_TIME,
            TimeShapes.OFFSET_DATE_TIME,
            TimeShapes.ZONED_DATE_TIME)) {
      shapes.put(shape.toString(), shape);
    }
    shapes.put(JsonShapes.VALUE.toString(), new DescribedShapes.OfJson());
    return shapes;
  }

  /** The shape of the whole text. */
  Shape<?> parse() {
    Shape<?> shape = shape();
    if (at != text.length()) {
      throw wrong("the end");
    }
    return shape;
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "the description of a type has no " + expected + " at char " + at);
  }

  private Shape<?> shape() {
    if (++depth > MAX_DEPTH) {
      throw wrong("end of nesting: it is deeper than " + MAX_DEPTH);
    }
    String word = name();
    Shape<?> shape = accept('<') ? composed(word) : SIMPLE.get(word);
    if (shape == null) {
      throw wrong("known type");
    }
    if (accept('?')) {
      shape = new DescribedShapes.OfNullable(shape);
    }
    depth--;
    return shape;
  }

  private @Nullable Shape<?> composed(String word) {
    Shape<?> shape =
        switch (word) {
          case "enum" -> new DescribedShapes.OfEnum(name(), constants());
          case "record" -> recordOrSum(word, true);
          case "sum" -> recordOrSum(word, false);
          case "converted" -> converted();
          case "ref" -> new DescribedShapes.OfReference(name());
          case "optional" -> new DescribedShapes.OfOptional(shape());
          default -> collection(word);
        };
    expect('>');
    return shape;
  }

  private String[] constants() {
    List<String> names = new ArrayList<>();
    for (boolean more = accept(':'); more; more = accept(',')) {
      names.add(name());
    }
    return names.toArray(String[]::new);
  }

  private Shape<?> recordOrSum(String word, boolean isRecord) {
    String name = word + "<" + name();
    DescribedComposites.Open around = open.get(name);
    if (around != null && peek() == '>') {
      return around.shape();
    }
    DescribedComposites.Open mine =
        isRecord
            ? new DescribedComposites.OfRecord(name.substring(word.length() + 1))
            : new DescribedComposites.OfSum(name.substring(word.length() + 1));
    DescribedComposites.Open hidden = open.put(name, mine);
    char separator = isRecord ? ',' : '|';
    for (boolean more = accept(':'); more; more = accept(separator)) {
      String component = "";
      if (isRecord) {
        component = name();
        expect(' ');
      }
      mine.add(component, shape());
    }
    if (hidden == null) {
      open.remove(name);
    } else {
      open.put(name, hidden);
    }
    return mine.shape();
  }

  private Shape<?> converted() {
    String type = name();
    expect(' ');
    return new DescribedShapes.OfConverted(type, shape());
  }

  private @Nullable Shape<?> collection(String word) {
    for (CollectionShape.Kind kind : CollectionShape.Kind.values()) {
      if (kind.word().equals(word)) {
        Shape<?> element = shape();
        Shape<?> value = null;
        if (kind.isMap()) {
          expect(',');
          value = shape();
        }
        if (kind.isSorted() && !(element instanceof ComparableShape<?>) && !isNatural(element)) {
          throw wrong("type with an order");
        }
        return new CollectionShape<>(kind, element, value);
      }
    }
    return null;
  }

  /** Whether sorted collections can have it, though its order in the format is another one. */
  @SuppressWarnings("ReferenceEquality") // shapes of basic types are constants
  private static boolean isNatural(Shape<?> shape) {
    return shape instanceof DescribedShapes.OfEnum
        || shape instanceof DescribedShapes.OfConverted
        || shape == TextShapes.STRING
        || shape == NumberShapes.BIG_DECIMAL
        || shape == TimeShapes.ZONED_DATE_TIME;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean accept(char expected) {
    boolean there = peek() == expected;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw wrong("'" + expected + "'");
    }
  }

  /** A word, a type's name or a constant's: up to the next mark of the grammar. */
  private String name() {
    int start = at;
    while (at < text.length() && "<>:,|? ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw wrong("name");
    }
    return text.substring(start, at);
  }
}
