package dev.durable.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static com.google.testing.compile.JavaFileObjects.forSourceString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

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
}
