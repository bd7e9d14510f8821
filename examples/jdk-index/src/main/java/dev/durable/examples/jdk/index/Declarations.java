package dev.durable.examples.jdk.index;

import dev.durable.Draft;
import dev.durable.examples.jdk.model.AnnotationType;
import dev.durable.examples.jdk.model.AnnotationTypeDraft;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.DeclaredTypeDraft;
import dev.durable.examples.jdk.model.Field;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.model.RecordTypeDraft;
import dev.durable.examples.jdk.read.TypeFacts;
import dev.durable.examples.jdk.read.TypeHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What classes say of themselves and of each other, for those that are new or have changed. */
final class Declarations {

  private final Draft<Jdk, JdkDraft> draft;
  private final Linker linker;
  private final OldFacts oldFacts;
  private final Members members;

  Declarations(Draft<Jdk, JdkDraft> draft, Linker linker, OldFacts oldFacts) {
    this.draft = draft;
    this.linker = linker;
    this.oldFacts = oldFacts;
    this.members = new Members(draft, linker);
  }

  /** Brings one class to what these facts say. */
  void build(TypeFacts facts) {
    DeclaredType type = linker.declared(facts.name());
    if (type instanceof DeclaredTypeDraft fresh) {
      fill(fresh, facts.head());
      members.fill(fresh, facts);
      fillComponents(type, facts.head());
      return;
    }
    TypeFacts before = oldFacts.of(type);
    boolean headDiffers = !before.head().equals(facts.head());
    if (headDiffers) {
      fill(draft.edit(DeclaredTypeDraft.TYPE, type), facts.head());
    }
    members.update(type, before, facts);
    if (headDiffers || !before.fields().equals(facts.fields())) {
      fillComponents(type, facts.head());
    }
  }

  private void fill(DeclaredTypeDraft type, TypeHead head) {
    type.flags(head.flags())
        .superclass(linker.declaredOrNull(head.superclass()))
        .interfaces(linker.declared(head.interfaces()))
        .nestHost(linker.declaredOrNull(head.nestHost()))
        .nestMembers(linker.declared(head.nestMembers()))
        .permitted(linker.declared(head.permitted()));
    if (type instanceof AnnotationTypeDraft annotation && head.retention() != null) {
      annotation.retention(AnnotationType.Retention.valueOf(head.retention()));
    }
  }

  /** A record's components are fields of its own, so they come after these. */
  private void fillComponents(DeclaredType type, TypeHead head) {
    if (head.kind() != TypeHead.Kind.RECORD) {
      return;
    }
    RecordTypeDraft edit = (RecordTypeDraft) draft.edit(DeclaredTypeDraft.TYPE, type);
    Map<String, Field> fields = new HashMap<>();
    edit.fields().stream()
        .filter(field -> !field.isStatic())
        .forEach(field -> fields.put(field.name(), field));
    List<Field> components =
        head.components().stream().map(fields::get).filter(Objects::nonNull).toList();
    if (!components.equals(edit.components())) {
      edit.components(components);
    }
  }
}
