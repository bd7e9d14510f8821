import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that all sources are formatted, or formats them.
 *
 * <p>Run by the build: {@code mvn -N validate} checks, {@code mvn -N validate -Dformat=apply}
 * repairs. It runs in the JDK that compiles Durable, since a formatter understands no newer Java
 * than the one it runs on, and Maven itself may run on an older one.
 */
final class Format {

  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    List<String> call = new ArrayList<>();
    call.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    call.addAll(sources(Path.of(args[1])));
    PrintWriter out = new PrintWriter(System.out, true);
    int exit = new Main(out, out, System.in).format(call.toArray(String[]::new));
    if (exit != 0) {
      out.println("The files above are not formatted. Run: mvn -N validate -Dformat=apply");
    }
    System.exit(exit);
  }

  private static List<String> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !root.relativize(file).toString().contains("target"))
          .filter(file -> !root.relativize(file).toString().contains("goldens"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
