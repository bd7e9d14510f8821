package dev.durable.codegen;

import dev.durable.error.GeneratedCodeException;
import java.util.Arrays;

/**
 * An enum: two bytes that number its constants by name.
 *
 * <p>The number is the position of the constant's name among the names that the generated code was
 * made for, in the order of code units. So numbers are ordered as names are, and moving a constant
 * within its enum changes nothing.
 *
 * @param <E> the enum
 */
public final class EnumShape<E extends Enum<E>> extends Shape<E> {

  private final Class<E> type;
  private final String[] names;
  private final E[] byNumber;
  private final int[] numberByOrdinal;

  @SuppressWarnings("EnumOrdinal") // only within this run of the program, never in the file
  EnumShape(Class<E> type, E[] constants, String... names) {
    this.type = type;
    this.names = names.clone();
    this.byNumber = constants.clone();
    this.numberByOrdinal = new int[constants.length];
    if (constants.length != names.length) {
      throw stale();
    }
    for (E constant : constants) {
      int number = Arrays.binarySearch(names, constant.name());
      if (number < 0) {
        throw stale();
      }
      byNumber[number] = constant;
      numberByOrdinal[constant.ordinal()] = number;
    }
  }

  private GeneratedCodeException stale() {
    return new GeneratedCodeException(
        "The constants of "
            + type.getName()
            + " are not those that the code of an entity was generated for ("
            + String.join(", ", names)
            + "). Compile the entities that use it again, together with it.");
  }

  /** The number that stands for the constant. */
  @SuppressWarnings("EnumOrdinal") // only within this run of the program, never in the file
  public int numberOf(E constant) {
    return numberByOrdinal[constant.ordinal()];
  }

  /** How many constants there are. */
  int count() {
    return byNumber.length;
  }

  /** The constant of this number, which is below {@link #count()}. */
  E constant(int number) {
    return byNumber[number];
  }

  @Override
  public void write(E value, ValueWriter out) {
    out.writeShort((short) numberOf(value));
  }

  @Override
  public E read(ValueReader in) {
    int number = in.readShort() & 0xFFFF;
    if (number >= byNumber.length) {
      throw in.corrupt(
          "constant number " + number + " of " + type.getName() + ", which has " + byNumber.length);
    }
    return constant(number);
  }

  @Override
  public int compare(ValueReader a, ValueReader b) {
    return Integer.compare(numberOf(read(a)), numberOf(read(b)));
  }

  @Override
  public int order(E a, E b) {
    return Integer.compare(numberOf(a), numberOf(b));
  }

  @Override
  public int naturalOrder(E a, E b) {
    return a.compareTo(b);
  }

  @Override
  public void require(E value) {
    requireInstance(type, value);
  }

  @Override
  public int width() {
    return 2;
  }

  @Override
  void describe(ShapeText text) {
    text.add("enum<").add(type.getName());
    for (int i = 0; i < names.length; i++) {
      text.add(i == 0 ? ":" : ",").add(names[i]);
    }
    text.add(">");
  }
}
