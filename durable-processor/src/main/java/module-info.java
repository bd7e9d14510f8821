import org.jspecify.annotations.NullMarked;

/** Generates drafts, views, serializers and schemas of {@code @Durable} interfaces. */
@NullMarked
@SuppressWarnings("requires-automatic") // JavaPoet and AutoService have no module descriptors
module dev.durable.processor {
  requires transitive java.compiler;
  requires com.palantir.javapoet;
  requires static com.google.auto.service;
  requires static org.jspecify;

  exports dev.durable.processor;

  provides javax.annotation.processing.Processor with
      dev.durable.processor.DurableProcessor;
}
