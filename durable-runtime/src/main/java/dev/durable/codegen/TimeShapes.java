package dev.durable.codegen;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoZonedDateTime;

/** The shapes of {@code java.time}. */
public final class TimeShapes {

  public static final Shape<Instant> INSTANT = new OfInstant();
  public static final Shape<Duration> DURATION = new OfDuration();
  public static final Shape<LocalDate> LOCAL_DATE = new OfLocalDate();
  public static final Shape<LocalTime> LOCAL_TIME = new OfLocalTime();
  public static final Shape<LocalDateTime> LOCAL_DATE_TIME = new OfLocalDateTime();
  public static final Shape<OffsetDateTime> OFFSET_DATE_TIME = new OfOffsetDateTime();
  public static final Shape<ZonedDateTime> ZONED_DATE_TIME = new OfZonedDateTime();

  private TimeShapes() {}

  static final class OfInstant extends ComparableShape<Instant> {

    OfInstant() {
      super("instant", 12);
    }

    @Override
    public void write(Instant value, ValueWriter out) {
      out.writeInstant(value);
    }

    @Override
    public Instant read(ValueReader in) {
      return in.readInstant();
    }
  }

  static final class OfDuration extends ComparableShape<Duration> {

    OfDuration() {
      super("duration", 12);
    }

    @Override
    public void write(Duration value, ValueWriter out) {
      out.writeLong(value.getSeconds());
      out.writeInt(value.getNano());
    }

    @Override
    public Duration read(ValueReader in) {
      return in.readDuration();
    }
  }

  static final class OfLocalDate extends ComparableShape<LocalDate> {

    OfLocalDate() {
      super("date", 8);
    }

    @Override
    public void write(LocalDate value, ValueWriter out) {
      out.writeLong(value.toEpochDay());
    }

    @Override
    public LocalDate read(ValueReader in) {
      return in.readLocalDate();
    }
  }

  static final class OfLocalTime extends ComparableShape<LocalTime> {

    OfLocalTime() {
      super("time", 8);
    }

    @Override
    public void write(LocalTime value, ValueWriter out) {
      out.writeLong(value.toNanoOfDay());
    }

    @Override
    public LocalTime read(ValueReader in) {
      return in.readLocalTime();
    }
  }

  static final class OfLocalDateTime extends ComparableShape<LocalDateTime> {

    OfLocalDateTime() {
      super("date-time", 12);
    }

    @Override
    @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are written beside it
    public void write(LocalDateTime value, ValueWriter out) {
      out.writeLong(value.toEpochSecond(ZoneOffset.UTC));
      out.writeInt(value.getNano());
    }

    @Override
    public LocalDateTime read(ValueReader in) {
      return in.readLocalDateTime();
    }
  }

  static final class OfOffsetDateTime extends ComparableShape<OffsetDateTime> {

    OfOffsetDateTime() {
      super("offset-date-time", 16);
    }

    @Override
    public void write(OffsetDateTime value, ValueWriter out) {
      LOCAL_DATE_TIME.write(value.toLocalDateTime(), out);
      out.writeInt(value.getOffset().getTotalSeconds());
    }

    @Override
    public OffsetDateTime read(ValueReader in) {
      return in.readOffsetDateTime();
    }
  }

  /**
   * Local time, offset and zone: all three, since an offset is not always what the zone says now.
   */
  static final class OfZonedDateTime extends Shape<ZonedDateTime> {

    @Override
    public void write(ZonedDateTime value, ValueWriter out) {
      OFFSET_DATE_TIME.write(value.toOffsetDateTime(), out);
      out.writeString(value.getZone().getId());
    }

    @Override
    public ZonedDateTime read(ValueReader in) {
      return in.readZonedDateTime();
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return order(read(a), read(b));
    }

    @Override
    public int order(ZonedDateTime a, ZonedDateTime b) {
      return ((ChronoZonedDateTime<?>) a).compareTo(b);
    }

    @Override
    void describe(ShapeText text) {
      text.add("zoned-date-time");
    }
  }
}
