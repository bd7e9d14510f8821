import org.jspecify.annotations.NullMarked;

/** Object graphs that live in one file. */
@NullMarked
module dev.durable {
  requires static transitive org.jspecify;
  requires transitive dev.durable.annotations;
  requires static tools.jackson.core;
  requires jdk.jfr;

  exports dev.durable;
  exports dev.durable.codegen;
  exports dev.durable.error;
  exports dev.durable.json;
}
