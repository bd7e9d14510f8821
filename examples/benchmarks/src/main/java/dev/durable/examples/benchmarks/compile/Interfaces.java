package dev.durable.examples.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Interfaces as users write them, fifty in a package: ten properties each, of which one refers to
 * the interface before and one is a list of these.
 */
final class Interfaces {

  private static final int IN_A_PACKAGE = 50;

  private Interfaces() {}

  /** Writes that many as sources, and returns the files. */
  static List<Path> write(Path folder, int count, Variant variant) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(name(i).replace('.', '/') + ".java");
      Files.createDirectories(folder.resolve(packageOf(i).replace('.', '/')));
      files.add(Files.writeString(file, source(i, variant)));
    }
    return files;
  }

  private static String packageOf(int number) {
    return "demo.part" + number / IN_A_PACKAGE;
  }

  private static String simpleName(int number) {
    return "Thing" + number;
  }

  private static String name(int number) {
    return packageOf(number) + "." + simpleName(number);
  }

  /** All classes that compiling makes of the interface with this number. */
  static List<String> classes(int number, Variant variant) {
    return variant.classesOf(simpleName(number)).stream()
        .map(name -> packageOf(number) + "." + name)
        .toList();
  }

  private static String source(int number, Variant variant) {
    String other = name(Math.max(0, number - 1));
    StringBuilder text = new StringBuilder();
    text.append("package ").append(packageOf(number)).append(";\n\n");
    for (String each :
        List.of(
            "java.time.Instant",
            "java.util.List",
            "java.util.Map",
            "org.jspecify.annotations.Nullable")) {
      text.append("import ").append(each).append(";\n");
    }
    variant.imports().forEach(each -> text.append("import ").append(each).append(";\n"));
    text.append("\n/** Number ").append(number).append(". */\n");
    variant.annotations().forEach(each -> text.append(each).append('\n'));
    return text.append("public interface ")
        .append(simpleName(number))
        .append(" {\n")
        .append(
            """
              /** What it is called. */
              String name();
              @Nullable String note();
              int count();
              long size();
              double price();
              boolean active();
              Instant created();
              OTHER previous();
              List<OTHER> parts();
              Map<String, Integer> marks();
              default String label() { return name() + " " + count(); }
            }
            """
                .replace("OTHER previous", reference(other))
                .replace("OTHER", other))
        .toString();
  }

  /** The annotation stands where Java wants it, between package and type. */
  private static String reference(String type) {
    int dot = type.lastIndexOf('.') + 1;
    return type.substring(0, dot) + "@Nullable " + type.substring(dot) + " previous";
  }
}
