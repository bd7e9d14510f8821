package dev.durable.internal.io;

import dev.durable.internal.io.Interval.Event;
import dev.durable.internal.io.Interval.Image;
import dev.durable.internal.io.Interval.Resize;
import dev.durable.internal.io.Interval.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What of one file is on the device for sure, and what may have come to it since. */
final class MemoryDevice {

  private byte[] bytes;
  private int size;

  /** Since the last force, in order; whether any of them has arrived is open. */
  private final List<Event> events = new ArrayList<>();

  /** Takes over the array. */
  MemoryDevice(byte[] bytes) {
    this.bytes = bytes;
    this.size = bytes.length;
  }

  /** Something that is to come to the device. */
  void add(Event event) {
    events.add(event);
  }

  /** How many events a force that begins now covers. */
  int pending() {
    return events.size();
  }

  /** What a power failure at this moment has to choose from. */
  Interval interval() {
    return new Interval(new Image(Arrays.copyOf(bytes, size)), List.copyOf(events));
  }

  /** The first of the events reach the device, so many, and the length that the file then had. */
  void force(int count, int length) {
    for (Event event : events.subList(0, count)) {
      if (event instanceof Resize resize) {
        resize(resize.size());
      } else if (event instanceof Write write) {
        int end = write.position() + write.bytes().length;
        if (end > size) {
          resize(end); // that it grew was forgotten after a failed force
        }
        System.arraycopy(write.bytes(), 0, bytes, write.position(), write.bytes().length);
      }
    }
    events.subList(0, count).clear();
    resize(length);
  }

  private void resize(int newSize) {
    if (newSize > bytes.length) {
      bytes = Arrays.copyOf(bytes, newSize);
    }
    if (newSize < size) {
      Arrays.fill(bytes, newSize, size, (byte) 0);
    }
    size = newSize;
  }

  /** What has not arrived never will. */
  void forget() {
    events.clear();
  }
}
