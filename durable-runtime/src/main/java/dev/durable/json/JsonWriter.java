package dev.durable.json;

import dev.durable.Durables;
import dev.durable.ObjectId;
import dev.durable.codegen.Entities;
import dev.durable.error.JsonWriteException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Writes values as JSON text. What is open stands in a list and not on the stack, and what is on
 * the way down is known, so that a value that contains itself is noticed.
 */
final class JsonWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  /** So many steps of a path are told; a cycle may be a long one. */
  private static final int MAX_STEPS = 20;

  private final JsonGenerator out;
  private final Deque<Level> open = new ArrayDeque<>();
  private final Set<Object> onTheWay = new HashSet<>();

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /** Writes to whatever takes chars. */
  static void write(JValue value, Appendable target, JsonOptions options) throws IOException {
    Writer writer = target instanceof Writer itself ? itself : new AppendableWriter(target);
    write(value, writer, options);
  }

  /** Writes UTF-8. */
  static void write(JValue value, OutputStream target, JsonOptions options) throws IOException {
    write(value, new OutputStreamWriter(target, StandardCharsets.UTF_8), options);
  }

  private static void write(JValue value, Writer target, JsonOptions options) throws IOException {
    try (JsonGenerator generator = FACTORY.createGenerator(context(options), target)) {
      new JsonWriter(generator).write(value);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
    target.flush();
  }

  private static ObjectWriteContext context(JsonOptions options) {
    return options.isPretty() ? new Pretty() : ObjectWriteContext.empty();
  }

  /** Lines and indentation as most tools have them. */
  private static final class Pretty extends ObjectWriteContext.Base {

    @Override
    public PrettyPrinter getPrettyPrinter() {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withArrayIndenter(lines)
          .withObjectIndenter(lines);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  /** An object or array whose end has not come. */
  private static final class Level {

    private final Object key;
    private final @Nullable Iterator<Map.Entry<String, JValue>> fields;
    private final Iterator<JValue> values;

    /** Of what is being written: its name, or its index. */
    private Object place = -1;

    Level(JObject object) {
      this.key = keyOf(object);
      this.fields = object.fields().entrySet().iterator();
      this.values = java.util.Collections.emptyIterator();
    }

    Level(JArray array) {
      this.key = keyOf(array);
      this.fields = null;
      this.values = array.values().iterator();
    }

    /** The same for the same entity, however many drafts and views of it there are. */
    private static Object keyOf(JValue entity) {
      ObjectId id = Durables.idOf(entity);
      return id == null ? entity : id;
    }
  }

  private void write(JValue root) {
    begin(root);
    while (!open.isEmpty()) {
      Level level = open.getLast();
      Iterator<Map.Entry<String, JValue>> fields = level.fields;
      if (fields == null) {
        if (level.values.hasNext()) {
          level.place = (Integer) level.place + 1;
          begin(level.values.next());
        } else {
          out.writeEndArray();
          end();
        }
      } else if (fields.hasNext()) {
        Map.Entry<String, JValue> field = fields.next();
        level.place = field.getKey();
        name(field.getKey());
        begin(field.getValue());
      } else {
        out.writeEndObject();
        end();
      }
    }
  }

  private void end() {
    onTheWay.remove(open.removeLast().key);
  }

  /** Writes a plain value; of an object or array the beginning. */
  private void begin(JValue value) {
    switch (value) {
      case JNull _ -> out.writeNull();
      case JBoolean(boolean truth) -> out.writeBoolean(truth);
      case JLong(long number) -> out.writeNumber(number);
      case JDouble number -> number(number);
      case JDecimal number -> out.writeNumber(number.toString());
      case JString(String text) -> text(text);
      case JObject object -> {
        open(new Level(object), object);
        out.writeStartObject();
      }
      case JArray array -> {
        open(new Level(array), array);
        out.writeStartArray();
      }
    }
  }

  private void open(Level level, JValue entity) {
    if (!onTheWay.add(level.key)) {
      throw new JsonWriteException(
          "JSON text has no cycles, and "
              + Entities.name(entity)
              + " contains itself: it is met"
              + " again at "
              + path()
              + ".");
    }
    open.addLast(level);
  }

  private void number(JDouble number) {
    if (!Double.isFinite(number.value())) {
      throw new JsonWriteException(
          "JSON has no text for the number " + number + " at " + path() + ".");
    }
    out.writeNumber(number.toString());
  }

  private void text(String text) {
    if (JsonText.hasLone(text)) {
      out.writeString(new Quoted(text));
    } else {
      out.writeString(text);
    }
  }

  private void name(String name) {
    if (JsonText.hasLone(name)) {
      out.writeName(new Quoted(name));
    } else {
      out.writeName(name);
    }
  }

  /**
   * A text with a half of a surrogate pair, which is escaped: no encoding could carry it as it is.
   */
  private static final class Quoted extends SerializedString {

    private static final long serialVersionUID = 1L;

    Quoted(String text) {
      super(text);
      StringBuilder quoted = new StringBuilder();
      JsonText.quote(text, quoted);
      _quotedChars = quoted.substring(1, quoted.length() - 1).toCharArray();
    }
  }

  /** Where in the whole the writing is: {@code $.orders[3].item}. */
  private String path() {
    StringBuilder path = new StringBuilder("$");
    int steps = 0;
    for (Level level : open) {
      if (++steps > MAX_STEPS) {
        return path.append('…').toString();
      }
      if (level.place instanceof String name) {
        path.append('.').append(name);
      } else {
        path.append('[').append(level.place).append(']');
      }
    }
    return path.toString();
  }

  /** A writer to whatever takes chars; there is nothing to close. */
  private static final class AppendableWriter extends Writer {

    private final Appendable target;

    AppendableWriter(Appendable target) {
      this.target = target;
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
      target.append(java.nio.CharBuffer.wrap(chars, from, length));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      target.append(text, from, from + length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
