package dev.durable.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads compiled classes. */
final class ClassFiles {

  private ClassFiles() {}

  static List<ClassModel> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(ClassFiles::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes of code of all methods, by class and method. */
  static Map<String, Integer> largestMethods(Path folder) {
    Map<String, Integer> sizes = new TreeMap<>();
    for (ClassModel type : in(folder)) {
      for (MethodModel method : type.methods()) {
        method
            .findAttribute(java.lang.classfile.Attributes.code())
            .map(CodeAttribute::codeLength)
            .ifPresent(
                length ->
                    sizes.merge(
                        type.thisClass().asInternalName() + "." + method.methodName().stringValue(),
                        length,
                        Math::max));
      }
    }
    return sizes;
  }
}
