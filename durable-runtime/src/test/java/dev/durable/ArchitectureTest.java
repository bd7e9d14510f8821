package dev.durable;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the rooms of the runtime to one direction of dependency, and each to what it alone may do.
 */
final class ArchitectureTest {

  /** From the top down: each may use what stands behind it in this list, and the API. */
  private static final List<String> ENGINE =
      List.of(
          "session", "snapshot", "recovery", "check", "schema", "collection", "table", "log", "io");

  private static final Set<String> API =
      Set.of(
          "dev.durable",
          "dev.durable.error",
          "dev.durable.codegen",
          "dev.durable.json",
          "dev.durable.annotations");

  /** The only arrow that points upwards. */
  private static final String BRIDGE = "dev.durable.codegen.Bridge";

  private static final List<ClassModel> CLASSES = classes();

  @Test
  void packagesUseOnlyWhatStandsBelowThem() {
    Set<String> wrong = new TreeSet<>();
    for (ClassModel type : CLASSES) {
      String from = packageOf(nameOf(type));
      for (String used : usedTypes(type)) {
        String to = packageOf(used);
        if (used.startsWith("dev.durable") && !to.equals(from) && !mayUse(from, to, type)) {
          wrong.add(nameOf(type) + " -> " + used);
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private static boolean mayUse(String from, String to, ClassModel user) {
    if (API.contains(to)) {
      return true;
    }
    if (nameOf(user).startsWith(BRIDGE)) {
      return to.equals("dev.durable.internal.session");
    }
    int upper = ENGINE.indexOf(room(from));
    return upper >= 0 && upper < ENGINE.indexOf(room(to));
  }

  private static String room(String packageName) {
    return packageName.replace("dev.durable.internal.", "");
  }

  @Test
  void onlyTheStorageSeamTouchesFiles() {
    assertEquals(
        Set.of(),
        users(
            used ->
                used.startsWith("java.nio.channels.")
                    || used.equals("java.nio.file.Files")
                    || used.startsWith("java.io.RandomAccessFile")
                    || used.startsWith("java.io.File"),
            "dev.durable.internal.io"));
  }

  @Test
  void nothingIsLoadedByNameOrDeserialized() {
    assertEquals(
        Set.of(),
        users(
            used ->
                used.startsWith("java.lang.reflect.")
                    || used.startsWith("java.io.ObjectInputStream")
                    || used.equals("sun.misc.Unsafe"),
            "nowhere"));
    assertEquals(Set.of(), callers("java.lang.Class", "forName"));
  }

  /** A checksum over mapped memory kills the JVM when the file was cut: arrays only. */
  @Test
  void checksumsNeverRunOverBuffers() {
    Set<String> wrong = new TreeSet<>();
    for (ClassModel type : CLASSES) {
      for (PoolEntry entry : type.constantPool()) {
        if (entry instanceof MemberRefEntry member
            && member.owner().asInternalName().startsWith("java/util/zip/")
            && member.name().equalsString("update")
            && member.type().stringValue().contains("ByteBuffer")) {
          wrong.add(nameOf(type));
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private static Set<String> users(Predicate<String> used, String allowedPackage) {
    return CLASSES.stream()
        .filter(type -> !packageOf(nameOf(type)).equals(allowedPackage))
        .filter(type -> usedTypes(type).stream().anyMatch(used))
        .map(ArchitectureTest::nameOf)
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> callers(String owner, String method) {
    Set<String> callers = new TreeSet<>();
    for (ClassModel type : CLASSES) {
      for (PoolEntry entry : type.constantPool()) {
        if (entry instanceof MemberRefEntry member
            && member.owner().asInternalName().equals(owner.replace('.', '/'))
            && member.name().equalsString(method)) {
          callers.add(nameOf(type));
        }
      }
    }
    return callers;
  }

  private static Set<String> usedTypes(ClassModel type) {
    Set<String> used = new TreeSet<>();
    for (PoolEntry entry : type.constantPool()) {
      if (entry instanceof ClassEntry typeEntry) {
        ClassDesc symbol = typeEntry.asSymbol();
        while (symbol.isArray()) {
          symbol = symbol.componentType();
        }
        if (symbol.isClassOrInterface()) {
          used.add(
              symbol.packageName().isEmpty()
                  ? symbol.displayName()
                  : symbol.packageName() + "." + symbol.displayName());
        }
      }
    }
    return used;
  }

  private static String nameOf(ClassModel type) {
    return type.thisClass().asInternalName().replace('/', '.');
  }

  private static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }

  private static List<ClassModel> classes() {
    Path root = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(root)) {
      List<ClassModel> classes = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        if (!file.endsWith("module-info.class") && !file.endsWith("package-info.class")) {
          classes.add(ClassFile.of().parse(file));
        }
      }
      assertFalse(classes.isEmpty(), "no classes under " + root.toAbsolutePath());
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
