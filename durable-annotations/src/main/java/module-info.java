import org.jspecify.annotations.NullMarked;

@NullMarked
module dev.durable.annotations {
  requires static transitive org.jspecify;

  exports dev.durable.annotations;
}
