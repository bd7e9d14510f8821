package dev.durable.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one interface makes of itself, seen through a harness that other processors share. */
final class FilerTest {

  private static final JavaFileObject POINT =
      forSourceString(
          "geo.Point",
          """
          package geo;

          /** A place. */
          @dev.durable.annotations.Durable
          public interface Point {
            int x();
            int y();
          }
          """);

  private static Compilation compile(JavaFileObject... sources) {
    return javac().withProcessors(new DurableProcessor()).compile(sources);
  }

  @Test
  void anInterfaceMakesFourClassesBesideItself() {
    Compilation compilation = compile(POINT);
    assertThat(compilation).succeededWithoutWarnings();
    List<String> generated =
        compilation.generatedSourceFiles().stream().map(JavaFileObject::getName).sorted().toList();
    assertEquals(
        List.of(
            "/SOURCE_OUTPUT/geo/PointDraft.java",
            "/SOURCE_OUTPUT/geo/Point_Schema.java",
            "/SOURCE_OUTPUT/geo/Point_Serializer.java",
            "/SOURCE_OUTPUT/geo/Point_View.java"),
        generated);
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "geo", "PointDraft.java")
        .contentsAsUtf8String()
        .contains("public final class PointDraft extends EntityDraft<Point_View> implements Point");
  }

  @Test
  void aMistakeIsReportedAtItsLineAndMakesNoSecondError() {
    JavaFileObject wrong =
        forSourceString(
            "geo.Line",
            """
            package geo;

            @dev.durable.annotations.Durable
            public interface Line {
              Point from();
              Thread to();
            }
            """);
    JavaFileObject user =
        forSourceString(
            "geo.User",
            """
            package geo;

            class User {
              LineDraft line = new LineDraft();
            }
            """);
    Compilation compilation = compile(POINT, wrong, user);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("Thread").inFile(wrong).onLine(6);
  }

  /** Another processor that was first to write a class of this name. */
  @SupportedAnnotationTypes("*")
  private static final class Squatter extends AbstractProcessor {

    private boolean done;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer out =
            processingEnv.getFiler().createSourceFile("geo.Point_View").openWriter()) {
          out.write("package geo; class Point_View {}");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  @Test
  void aNameThatAnotherProcessorHasTakenIsReportedAtTheInterface() {
    Compilation compilation =
        javac().withProcessors(new Squatter(), new DurableProcessor()).compile(POINT);
    assertThat(compilation).failed();
    assertThat(compilation)
        .hadErrorContaining("[DUR-098 CannotWrite]")
        .inFile(POINT)
        .onLineContaining("interface Point");
    assertThat(compilation).hadErrorContaining("geo.Point_View");
  }

  @Test
  void aTypeThatAJarMentionsAndTheClassPathLacksIsNamed(@TempDir Path jar) throws IOException {
    JavaFileObject missing = forSourceString("lib.Missing", "package lib; public class Missing {}");
    JavaFileObject holder =
        forSourceString("lib.Holder", "package lib; public record Holder(Missing missing) {}");
    for (JavaFileObject made : javac().compile(missing, holder).generatedFiles()) {
      if (made.getName().endsWith("Holder.class")) {
        Files.createDirectories(jar.resolve("lib"));
        try (InputStream in = made.openInputStream()) {
          Files.copy(in, jar.resolve("lib/Holder.class"));
        }
      }
    }
    JavaFileObject user =
        forSourceString(
            "geo.User",
            """
            package geo;

            @dev.durable.annotations.Durable
            public interface User {
              lib.Holder holder();
            }
            """);
    List<File> path = new ArrayList<>(List.of(jar.toFile()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(new File(entry));
    }
    Compilation compilation =
        javac().withProcessors(new DurableProcessor()).withClasspath(path).compile(user);
    assertThat(compilation)
        .hadErrorContaining("[DUR-034 UnresolvedType]")
        .inFile(user)
        .onLineContaining("lib.Holder holder();");
    assertThat(compilation).hadErrorContaining("Missing");
  }
}
