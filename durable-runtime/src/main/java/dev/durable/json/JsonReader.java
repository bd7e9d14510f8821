package dev.durable.json;

import dev.durable.codegen.Bridge;
import dev.durable.error.JsonReadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON text into fresh drafts. What is open stands in a list and not on the stack, so depth
 * costs memory alone.
 */
final class JsonReader {

  /** More would let a short text cost long: the time grows with the square of the digits. */
  private static final int MAX_NUMBER_CHARS = 10_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final JsonOptions options;
  private final JsonFactory factory;

  /** The objects and arrays that have begun and not ended. */
  private final Deque<JValue> open = new ArrayDeque<>();

  /** Of the value that comes next, in an object. */
  private @Nullable String name;

  JsonReader(JsonOptions options) {
    this.options = options;
    this.factory =
        JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(options.maxDepth())
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .build())
            .build();
  }

  JValue read(InputStream in) throws IOException {
    return read(JsonEncoding.reader(in));
  }

  JValue read(Path file) throws IOException {
    try (InputStream in = Bridge.engine().openText(file)) {
      return read(in);
    }
  }

  JValue read(Reader in) throws IOException {
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), withoutMark(in))) {
      return readAll(parser);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private JValue readAll(JsonParser parser) {
    try {
      return read(parser);
    } catch (JacksonIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw error(
            "bytes that are no text in the encoding that the first ones tell",
            parser.currentLocation(),
            e);
      }
      throw e;
    } catch (JacksonException e) {
      // Limits are noticed without a place.
      TokenStreamLocation known = e.getLocation();
      throw error(e.getOriginalMessage(), known == null ? parser.currentLocation() : known, e);
    }
  }

  private static Reader withoutMark(Reader in) throws IOException {
    PushbackReader reader = new PushbackReader(in, 1);
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }

  private JValue read(JsonParser parser) {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw error("a value expected, and nothing found", parser.currentLocation(), null);
    }
    JValue root = value(token, parser);
    while (!open.isEmpty()) {
      token = Objects.requireNonNull(parser.nextToken(), "the parser closes what it opens");
      switch (token) {
        case END_OBJECT, END_ARRAY -> open.removeLast();
        case PROPERTY_NAME -> name = parser.currentName();
        default -> {
          JValue container = open.getLast();
          String own = name;
          JValue value = value(token, parser);
          add(container, own, value, parser);
        }
      }
    }
    if (parser.nextToken() != null) {
      throw error("only one value expected", parser.currentTokenLocation(), null);
    }
    return root;
  }

  /** The value that begins here; one that goes on is open from now on. */
  private JValue value(JsonToken token, JsonParser parser) {
    return switch (token) {
      case VALUE_NULL -> JNull.NULL;
      case VALUE_FALSE -> new JBoolean(false);
      case VALUE_TRUE -> new JBoolean(true);
      case VALUE_STRING -> new JString(parser.getString());
      case VALUE_NUMBER_INT -> JsonNumbers.whole(parser.getString());
      case VALUE_NUMBER_FLOAT -> fraction(parser);
      case START_OBJECT -> opened(new JObjectDraft());
      case START_ARRAY -> opened(new JArrayDraft());
      default -> throw new IllegalStateException("No JSON begins with " + token + ".");
    };
  }

  private JValue opened(JValue container) {
    open.addLast(container);
    return container;
  }

  private static JValue fraction(JsonParser parser) {
    try {
      return JsonNumbers.fraction(parser.getString());
    } catch (NumberFormatException e) {
      throw error("a number beyond all bounds", parser.currentTokenLocation(), e);
    }
  }

  private void add(JValue container, @Nullable String own, JValue value, JsonParser parser) {
    if (container instanceof JArrayDraft array) {
      array.values().add(value);
      return;
    }
    String key = Objects.requireNonNull(own, "the parser names what is in an object");
    JValue before = ((JObjectDraft) container).fields().put(key, value);
    if (before != null && !options.isLastOfDuplicates()) {
      throw error(
          "the name " + new JString(key) + " stands twice in one object",
          parser.currentTokenLocation(),
          null);
    }
  }

  private static JsonReadException error(
      String what, TokenStreamLocation at, @Nullable Throwable cause) {
    return new JsonReadException(what, at.getLineNr(), at.getColumnNr(), cause);
  }
}
