package dev.durable.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes into chars. JSON text begins with two chars of ASCII, or is one, or has a byte order
 * mark: so where zeros are among the first bytes tells the encoding.
 */
final class JsonEncoding {

  private static final int LONGEST_MARK = 4;

  private JsonEncoding() {}

  /** A reader that refuses bytes which are no text, and replaces nothing. */
  static Reader reader(InputStream in) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, LONGEST_MARK);
    byte[] first = new byte[LONGEST_MARK];
    int count = bytes.readNBytes(first, 0, LONGEST_MARK);
    bytes.unread(first, 0, count);
    return new InputStreamReader(
        bytes,
        charset(first, count)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static Charset charset(byte[] first, int count) {
    if (count == LONGEST_MARK && first[0] == 0 && first[1] == 0) {
      return StandardCharsets.UTF_32BE;
    }
    if (count == LONGEST_MARK && first[2] == 0 && first[3] == 0) {
      return StandardCharsets.UTF_32LE;
    }
    boolean isPair = count >= 2;
    if (isPair && (first[0] == 0 || (first[0] == (byte) 0xFE && first[1] == (byte) 0xFF))) {
      return StandardCharsets.UTF_16BE;
    }
    if (isPair && (first[1] == 0 || (first[0] == (byte) 0xFF && first[1] == (byte) 0xFE))) {
      return StandardCharsets.UTF_16LE;
    }
    return StandardCharsets.UTF_8;
  }
}
