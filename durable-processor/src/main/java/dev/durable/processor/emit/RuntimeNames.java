package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import java.util.List;

/** The runtime's types that generated code uses; the processor links to none of them. */
public final class RuntimeNames {

  /** The version of the contract between generated code and the runtime. */
  public static final int CODEGEN_VERSION = 2;

  static final ClassName DRAFT_LIST = api("DraftList");
  static final ClassName DRAFT_MAP = api("DraftMap");
  static final ClassName DRAFT_NAVIGABLE_MAP = api("DraftNavigableMap");
  static final ClassName DRAFT_SET = api("DraftSet");
  static final ClassName DURABLE_TYPE = api("DurableType");
  static final ClassName PROPERTY = api("Property");

  static final ClassName COLLECTION_SHAPE = codegen("CollectionShape");
  static final ClassName COMPONENTS = codegen("Components");
  static final ClassName DRAFTS = codegen("Drafts");
  static final ClassName DURABLE_GENERATED = codegen("DurableGenerated");
  static final ClassName ENTITY_DRAFT = codegen("EntityDraft");
  static final ClassName ENTITY_SERIALIZER = codegen("EntitySerializer");
  static final ClassName FINDINGS = ENTITY_SERIALIZER.nestedClass("Findings");
  static final ClassName VISITOR = ENTITY_SERIALIZER.nestedClass("Visitor");
  static final ClassName ENTITY_TYPE = codegen("EntityType");
  static final ClassName ENTITY_VIEW = codegen("EntityView");
  static final ClassName ENUM_SHAPE = codegen("EnumShape");
  static final ClassName FIELDS = codegen("Fields");
  static final ClassName LAYOUT = codegen("Layout");
  static final ClassName READ_CONTEXT = codegen("ReadContext");
  static final ClassName RECORD_CURSOR = codegen("RecordCursor");
  static final ClassName RECORD_SHAPE = codegen("RecordShape");
  static final ClassName RECORD_WRITER = codegen("RecordWriter");
  static final ClassName SEALED_TYPE = codegen("SealedType");
  static final ClassName SHAPE = codegen("Shape");
  static final ClassName SHAPES = codegen("Shapes");
  static final ClassName SLOT = codegen("Slot");
  static final ClassName SUM_SHAPE = codegen("SumShape");
  static final ClassName VALUE_READER = codegen("ValueReader");
  static final ClassName VALUE_WRITER = codegen("ValueWriter");

  private RuntimeNames() {}

  private static ClassName api(String name) {
    return ClassName.get("dev.durable", name);
  }

  /** A type of the contract's package. */
  static ClassName codegen(String name) {
    return ClassName.get("dev.durable.codegen", name);
  }

  /** All of them. */
  public static List<ClassName> all() {
    return List.of(
        DRAFT_LIST,
        DRAFT_MAP,
        DRAFT_NAVIGABLE_MAP,
        DRAFT_SET,
        DURABLE_TYPE,
        PROPERTY,
        COLLECTION_SHAPE,
        COMPONENTS,
        DRAFTS,
        DURABLE_GENERATED,
        ENTITY_DRAFT,
        ENTITY_SERIALIZER,
        FINDINGS,
        VISITOR,
        ENTITY_TYPE,
        ENTITY_VIEW,
        ENUM_SHAPE,
        FIELDS,
        LAYOUT,
        READ_CONTEXT,
        RECORD_CURSOR,
        RECORD_SHAPE,
        RECORD_WRITER,
        SEALED_TYPE,
        SHAPE,
        SHAPES,
        SLOT,
        SUM_SHAPE,
        VALUE_READER,
        VALUE_WRITER,
        codegen("JsonShapes"),
        codegen("NumberShapes"),
        codegen("TextShapes"),
        codegen("TimeShapes"));
  }
}
