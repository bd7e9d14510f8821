package dev.durable.examples.benchmarks.store.mapped;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The places in the file. Rows begin at multiples of eight.
 *
 * <pre>
 * header    magic u64 | customers u64 | pointer to keys u64 | pointer to rows u64
 * customer  created 12 | score i32 | orders i32 | active u8 | lengths of name, email, city 3 × u8
 *           | pointers to orders u64 … | name | email | city
 * order     pointer to customer u64 | number u64 | price u64 | placed 12 | quantity i32 | length u8 | item
 * keys      u64 …, rising
 * rows      pointers to customers u64 …, in the order of keys
 * </pre>
 */
final class Layout {

  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  static final long MAGIC = 0x4445_5050_414DL;
  static final int CUSTOMERS = 8;
  static final int KEYS = 16;
  static final int ROWS = 24;
  static final int HEADER = 32;

  static final int CREATED = 0;
  static final int SCORE = 12;
  static final int ORDERS = 16;
  static final int ACTIVE = 20;
  static final int NAME_LENGTH = 21;
  static final int EMAIL_LENGTH = 22;
  static final int CITY_LENGTH = 23;
  static final int FIRST_ORDER = 24;

  static final int CUSTOMER = 0;
  static final int NUMBER = 8;
  static final int PRICE = 16;
  static final int PLACED = 24;
  static final int QUANTITY = 36;
  static final int ITEM_LENGTH = 40;
  static final int ITEM = 41;

  private Layout() {}

  static long aligned(long size) {
    return (size + 7) & ~7L;
  }
}
