package dev.durable.examples.jdk.index;

import dev.durable.Draft;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.DeclaredTypeDraft;
import dev.durable.examples.jdk.model.Field;
import dev.durable.examples.jdk.model.FieldDraft;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.model.Method;
import dev.durable.examples.jdk.model.MethodDraft;
import dev.durable.examples.jdk.read.FieldFacts;
import dev.durable.examples.jdk.read.MethodFacts;
import dev.durable.examples.jdk.read.TypeFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields and methods of one class after another: keeps, edits or makes each. */
final class Members {

  /** What makes a method the same method in another version. */
  private record MethodKey(String name, String result, List<String> parameters) {

    static MethodKey of(MethodFacts facts) {
      return new MethodKey(facts.name(), facts.result(), facts.parameters());
    }
  }

  /** What makes a field the same field in another version. */
  private record FieldKey(String name, String type) {

    static FieldKey of(FieldFacts facts) {
      return new FieldKey(facts.name(), facts.type());
    }
  }

  /** A member of the older version, and what was said of it there. */
  private record Old<M, F>(M member, F facts) {}

  private final Draft<Jdk, JdkDraft> draft;
  private final Linker linker;

  Members(Draft<Jdk, JdkDraft> draft, Linker linker) {
    this.draft = draft;
    this.linker = linker;
  }

  /** Gives a new class its members. */
  void fill(DeclaredTypeDraft type, TypeFacts facts) {
    DeclaredType owner = (DeclaredType) type;
    type.fields(facts.fields().stream().map(field -> make(owner, field)).toList());
    type.methods(facts.methods().stream().map(method -> make(owner, method)).toList());
  }

  /** Leads a class from the members that it had to those that it has now. */
  void update(DeclaredType type, TypeFacts before, TypeFacts now) {
    if (!before.fields().equals(now.fields())) {
      updateFields(type, before.fields(), now.fields());
    }
    if (!before.methods().equals(now.methods())) {
      updateMethods(type, before.methods(), now.methods());
    }
  }

  private void updateFields(DeclaredType type, List<FieldFacts> before, List<FieldFacts> now) {
    List<Field> old = type.fields();
    Map<FieldKey, Old<Field, FieldFacts>> known = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      known.put(FieldKey.of(before.get(i)), new Old<>(old.get(i), before.get(i)));
    }
    List<Field> fields = new ArrayList<>();
    for (FieldFacts facts : now) {
      fields.add(field(type, known.remove(FieldKey.of(facts)), facts));
    }
    if (!fields.equals(old)) {
      draft.edit(DeclaredTypeDraft.TYPE, type).fields(fields);
    }
  }

  private Field field(DeclaredType owner, @Nullable Old<Field, FieldFacts> old, FieldFacts facts) {
    if (old == null) {
      return make(owner, facts);
    }
    if (!old.facts().equals(facts)) {
      draft.edit(FieldDraft.TYPE, old.member()).flags(facts.flags());
    }
    return old.member();
  }

  private FieldDraft make(DeclaredType owner, FieldFacts facts) {
    return new FieldDraft()
        .name(facts.name())
        .owner(owner)
        .flags(facts.flags())
        .type(linker.type(facts.type()));
  }

  private void updateMethods(DeclaredType type, List<MethodFacts> before, List<MethodFacts> now) {
    List<Method> old = type.methods();
    Map<MethodKey, Old<Method, MethodFacts>> known = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      known.put(MethodKey.of(before.get(i)), new Old<>(old.get(i), before.get(i)));
    }
    List<Method> methods = new ArrayList<>();
    for (MethodFacts facts : now) {
      methods.add(method(type, known.remove(MethodKey.of(facts)), facts));
    }
    if (!methods.equals(old)) {
      draft.edit(DeclaredTypeDraft.TYPE, type).methods(methods);
    }
  }

  private Method method(
      DeclaredType owner, @Nullable Old<Method, MethodFacts> old, MethodFacts facts) {
    if (old == null) {
      return make(owner, facts);
    }
    if (!old.facts().equals(facts)) {
      MethodDraft edit = draft.edit(MethodDraft.TYPE, old.member()).flags(facts.flags());
      if (!old.facts().exceptions().equals(facts.exceptions())) {
        edit.exceptions(linker.declared(facts.exceptions()));
      }
    }
    return old.member();
  }

  private MethodDraft make(DeclaredType owner, MethodFacts facts) {
    return new MethodDraft()
        .name(facts.name())
        .owner(owner)
        .flags(facts.flags())
        .result(linker.type(facts.result()))
        .parameters(linker.types(facts.parameters()))
        .exceptions(linker.declared(facts.exceptions()));
  }
}
