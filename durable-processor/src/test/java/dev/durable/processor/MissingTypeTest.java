package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.processor.Compilation.Compiler;
import dev.durable.processor.Compilation.Message;
import dev.durable.processor.Compilation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A type that nobody declares is told where it is written, and nothing is said about the classes
 * that would have been generated; wherever it stands, and however these are used. ECJ adds a line
 * for the draft of that interface.
 */
final class MissingTypeTest {

  /** A place for the missing type, and how it is told there. */
  record Case(String header, String property, String value) {

    String person() {
      return """
      package demo;
      import java.util.*;
      @dev.durable.annotations.Durable
      public interface Person%s {
        String name();
        %s
      }
      """
          .formatted(header, property);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("", "Missing other();", ""),
          new Case("", "List<Missing> others();", ""),
          new Case("", "Map<String, List<Missing>> others();", ""),
          new Case("", "Optional<Missing> other();", ""),
          new Case("", "other.Missing other();", ""),
          new Case(" extends Missing", "", ""),
          new Case("", "Value value();", "package demo; public record Value(Missing missing) {}"));

  /** ECJ checks the draft against the broken interface, and forgets classes of the first round. */
  private static final Pattern ECJ_ADDS =
      Pattern.compile(
          "PersonDraft.java:.*(The return type is incompatible with demo.Person"
              + "|The hierarchy of the type PersonDraft is inconsistent)"
              + "|GroupDraft cannot be resolved");

  private static boolean isTrueError(Message message, Case place) {
    return message.file().equals(place.value().isEmpty() ? "Person.java" : "Value.java")
        && message.text().matches("(?s).*(Missing|package other|other cannot).*");
  }

  static Stream<Arguments> cases() {
    return Stream.of(Compiler.values())
        .flatMap(compiler -> CASES.stream().map(each -> Arguments.of(compiler, each)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void onlyTheMissingTypeIsTold(Compiler compiler, Case place) throws IOException {
    Compilation compilation =
        new Compilation(compiler)
            .source("demo.Person", place.person())
            .source(
                "demo.Use",
                """
                package demo;
                import demo.PersonDraft;
                class Use {
                  static final Object TYPE = PersonDraft.TYPE;
                  PersonDraft draft = new PersonDraft().name("Ada");
                  String name(PersonDraft of) { return of.name(); }
                }
                """)
            .source(
                "demo.Group",
                """
                package demo;
                @dev.durable.annotations.Durable
                public interface Group { Person head(); java.util.List<Person> members(); }
                """)
            .source(
                "demo.UseGroup",
                "package demo; class UseGroup { String n() {"
                    + " return new GroupDraft().head(new PersonDraft()).head().name(); } }");
    if (!place.value().isEmpty()) {
      compilation.source("demo.Value", place.value());
    }
    Result result = compilation.run();
    assertFalse(result.success());
    List<String> errors =
        result.messages().stream()
            .filter(message -> message.kind() == Diagnostic.Kind.ERROR)
            .map(message -> isTrueError(message, place) ? "true" : message.toString())
            .distinct()
            .toList();
    if (compiler == Compiler.JAVAC) {
      assertEquals(List.of("true"), errors);
    } else {
      List<String> others = new ArrayList<>(errors);
      assertTrue(others.remove("true"), result::log);
      others.removeIf(other -> ECJ_ADDS.matcher(other).find());
      assertEquals(List.of(), others);
    }
    assertNothingIsLeft(result.output());
  }

  /** The empty class that calls the next round is gone in the end. */
  static void assertNothingIsLeft(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      assertEquals(
          List.of(),
          files
              .filter(
                  file -> Objects.toString(file.getFileName()).contains(GeneratedFiles.CALL_MARK))
              .toList());
    }
  }
}
