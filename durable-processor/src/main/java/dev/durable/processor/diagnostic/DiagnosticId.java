package dev.durable.processor.diagnostic;

import java.util.List;
import java.util.Locale;

/**
 * Every message of the processor. Ids are stable: users search for them, and {@code docs/errors.md}
 * has a section for each.
 */
public enum DiagnosticId {
  NOT_AN_INTERFACE(
      1,
      "@Durable is for interfaces, and {0} is {1}. Make it an interface with a method for each"
          + " property; to keep a value without identity, take the annotation away and use a"
          + " record."),
  TYPE_PARAMETERS(
      2,
      "The entity {0} must not have type parameters, since its stored form would depend on them."
          + " Give each use an interface of its own, {0} without @Durable may be their generic"
          + " superinterface."),
  NOT_VISIBLE(
      3,
      "{0} cannot be an entity: {1} is private, so the generated classes beside it cannot name it."
          + " Make it package-private or public."),
  EXTENDS_ENTITY(
      4,
      "The entity {0} extends the entity {1}, which is not sealed. Make {1} a sealed interface that"
          + " permits {0} (and make {0} non-sealed), or take @Durable off {1}, so that it only"
          + " contributes its properties."),
  KIND_NOT_AN_ENTITY(
      5,
      "{0} is a sealed entity, and its kind {1} is {2}. Make {1} a non-sealed interface with"
          + " @Durable; or, if all kinds are records or enums, take @Durable off {0}: it is then"
          + " stored as a value."),
  KIND_NOT_NON_SEALED(
      6,
      "The entity {0} is a kind of {1} and sealed itself, but none of its kinds is an entity."
          + " Declare {0} non-sealed, so that Durable can implement it."),
  NAME_TAKEN(
      7,
      "The generated class {0} would clash with {1}. Choose another stem with"
          + " @Durable(name = \"...\"), which gives ...Draft, ..._View and so on."),
  INVALID_STEM(
      8,
      "\"{0}\" cannot begin the name of a generated class. Use a Java identifier without dots, such"
          + " as \"{1}\"."),
  PROPERTY_WITH_PARAMETERS(
      10,
      "{0} has parameters, so it is no property, and Durable cannot implement it. Take the"
          + " parameters away, or give it a body with 'default'."),
  VOID_PROPERTY(
      11,
      "{0} returns nothing, so it is no property, and Durable cannot implement it. Setters are"
          + " generated on {1} and not declared here; for behaviour give the method a body with"
          + " 'default'."),
  UNSUPPORTED_TYPE(12, "The type {0} of {1} cannot be stored. {2}"),
  GENERIC_PROPERTY(
      13,
      "{0} has type parameters of its own, so it is no property, and Durable cannot implement it."
          + " Take them away, or give the method a body with 'default'."),
  PROPERTY_THROWS(
      14,
      "{0} declares exceptions, which no getter of a draft or view throws. Take the throws clause"
          + " away."),
  RESERVED_NAME(
      15,
      "{0} cannot be a property: java.lang.Object has a method of this name. Choose another name;"
          + " with @RenamedFrom(\"{1}\") stored values are kept."),
  METHOD_CLASH(
      16,
      "{0} declares {1}, which {2} needs for its own method of the same signature. Rename one of"
          + " the two."),
  MIXED_STYLES(
      17,
      "{0} is in bean style, but {1} is not, so it is taken literally: a property \"{0}\" with the"
          + " setter {0}(...). Name all properties one way, or add"
          + " @SuppressWarnings(\"DUR-017\") to {2}."),
  DUPLICATE_PROPERTY(18, "{0} and {1} would be the same property \"{2}\". Rename one of them."),
  ARRAY(
      20,
      "The array {0} of {1} cannot be stored: arrays can be changed without the heap noticing. Use"
          + " {2}; only byte[] is allowed, and is copied in and out."),
  WILDCARD(
      21,
      "The type {0} of {1} has a wildcard, so it does not say what is stored. Use {2}; the"
          + " generated setter accepts subtypes anyway."),
  RAW_TYPE(22, "The type {0} of {1} is raw, so it does not say what is stored. Write {2}."),
  NOT_AN_ENTITY(
      23,
      "The interface {0} of {1} is not an entity. Annotate {0} with @Durable to refer to it; or"
          + " make it a sealed interface of records and enums to store it as a value; or store it"
          + " through a @Converter."),
  NULLABLE_COLLECTION(
      24,
      "{0} is a nullable collection, but a stored collection is never null, only empty. Take"
          + " @Nullable away."),
  NULLABLE_OPTIONAL(
      25,
      "{0} is a nullable Optional, which would have two ways to say that there is nothing. Take"
          + " @Nullable away, or use the type without Optional."),
  NULLABLE_PRIMITIVE(26, "{0} is {1} and @Nullable, but a primitive is never null. Use {2}."),
  OPTIONAL_CONTENT(
      27, "The type {0} of {1} is not supported: Optional is for values only. Use {2}."),
  SORTED_KEY(
      28,
      "{0} sorts by {1}, which has no natural order that the file could keep: {2}. Use {3}; or sort"
          + " by a number, text, time, enum, UUID or URI."),
  UNORDERED_KEY(
      29,
      "{0} has elements or keys of type {1}, which cannot be compared by content: {2}. Use {3}."),
  NULL_KEY(
      30,
      "{0} has nullable elements or keys, but sets and maps of a heap hold no null keys. Take"
          + " @Nullable away, or use Optional."),
  OPEN_SUM(
      31,
      "The sealed interface {0} of {1} cannot be stored: its kind {2} is {3}. A sealed interface is"
          + " a value if all its kinds are records or enums without type parameters, and a"
          + " reference if it and all its kinds are interfaces with @Durable."),
  INACCESSIBLE_TYPE(
      32,
      "{0} uses {1}, which is not accessible from package {2}, where the generated classes are."
          + " Make it public, or move it there."),
  ENDLESS_RECORD(
      33,
      "The type {0} of {1} contains ever larger types of its own kind, so it has no finite"
          + " description. Break the circle with an entity."),
  UNRESOLVED_TYPE(
      34,
      "The type {0} of {1} cannot be found. Add what declares it to the class path, or correct the"
          + " name."),
  RENAMED_TO_LIVE_NAME(
      40,
      "@RenamedFrom(\"{0}\") of {1} names a property that exists. Remove the annotation's value, or"
          + " rename that property and note its old name there."),
  RENAMED_TWICE(
      41,
      "@RenamedFrom(\"{0}\") stands on {1} and on {2}, but a stored property can go on as one only."
          + " Remove one of the two."),
  RENAMED_FROM_NOTHING(
      42,
      "@RenamedFrom of {0} has {1}. Write the earlier name, as in @RenamedFrom(\"surname\"), or"
          + " remove the annotation."),
  NOT_A_PROPERTY(43, "@{0} has no effect on {1}, which is no stored property: {2}."),
  DEFAULT_WITHOUT_BODY(
      44,
      "@Default stands on {0}, which has no body to take the default from. Write \"@Default default"
          + " {1} { return ...; }\", or remove the annotation."),
  CONVERTER_DOES_NOT_FIT(45, "{0} converts {1}, but {2} is {3}. Use a ValueConverter<{4}, ...>."),
  CONVERTER_NOT_USABLE(46, "{0} cannot be used as a converter of {1}: {2}. {3}"),
  CONVERTER_STORES_UNSUPPORTED(
      47,
      "{0} stores {1}, which Durable does not store. Convert to a type that it stores: text, a"
          + " number, a time, byte[], an enum or a record of them."),
  CANNOT_WRITE(98, "The generated class {0} cannot be written: {1}"),
  INTERNAL(
      99,
      "The processor failed at {0}. This is a defect of Durable, please report it with the"
          + " declaration and this trace: {1}");

  private final int number;
  private final String message;

  DiagnosticId(int number, String message) {
    this.number = number;
    this.message = message;
  }

  /** The stable id, {@code DUR-012}. */
  public String code() {
    return String.format(Locale.ROOT, "DUR-%03d", number);
  }

  /** The name in the message, {@code UnsupportedType}. */
  public String title() {
    StringBuilder title = new StringBuilder();
    for (String word : name().split("_", -1)) {
      title.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return title.toString();
  }

  /** Whether code can be generated in spite of it. */
  public boolean isError() {
    return this != MIXED_STYLES;
  }

  /** The text that users see. */
  String text(List<String> arguments) {
    String text = message;
    for (int i = 0; i < arguments.size(); i++) {
      text = text.replace("{" + i + "}", arguments.get(i));
    }
    return "[" + code() + " " + title() + "] " + text;
  }
}
