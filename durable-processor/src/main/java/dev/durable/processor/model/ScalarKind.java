package dev.durable.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types that the format knows, each with its width and the names it has in the runtime. */
public enum ScalarKind {
  BOOLEAN("java.lang.Boolean", true, 1, "boolean", "NumberShapes.BOOLEAN"),
  BYTE("java.lang.Byte", true, 1, "byte", "NumberShapes.BYTE"),
  SHORT("java.lang.Short", true, 2, "short", "NumberShapes.SHORT"),
  CHAR("java.lang.Character", true, 2, "char", "NumberShapes.CHAR"),
  INT("java.lang.Integer", true, 4, "int", "NumberShapes.INT"),
  LONG("java.lang.Long", true, 8, "long", "NumberShapes.LONG"),
  FLOAT("java.lang.Float", true, 4, "float", "NumberShapes.FLOAT"),
  DOUBLE("java.lang.Double", true, 8, "double", "NumberShapes.DOUBLE"),
  INSTANT("java.time.Instant", 12, "instant", "TimeShapes.INSTANT"),
  DURATION("java.time.Duration", 12, "duration", "TimeShapes.DURATION"),
  LOCAL_DATE("java.time.LocalDate", 8, "localDate", "TimeShapes.LOCAL_DATE"),
  LOCAL_TIME("java.time.LocalTime", 8, "localTime", "TimeShapes.LOCAL_TIME"),
  LOCAL_DATE_TIME("java.time.LocalDateTime", 12, "localDateTime", "TimeShapes.LOCAL_DATE_TIME"),
  OFFSET_DATE_TIME("java.time.OffsetDateTime", 16, "offsetDateTime", "TimeShapes.OFFSET_DATE_TIME"),
  UUID("java.util.UUID", 16, "uuid", "TextShapes.UUID"),
  OPTIONAL_INT("java.util.OptionalInt", 4, "optionalInt", "NumberShapes.OPTIONAL_INT"),
  OPTIONAL_LONG("java.util.OptionalLong", 8, "optionalLong", "NumberShapes.OPTIONAL_LONG"),
  OPTIONAL_DOUBLE("java.util.OptionalDouble", 8, "optionalDouble", "NumberShapes.OPTIONAL_DOUBLE"),
  STRING("java.lang.String", 0, "string", "TextShapes.STRING"),
  BYTES("byte[]", 0, "bytes", "TextShapes.BYTES"),
  URI("java.net.URI", 0, "value", "TextShapes.URI"),
  ZONED_DATE_TIME("java.time.ZonedDateTime", 0, "value", "TimeShapes.ZONED_DATE_TIME"),
  BIG_INTEGER("java.math.BigInteger", 0, "value", "NumberShapes.BIG_INTEGER"),
  BIG_DECIMAL("java.math.BigDecimal", 0, "value", "NumberShapes.BIG_DECIMAL"),
  JSON("dev.durable.json.JValue", 0, "value", "JsonShapes.VALUE");

  private static final Map<String, ScalarKind> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(kind -> kind.className, Function.identity()));

  private final String className;
  private final boolean hasPrimitive;
  private final int width;
  private final String accessor;
  private final String shapeHolder;
  private final String shapeConstant;

  ScalarKind(String className, int width, String accessor, String shape) {
    this(className, false, width, accessor, shape);
  }

  ScalarKind(String className, boolean hasPrimitive, int width, String accessor, String shape) {
    this.className = className;
    this.hasPrimitive = hasPrimitive;
    this.width = width;
    this.accessor = accessor;
    int dot = shape.indexOf('.');
    this.shapeHolder = shape.substring(0, dot);
    this.shapeConstant = shape.substring(dot + 1);
  }

  /** The kind of a class by its qualified name; null where the format does not know it. */
  public static @Nullable ScalarKind of(String className) {
    return BY_NAME.get(className);
  }

  /** The class, or {@code byte[]}. */
  public TypeName type() {
    return this == BYTES ? ArrayTypeName.of(TypeName.BYTE) : ClassName.bestGuess(className);
  }

  /** The primitive type; null where there is none. */
  public @Nullable TypeName primitive() {
    return hasPrimitive ? type().unbox() : null;
  }

  /** Bytes in the fixed part of a record; 0 for values of variable size. */
  public int width() {
    return width;
  }

  /**
   * What accessors in {@code Fields} and {@code RecordWriter} begin with: {@code int} of {@code
   * intAt}.
   */
  public String accessor() {
    return accessor;
  }

  /** The simple name of the runtime class that has the shape. */
  public String shapeHolder() {
    return shapeHolder;
  }

  /** The constant in {@link #shapeHolder()}. */
  public String shapeConstant() {
    return shapeConstant;
  }

  /**
   * Whether it is {@code OptionalInt} or one of its siblings, which say themselves that nothing is
   * there.
   */
  public boolean isOptional() {
    return this == OPTIONAL_INT || this == OPTIONAL_LONG || this == OPTIONAL_DOUBLE;
  }

  /** Whether sorted collections can be ordered by it: its natural order is the format's. */
  public boolean isSortable() {
    return this != BYTES && this != JSON && !isOptional();
  }

  /** Whether a value can refer to entities. */
  public boolean hasReferences() {
    return this == JSON;
  }
}
