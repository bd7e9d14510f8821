package dev.durable.examples.jdk.ask;

import dev.durable.examples.jdk.model.AnnotationType;
import dev.durable.examples.jdk.model.ClassType;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.EnumType;
import dev.durable.examples.jdk.model.InterfaceType;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.RecordType;
import java.util.Locale;

/** How much there is of what. */
public record Census(
    int modules,
    int packages,
    int classes,
    int interfaces,
    int enums,
    int records,
    int annotations,
    int fields,
    int methods) {

  /** Counts everything once. */
  public static Census of(Jdk jdk) {
    int[] kinds = new int[5];
    int[] members = new int[2];
    jdk.types()
        .forEach(
            type -> {
              kinds[kind(type)]++;
              members[0] += type.fields().size();
              members[1] += type.methods().size();
            });
    return new Census(
        jdk.modules().size(),
        jdk.packages().size(),
        kinds[0],
        kinds[1],
        kinds[2],
        kinds[3],
        kinds[4],
        members[0],
        members[1]);
  }

  private static int kind(DeclaredType type) {
    return switch (type) {
      case ClassType _ -> 0;
      case InterfaceType _ -> 1;
      case EnumType _ -> 2;
      case RecordType _ -> 3;
      case AnnotationType _ -> 4;
    };
  }

  /** Classes of all kinds. */
  public int types() {
    return classes + interfaces + enums + records + annotations;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d modules, %,d packages, %,d types (%,d classes, %,d interfaces, %,d enums, %,d records,"
            + " %,d annotations), %,d fields, %,d methods",
        modules,
        packages,
        types(),
        classes,
        interfaces,
        enums,
        records,
        annotations,
        fields,
        methods);
  }
}
