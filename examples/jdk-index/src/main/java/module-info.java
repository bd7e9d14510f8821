import org.jspecify.annotations.NullMarked;

/** The class model of a JDK in a heap: a program that shows how Durable is used. */
@NullMarked
module dev.durable.examples.jdk {
  requires dev.durable;
  requires static org.jspecify;

  // Has @Generated: checkers tell by it what Durable wrote from what is ours.
  requires static java.compiler;
}
