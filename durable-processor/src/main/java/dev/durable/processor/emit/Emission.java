package dev.durable.processor.emit;

import com.palantir.javapoet.JavaFile;
import dev.durable.processor.layout.LayoutPlanner;
import dev.durable.processor.layout.RecordLayout;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.SealedModel;
import java.util.List;

/** Everything that is generated for one interface. */
public final class Emission {

  private Emission() {}

  /** The text of a generated file. */
  public static String text(JavaFile file) {
    return Tidy.tidy(file.toString());
  }

  /** Draft, view, serializer and schema. */
  public static List<JavaFile> of(EntityModel model, RecordLayout layout) {
    EntityNames names = new EntityNames(model, layout);
    return List.of(
        new DraftEmitter(model, layout, names).emit(),
        new ViewEmitter(model, layout, names).emit(),
        new SerializerEmitter(model, layout, names).emit(),
        new SchemaEmitter(model, layout, names).emit());
  }

  /** The draft of a sealed entity. */
  public static List<JavaFile> of(SealedModel model) {
    return List.of(new SealedDraftEmitter(model).emit());
  }

  /**
   * What stands for an entity that has errors.
   *
   * @param isInterface whether the annotated type can be implemented at all
   */
  public static List<JavaFile> stubOf(EntityModel model, boolean isInterface) {
    RecordLayout layout = LayoutPlanner.plan(model.properties());
    return List.of(
        new StubEmitter(model, layout, new EntityNames(model, layout), isInterface).emit());
  }
}
