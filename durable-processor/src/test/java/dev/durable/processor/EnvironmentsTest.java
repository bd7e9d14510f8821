package dev.durable.processor;

import static dev.durable.processor.GeneratedCodeTest.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.processor.Compilation.Compiler;
import dev.durable.processor.Compilation.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The processor in all the surroundings that users have. */
class EnvironmentsTest {

  private static final String MODULE =
      """
      module shop {
        requires dev.durable;
        requires static transitive org.jspecify;
        exports shop;
      }
      """;

  private static String draft(Result result, String name) {
    return Objects.requireNonNull(result.generated().get(name), result::log);
  }

  @Test
  void aNamedModuleNeedsNothingButTheRuntime() throws IOException {
    Result result =
        Compilation.javac()
            .strict()
            .modulePath()
            .source("module-info", MODULE)
            .sources(Fixtures.named("shop"))
            .run();
    assertEquals("", result.log());
    String customer = draft(result, "shop/CustomerDraft.java");
    assertTrue(customer.contains("\"exports\""), customer);
    assertFalse(customer.contains("@Generated("), "java.compiler is not readable here");
  }

  @Test
  void ecjCompilesANamedModuleOfAModuleSourcePath() throws IOException {
    Result result =
        new Compilation(Compiler.ECJ)
            .strict()
            .moduleSourcePath("shop")
            .source("module-info", MODULE)
            .sources(Fixtures.named("shop"))
            .run();
    assertTrue(result.success(), result::log);
    assertEquals("", result.logOfGenerated());
    assertTrue(Files.exists(result.output().resolve("shop/shop/CustomerDraft.class")));
    assertTrue(draft(result, "shop/shop/CustomerDraft.java").contains("\"exports\""));
  }

  @Test
  void ecjCompilesANamedModuleInTwoSteps() throws IOException {
    Result generated = ecjModule().option("-proc:only").run();
    assertEquals("", generated.log());
    Compilation second = ecjModule().option("-proc:none");
    generated
        .generated()
        .forEach(
            (file, text) ->
                second.source(file.replaceFirst("\\.java$", "").replace('/', '.'), text));
    Result compiled = second.run();
    assertTrue(compiled.success(), compiled::log);
    assertTrue(Files.exists(compiled.output().resolve("shop/CustomerDraft.class")));
    assertSame(
        Compilation.javac()
            .modulePath()
            .source("module-info", MODULE)
            .sources(Fixtures.named("shop"))
            .run()
            .generated(),
        generated.generated());
  }

  /**
   * A limit of ECJ, up to 3.46 at least: it takes what a processor generates for the unnamed
   * module. When this fails it was mended: take away decision 0204, {@code GeneratedFiles} and what
   * the README says about it.
   */
  @Test
  void ecjAloneStillLosesTheModuleOfGeneratedSourcesInOneStep() throws IOException {
    Result result = ecjModule().run();
    assertFalse(result.success());
    assertTrue(
        result.log().matches("(?s).*error CustomerDraft.java:\\d+: Customer cannot be resolved.*"),
        result::log);
  }

  private static Compilation ecjModule() throws IOException {
    return new Compilation(Compiler.ECJ)
        .modulePath()
        .source("module-info", MODULE)
        .sources(Fixtures.named("shop"));
  }

  @Test
  void whereJavaCompilerIsReadableTheStandardMarkIsThere() throws IOException {
    Result result =
        Compilation.javac()
            .strict()
            .modulePath()
            .source("module-info", MODULE.replace("exports", "requires java.compiler; exports"))
            .sources(Fixtures.named("shop"))
            .run();
    assertEquals("", result.log());
    assertTrue(draft(result, "shop/CustomerDraft.java").contains("@Generated("));
  }

  @Test
  void withoutJspecifyTheUsersOwnNullableIsCarried() {
    Result result =
        Compilation.javac()
            .withoutJspecify()
            .option("-Xlint:-classfile")
            .source(
                "own.Nullable",
                "package own;"
                    + " @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)"
                    + " public @interface Nullable {}")
            .source(
                "demo.Person",
                "package demo; @dev.durable.annotations.Durable public interface Person {"
                    + " @own.Nullable String name(); int age(); }")
            .run();
    assertTrue(result.success(), result::log);
    String draft = draft(result, "demo/PersonDraft.java");
    assertFalse(draft.contains("jspecify"), draft);
    assertTrue(draft.contains("public PersonDraft name(@Nullable String name)"), draft);
  }

  @Test
  void withoutAnyNullableNothingIsMarked() {
    Result result =
        Compilation.javac()
            .withoutJspecify()
            .source(
                "demo.Person",
                "package demo; @dev.durable.annotations.Durable public interface Person { String"
                    + " name(); }")
            .run();
    assertTrue(result.success(), result::log);
    assertFalse(draft(result, "demo/PersonDraft.java").contains("Null"), "no mark of nullness");
  }

  @ParameterizedTest
  @EnumSource
  void aDeclarationAnnotationCalledNullableCountsToo(Compiler compiler) {
    Result result =
        new Compilation(compiler)
            .source("own.Nullable", "package own; public @interface Nullable {}")
            .source(
                "demo.Person",
                "package demo; @dev.durable.annotations.Durable public interface Person {"
                    + " @own.Nullable String name(); }")
            .run();
    assertTrue(result.success(), result::log);
    assertTrue(
        draft(result, "demo/PersonDraft.java").contains("public @Nullable String name()"),
        result::log);
  }

  @ParameterizedTest
  @EnumSource
  void aTypeThatAnotherProcessorGeneratesIsWaitedFor(Compiler compiler) throws IOException {
    Result result =
        new Compilation(compiler)
            .processor(new Generator())
            .source(
                "demo.Person",
                "package demo; @dev.durable.annotations.Durable public interface Person extends"
                    + " Base { Made made(); }")
            .source("demo.Trigger", "package demo; @Deprecated public class Trigger {}")
            .run();
    assertTrue(result.success(), result::log);
    String schema = draft(result, "demo/Person_Schema.java");
    assertTrue(schema.contains("MadeShape"), schema);
    assertTrue(schema.contains("\"inherited\""), schema);
    MissingTypeTest.assertNothingIsLeft(result.output());
  }

  /** Makes a record and a superinterface in the first round. */
  private static final class Generator extends AbstractProcessor {

    private boolean done;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("java.lang.Deprecated");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        write("demo.Made", "package demo; public record Made(int x) {}");
        write("demo.Base", "package demo; public interface Base { String inherited(); }");
      }
      return false;
    }

    private void write(String name, String text) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHiddenMistakeInAJarIsToldAtTheInterfaceThatInheritsIt(Compiler compiler) {
    Path jar =
        Compilation.javac()
            .source("lib.Base", "package lib; public interface Base { java.util.Date born(); }")
            .run()
            .output();
    Result result =
        new Compilation(compiler)
            .classPath(jar)
            .source(
                "demo.Person",
                """
                package demo;

                @dev.durable.annotations.Durable
                public interface Person extends lib.Base {}
                """)
            .run();
    assertFalse(result.success());
    assertTrue(
        result
            .log()
            .contains(
                "error Person.java:4: [DUR-012 UnsupportedType] The type Date of born() cannot be"
                    + " stored. Use java.time.Instant. (At lib.Base.born().)"),
        result::log);
  }

  @Test
  void entitiesOfAJarCanBeReferredTo() {
    Path jar =
        Compilation.javac()
            .source(
                "lib.Base",
                "package lib; @dev.durable.annotations.Durable(name = \"Ground\") public interface"
                    + " Base { String name(); }")
            .run()
            .output();
    Result result =
        Compilation.javac()
            .strict()
            .classPath(jar)
            .source(
                "demo.Person",
                "package demo; @dev.durable.annotations.Durable public interface Person { lib.Base"
                    + " base(); }")
            .run();
    assertEquals("", result.log());
    assertTrue(draft(result, "demo/PersonDraft.java").contains("public GroundDraft base()"));
  }

  @ParameterizedTest
  @EnumSource
  void threeHundredPropertiesCompileAndStayInMethodsThatTheJitTakes(Compiler compiler) {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      many.append(i % 3 == 0 ? "  int p" : i % 3 == 1 ? "  String p" : "  List<String> p")
          .append(i)
          .append("();\n");
    }
    Result result =
        new Compilation(compiler)
            .strict()
            .source(
                "demo.Wide",
                "package demo; import java.util.List; @dev.durable.annotations.Durable public"
                    + " interface Wide {\n"
                    + many
                    + "}")
            .run();
    assertTrue(result.success(), result::log);
    assertTrue(draft(result, "demo/WideDraft.java").contains("long touched3;"));
    Map<String, Integer> sizes = ClassFiles.largestMethods(result.output());
    assertEquals(
        Map.of(),
        Map.copyOf(
            sizes.entrySet().stream()
                .filter(entry -> entry.getValue() > 8000)
                .filter(entry -> !entry.getKey().contains("<clinit>"))
                .collect(
                    java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  @Test
  void compilingAgainOverTheOldOutputChangesNothing() throws IOException {
    Result first = Compilation.javac().sources(Fixtures.named("shop")).run();
    Result second =
        Compilation.javac().classPath(first.output()).sources(Fixtures.named("shop")).run();
    assertTrue(second.success(), second::log);
    assertSame(first.generated(), second.generated());
    assertNull(second.generated().get("shop/Named_View.java"));
  }
}
