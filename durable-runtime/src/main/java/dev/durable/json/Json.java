package dev.durable.json;

import dev.durable.error.MissingLibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to values and back, as RFC 8259 has it.
 *
 * <pre>{@code
 * JValue order = Json.parse("""
 *     {"item": "tea", "price": 4.20}""");
 * heap.commit("order", root -> root.put("order", order));
 * System.out.println(Json.print(heap.snapshot().root()));
 * }</pre>
 *
 * <p>What is read is fresh drafts: put them into a heap, or look at them and let them go. Every
 * number, text and name comes back as it was; of the notation only the order of names, white space
 * and the form of numbers and escapes are not kept. A number without point and exponent is a {@link
 * JLong}, or beyond {@code long} a {@link JDecimal}; any other a {@link JDouble} where the shortest
 * text of the {@code double} means the same number, else a {@link JDecimal}. A number of more than
 * 10,000 characters is refused.
 *
 * <p>Needs the library {@code tools.jackson.core:jackson-core}, version 3, which is an optional
 * dependency; without it all methods throw {@link MissingLibraryException}. The library's own
 * limits of depth and length are lifted, since here nothing recurses; see {@link
 * JsonOptions#maxDepth}.
 */
public final class Json {

  private Json() {}

  /**
   * The value that the text is.
   *
   * @throws dev.durable.error.JsonReadException with line and column, where it is not one JSON
   *     value
   */
  public static JValue parse(String text) {
    return parse(text, JsonOptions.defaults());
  }

  /**
   * The value that the text is.
   *
   * @throws dev.durable.error.JsonReadException with line and column, where it is not one JSON
   *     value
   */
  public static JValue parse(String text, JsonOptions options) {
    try {
      return withLibrary(() -> new JsonReader(options).read(new StringReader(text)));
    } catch (IOException e) {
      throw new IllegalStateException("A string was read in vain.", e);
    }
  }

  /**
   * The value that the rest of the reader is; it is not closed.
   *
   * @throws dev.durable.error.JsonReadException with line and column, where it is not one JSON
   *     value
   * @throws IOException that the reader throws
   */
  public static JValue parse(Reader in) throws IOException {
    return parse(in, JsonOptions.defaults());
  }

  /**
   * The value that the rest of the reader is; it is not closed.
   *
   * @throws dev.durable.error.JsonReadException with line and column, where it is not one JSON
   *     value
   * @throws IOException that the reader throws
   */
  public static JValue parse(Reader in, JsonOptions options) throws IOException {
    return withLibrary(() -> new JsonReader(options).read(in));
  }

  /**
   * The value that the rest of the stream is, in UTF-8, UTF-16 or UTF-32, which the first bytes
   * tell; it is not closed.
   *
   * @throws dev.durable.error.JsonReadException with line and column, where it is not one JSON
   *     value
   * @throws IOException that the stream throws
   */
  public static JValue parse(InputStream in) throws IOException {
    return parse(in, JsonOptions.defaults());
  }

  /**
   * The value that the rest of the stream is, in UTF-8, UTF-16 or UTF-32, which the first bytes
   * tell; it is not closed.
   *
   * @throws dev.durable.error.JsonReadException with line and column, where it is not one JSON
   *     value
   * @throws IOException that the stream throws
   */
  public static JValue parse(InputStream in, JsonOptions options) throws IOException {
    return withLibrary(() -> new JsonReader(options).read(in));
  }

  /**
   * The value that the file is.
   *
   * @throws dev.durable.error.JsonReadException with line and column, where it is not one JSON
   *     value
   * @throws IOException where the file cannot be read
   */
  public static JValue parse(Path file) throws IOException {
    return parse(file, JsonOptions.defaults());
  }

  /**
   * The value that the file is.
   *
   * @throws dev.durable.error.JsonReadException with line and column, where it is not one JSON
   *     value
   * @throws IOException where the file cannot be read
   */
  public static JValue parse(Path file, JsonOptions options) throws IOException {
    return withLibrary(() -> new JsonReader(options).read(file));
  }

  /**
   * The value as text, compact.
   *
   * @throws dev.durable.error.JsonWriteException where JSON has no text for it
   */
  public static String print(JValue value) {
    return print(value, JsonOptions.defaults());
  }

  /**
   * The value as text.
   *
   * @throws dev.durable.error.JsonWriteException where JSON has no text for it
   */
  public static String print(JValue value, JsonOptions options) {
    StringBuilder text = new StringBuilder();
    try {
      print(value, text, options);
    } catch (IOException e) {
      throw new IllegalStateException("A string was written in vain.", e);
    }
    return text.toString();
  }

  /**
   * Appends the value as text, piece by piece, compact. What was appended before an exception stays
   * there.
   *
   * @throws dev.durable.error.JsonWriteException where JSON has no text for it
   * @throws IOException that the target throws
   */
  public static void print(JValue value, Appendable out) throws IOException {
    print(value, out, JsonOptions.defaults());
  }

  /**
   * Appends the value as text, piece by piece. What was appended before an exception stays there.
   *
   * @throws dev.durable.error.JsonWriteException where JSON has no text for it
   * @throws IOException that the target throws
   */
  public static void print(JValue value, Appendable out, JsonOptions options) throws IOException {
    withLibrary(
        () -> {
          JsonWriter.write(value, out, options);
          return null;
        });
  }

  /**
   * Writes the value as text in UTF-8, piece by piece, compact; the stream is flushed and not
   * closed.
   *
   * @throws dev.durable.error.JsonWriteException where JSON has no text for it
   * @throws IOException that the stream throws
   */
  public static void print(JValue value, OutputStream out) throws IOException {
    print(value, out, JsonOptions.defaults());
  }

  /**
   * Writes the value as text in UTF-8, piece by piece; the stream is flushed and not closed.
   *
   * @throws dev.durable.error.JsonWriteException where JSON has no text for it
   * @throws IOException that the stream throws
   */
  public static void print(JValue value, OutputStream out, JsonOptions options) throws IOException {
    withLibrary(
        () -> {
          JsonWriter.write(value, out, options);
          return null;
        });
  }

  /** Something that needs the library. */
  private interface Work<T extends @Nullable Object> {

    T run() throws IOException;
  }

  /** Runs what needs the library; the classes that do are loaded only here. */
  private static <T extends @Nullable Object> T withLibrary(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (NoClassDefFoundError e) {
      if (String.valueOf(e.getMessage()).startsWith("tools/jackson/")) {
        throw new MissingLibraryException(
            "JSON text needs the library tools.jackson.core:jackson-core, version 3, which is not"
                + " there. Add it to the dependencies of the program; a program in a named module"
                + " also needs \"requires tools.jackson.core;\".",
            e);
      }
      throw e;
    }
  }
}
