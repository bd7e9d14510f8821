package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.processor.Compilation.Compiler;
import dev.durable.processor.Compilation.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is generated compiles without a word, everywhere, and is always the same. */
class GeneratedCodeTest {

  static List<Path> fixtures() throws IOException {
    return Fixtures.all();
  }

  private static Result compile(Compiler compiler, Path fixture) throws IOException {
    return new Compilation(compiler).strict().sources(Fixtures.sources(fixture)).run();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void javacHasNoWarningAtAllWithAllOfThemOn(Path fixture) throws IOException {
    Result result = compile(Compiler.JAVAC, fixture);
    assertEquals("", result.log());
    assertTrue(result.success());
    assertFalse(result.generated().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void ecjHasNoWarningForGeneratedCodeAndGeneratesTheSame(Path fixture) throws IOException {
    Result result = compile(Compiler.ECJ, fixture);
    assertEquals("", result.logOfGenerated());
    assertTrue(result.success(), result::log);
    assertSame(compile(Compiler.JAVAC, fixture).generated(), result.generated());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theOrderOfSourcesChangesNothing(Path fixture) throws IOException {
    Map<String, String> expected = compile(Compiler.JAVAC, fixture).generated();
    Result reversed =
        Compilation.javac().strict().sources(Fixtures.sources(fixture)).reversed().run();
    assertSame(expected, reversed.generated());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void noLineIsLongerThanAHundredColumns(Path fixture) throws IOException {
    String tooLong =
        compile(Compiler.JAVAC, fixture).generated().values().stream()
            .flatMap(String::lines)
            .filter(line -> line.length() > 100 && !line.startsWith("import "))
            .collect(Collectors.joining("\n"));
    assertEquals("", tooLong);
  }

  static void assertSame(Map<String, String> expected, Map<String, String> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, text) -> assertEquals(text, actual.get(name), name));
  }
}
