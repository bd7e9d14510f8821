package dev.durable.codegen;

/**
 * Where the parts of a record lie, and the kinds of records there are.
 *
 * <p>A record starts at a multiple of eight with a header of eight bytes: its length, header
 * included and unpadded ({@code u16}), its kind ({@code u8}), flags ({@code u8}) and a number whose
 * meaning the kind decides ({@code u32}). Everything is little-endian. A pointer to a record is the
 * absolute offset of its header in the file. Shared by the engine and by generated code; the same
 * figures stand in {@code docs/format.md}.
 */
public final class RecordFormat {

  /** Bytes of the header that every record begins with. */
  public static final int HEADER_BYTES = 8;

  /** The most bytes of a record, header included. Larger values are written as runs of frames. */
  public static final int MAX_RECORD_BYTES = 32 * 1024;

  /** The most bytes of a value that is still a record of kind {@link #VALUE}. */
  public static final int MAX_VALUE_RECORD_BYTES = MAX_RECORD_BYTES - HEADER_BYTES;

  /** Records start at multiples of this. */
  public static final int ALIGNMENT = 8;

  /** Offset in the header of the length, {@code u16}, header included, padding excluded. */
  public static final int LENGTH_AT = 0;

  /** Offset in the header of the kind, {@code u8}. */
  public static final int KIND_AT = 2;

  /** Offset in the header of the flags, {@code u8}; those that a kind does not define are 0. */
  public static final int FLAGS_AT = 3;

  /** Offset in the header of the kind's own number, {@code u32}: the schema id of entities. */
  public static final int AUX_AT = 4;

  /** Offset in an entity record of its ObjectId, {@code u64}. */
  public static final int ENTITY_ID_AT = 8;

  /** Offset in an entity record of its first field. */
  public static final int ENTITY_FIELDS_AT = 16;

  /** Flag of an entity record: its last eight bytes point to the record that it replaces. */
  public static final int HAS_PREVIOUS = 1;

  /**
   * Flag of an entity record that has a previous one: its values of variable size lie in an earlier
   * record of the entity, the holder, to which the eight bytes before the last eight point.
   */
  public static final int SHARES_VALUES = 2;

  /** How far from the end of a record the pointer to the holder lies. */
  static final int HOLDER_FROM_END = 16;

  /** One version of one entity. */
  public static final int ENTITY = 1;

  /** A node of a collection. */
  public static final int NODE = 2;

  /** A value that lies outside of its owner. */
  public static final int VALUE = 3;

  /** A node of the object table. */
  public static final int TABLE = 4;

  /** A schema. */
  public static final int SCHEMA = 5;

  /** A node of the table of schemas. */
  public static final int SCHEMA_TABLE = 6;

  /** The heads of the branches. */
  public static final int BRANCH_TABLE = 7;

  /** What changes about a schema: how many entities have it. */
  public static final int SCHEMA_STATE = 8;

  private RecordFormat() {}

  // A header is read as one long.

  /** The length in a header. */
  public static int length(long header) {
    return (int) header & 0xFFFF;
  }

  /** The kind in a header. */
  public static int kind(long header) {
    return (int) (header >>> (8 * KIND_AT)) & 0xFF;
  }

  /** The flags in a header. */
  public static int flags(long header) {
    return (int) (header >>> (8 * FLAGS_AT)) & 0xFF;
  }

  /** Whether an entity's header says that it replaces a record. */
  public static boolean hasPrevious(long header) {
    return (flags(header) & HAS_PREVIOUS) != 0;
  }

  /**
   * The bytes of an entity's record up to where its values end: without the pointer behind them.
   */
  public static int contentBytes(long header) {
    return hasPrevious(header) ? length(header) - Long.BYTES : length(header);
  }

  /** Whether an entity's header says that it shares the values of an earlier record. */
  public static boolean sharesValues(long header) {
    return (flags(header) & SHARES_VALUES) != 0;
  }

  /** The kind's own number in a header. */
  public static int aux(long header) {
    return (int) (header >>> (8 * AUX_AT));
  }
}
