package dev.durable.codegen;

import java.net.URI;
import java.util.Arrays;
import java.util.UUID;

/** The shapes of text and of what is read like it. */
public final class TextShapes {

  public static final Shape<String> STRING = new OfString();
  public static final Shape<byte[]> BYTES = new OfBytes();
  public static final Shape<UUID> UUID = new OfUuid();
  public static final Shape<URI> URI = new OfUri();

  private TextShapes() {}

  /** Ordered by code unit, whichever of its two forms a string has. */
  static final class OfString extends Shape<String> {

    @Override
    public void write(String value, ValueWriter out) {
      out.writeString(value);
    }

    @Override
    public String read(ValueReader in) {
      return in.readString();
    }

    @Override
    public void skip(ValueReader in) {
      in.skipString();
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return Strings.compare(a, b);
    }

    @Override
    public int order(String a, String b) {
      return a.compareTo(b);
    }

    @Override
    void describe(ShapeText text) {
      text.add("string");
    }
  }

  /** Ordered by unsigned byte. */
  static final class OfBytes extends Shape<byte[]> {

    @Override
    public void write(byte[] value, ValueWriter out) {
      out.writeBytes(value);
    }

    @Override
    public byte[] read(ValueReader in) {
      return in.readBytes();
    }

    @Override
    public void skip(ValueReader in) {
      in.skip(in.readLength());
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return Arrays.compareUnsigned(read(a), read(b));
    }

    @Override
    public int order(byte[] a, byte[] b) {
      return Arrays.compareUnsigned(a, b);
    }

    @Override
    void describe(ShapeText text) {
      text.add("bytes");
    }
  }

  static final class OfUuid extends ComparableShape<UUID> {

    OfUuid() {
      super("uuid", 16);
    }

    @Override
    public void write(UUID value, ValueWriter out) {
      out.writeLong(value.getMostSignificantBits());
      out.writeLong(value.getLeastSignificantBits());
    }

    @Override
    public UUID read(ValueReader in) {
      return new UUID(in.readLong(), in.readLong());
    }
  }

  static final class OfUri extends ComparableShape<URI> {

    OfUri() {
      super("uri", -1);
    }

    @Override
    public void write(URI value, ValueWriter out) {
      out.writeString(value.toString());
    }

    @Override
    public URI read(ValueReader in) {
      return in.readUri();
    }
  }
}
