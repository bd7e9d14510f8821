package dev.durable.processor;

import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.diagnostic.Reporter;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import org.jspecify.annotations.Nullable;

/**
 * What one compilation remembers between rounds: names only, since elements do not outlive a round.
 */
final class Rounds {

  private final Set<String> compiled = new HashSet<>();
  private final Set<String> deferred = new TreeSet<>();
  private final Map<String, String> originOfGenerated = new HashMap<>();
  private final Findings findings = new Findings();
  private final List<FileObject> calls = new ArrayList<>();
  private int number;
  private boolean othersAreActive;

  void begin(RoundEnvironment round) {
    number++;
    othersAreActive = false;
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        compiled.add(type.getQualifiedName().toString());
        othersAreActive |= !originOfGenerated.containsKey(type.getQualifiedName().toString());
      }
    }
  }

  /**
   * Whether a missing type will stay missing: the last round brought nothing but our own classes.
   */
  boolean isHopeless() {
    return number > 1 && !othersAreActive;
  }

  /** The types to process in this round, by name: new ones, and those that waited for others. */
  Collection<TypeElement> due(
      Set<? extends TypeElement> annotations, RoundEnvironment round, Elements elements) {
    TreeMap<String, TypeElement> due = new TreeMap<>();
    // Given by the compiler, and not looked up: ECJ loses it between rounds on module paths.
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        TypeElement type = (TypeElement) element;
        due.put(type.getQualifiedName().toString(), type);
      }
    }
    for (TypeElement type : deferred(elements)) {
      due.put(type.getQualifiedName().toString(), type);
    }
    deferred.clear();
    return due.values();
  }

  void defer(TypeElement type) {
    deferred.add(type.getQualifiedName().toString());
  }

  /** The types that still wait. */
  List<TypeElement> deferred(Elements elements) {
    List<TypeElement> types = new ArrayList<>();
    for (String name : deferred) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null) {
        types.add(type);
      }
    }
    return types;
  }

  /** Names the class that calls the next round for this type. */
  String nameCall(TypeElement type) {
    String name = Reporter.topLevel(type) + GeneratedFiles.CALL_MARK + number;
    originOfGenerated.put(name, name);
    return name;
  }

  /** Remembers what is to be deleted in the end. */
  void called(FileObject file) {
    calls.add(file);
  }

  /**
   * Deletes what called rounds; a class that stays is empty and harms nobody. By its path, since
   * javac's filer deletes nothing.
   */
  void deleteCalls() {
    for (FileObject file : calls) {
      if ("file".equals(file.toUri().getScheme())) {
        new File(file.toUri()).delete();
      }
    }
  }

  /** Claims a generated name: gives the type that had claimed it before, if another. */
  @Nullable String claim(String generated, String origin) {
    String other = originOfGenerated.putIfAbsent(generated, origin);
    return other == null || other.equals(origin) ? null : other;
  }

  /** Whether the type is compiled from source. */
  boolean isCompiled(TypeElement type) {
    return compiled.contains(Reporter.topLevel(type));
  }

  /** The top-level types that are compiled from source. */
  Set<String> compiled() {
    return compiled;
  }

  /** All findings so far. */
  Findings findings() {
    return findings;
  }
}
