package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rooms of the processor, and which may know which. */
class PackageDirectionTest {

  private static final String ROOT = "dev/durable/processor";

  /** What each package may use besides itself. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "", Set.of("extract", "validate", "layout", "emit", "model", "diagnostic"),
          "extract", Set.of("model", "diagnostic"),
          "validate", Set.of("model", "diagnostic"),
          "layout", Set.of("model"),
          "emit", Set.of("model", "layout"),
          "diagnostic", Set.of("model"),
          "model", Set.of());

  /** Only these walk the compiler's model; the others work on records. */
  private static final List<String> WITH_ELEMENTS = List.of("", "extract", "diagnostic");

  @Test
  void eachPackageUsesOnlyWhatItMay() {
    Set<String> forbidden = new TreeSet<>();
    for (ClassModel type : ClassFiles.in(Compilation.location(DurableProcessor.class.getName()))) {
      String name = type.thisClass().asInternalName();
      if (!name.startsWith(ROOT)) {
        continue;
      }
      String from = room(name);
      for (PoolEntry entry : type.constantPool()) {
        if (entry instanceof ClassEntry used) {
          String to = used.asInternalName();
          if (to.startsWith(ROOT) && !room(to).equals(from) && !allowed(from).contains(room(to))) {
            forbidden.add(name + " uses " + to);
          }
          if (isOfTheCompiler(to) && !WITH_ELEMENTS.contains(from)) {
            forbidden.add(name + " uses " + to);
          }
        }
      }
    }
    assertEquals(Set.of(), forbidden);
  }

  private static Set<String> allowed(String room) {
    return ALLOWED.getOrDefault(room, Set.of());
  }

  private static boolean isOfTheCompiler(String name) {
    return name.startsWith("javax/annotation/processing")
        || name.startsWith("javax/lang/model/type")
        || name.startsWith("javax/lang/model/util")
        || (name.startsWith("javax/lang/model/element")
            && !name.equals("javax/lang/model/element/Modifier"));
  }

  private static String room(String className) {
    String rest = className.substring(ROOT.length() + 1);
    int end = rest.lastIndexOf('/');
    return end < 0 ? "" : rest.substring(0, end);
  }
}
