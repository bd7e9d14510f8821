package dev.durable.internal.io;

import java.util.List;

/** What happened to a file since it was last forced, in order, and what was there then. */
public record Interval(Image forced, List<Event> events) {

  /** The content of a file; not to be changed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Image(byte[] bytes) {}

  /** What may come to the device or not. */
  public sealed interface Event {}

  /** One write. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Write(int position, byte[] bytes) implements Event {}

  /** The file was cut, or extended by zeros. */
  public record Resize(int size) implements Event {}
}
