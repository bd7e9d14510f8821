package dev.durable.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.jspecify.annotations.Nullable;

/** Runs the processor inside of a compiler, as users do. */
final class Compilation {

  /** The compilers that the processor must please. */
  enum Compiler {
    JAVAC,
    ECJ
  }

  /** What a compiler said. */
  record Message(Diagnostic.Kind kind, String file, long line, String text) {

    @Override
    public String toString() {
      return kind.name().toLowerCase(Locale.ROOT) + " " + file + ":" + line + ": " + text;
    }
  }

  /**
   * What came of it.
   *
   * @param generated the texts of generated sources by file name
   * @param output with the class files
   */
  record Result(
      boolean success, List<Message> messages, Map<String, String> generated, Path output) {

    /** Everything said, one line each. */
    String log() {
      return messages.stream().map(Message::toString).collect(Collectors.joining("\n"));
    }

    /** What was said about sources that were generated. */
    String logOfGenerated() {
      return messages.stream()
          .filter(
              message ->
                  generated.keySet().stream().anyMatch(name -> name.endsWith(message.file())))
          .map(Message::toString)
          .collect(Collectors.joining("\n"));
    }
  }

  private final Compiler compiler;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private boolean reversed;
  private final List<String> options = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private boolean modules;
  private @Nullable String moduleFolder;

  Compilation(Compiler compiler) {
    this(compiler, new DurableProcessor());
  }

  Compilation(Compiler compiler, Processor processor) {
    this.compiler = compiler;
    processors.add(processor);
    classPath.add(location("dev.durable.DurableType"));
    classPath.add(location("dev.durable.annotations.Durable"));
    classPath.add(location("org.jspecify.annotations.Nullable"));
  }

  static Compilation javac() {
    return new Compilation(Compiler.JAVAC);
  }

  /** Where a class of the test's class path comes from. */
  static Path location(String className) {
    try {
      return Path.of(
          Class.forName(className).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Compilation source(String qualifiedName, String text) {
    sources.put(qualifiedName, text);
    return this;
  }

  Compilation sources(Map<String, String> texts) {
    texts.forEach(this::source);
    return this;
  }

  /** The sources the other way round. */
  Compilation reversed() {
    reversed = true;
    return this;
  }

  Compilation option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Warnings are errors, as strict users have it. */
  Compilation strict() {
    if (compiler == Compiler.JAVAC) {
      return option("-Xlint:all,-processing", "-Werror");
    }
    return option(
        "-warn:+unused,raw,unchecked,all-over-ann,dep-ann,semicolon,emptyBlock,uselessTypeCheck");
  }

  Compilation processor(Processor other) {
    processors.add(other);
    return this;
  }

  Compilation withoutJspecify() {
    classPath.removeIf(path -> path.toString().contains("jspecify"));
    return this;
  }

  Compilation classPath(Path more) {
    classPath.add(more);
    return this;
  }

  /** Everything on the module path. */
  Compilation modulePath() {
    modules = true;
    return this;
  }

  /** Sources in a folder with the module's name, as {@code --module-source-path} wants them. */
  Compilation moduleSourcePath(String module) {
    moduleFolder = module;
    return modulePath();
  }

  Result run() {
    try {
      return run(TestFolders.make("output"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(Path output) throws IOException {
    Path sourceFolder = TestFolders.make("sources");
    Path packages = moduleFolder == null ? sourceFolder : sourceFolder.resolve(moduleFolder);
    List<Path> paths = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = packages.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      paths.add(Files.writeString(file, source.getValue()));
    }
    if (reversed) {
      Collections.reverse(paths);
    }
    JavaCompiler tool =
        compiler == Compiler.JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    StringWriter log = new StringWriter();
    List<String> all = new ArrayList<>(options);
    String path =
        (modules ? jars() : classPath)
            .stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    all.addAll(List.of(modules ? "--module-path" : "-classpath", path));
    if (moduleFolder != null) {
      all.addAll(List.of("--module-source-path", sourceFolder.toString()));
    }
    all.addAll(List.of("-d", output.toString(), "-s", output.toString(), "-encoding", "UTF-8"));
    all.addAll(
        compiler == Compiler.JAVAC ? List.of("-proc:full", "--release", "25") : List.of("-25"));
    if (compiler == Compiler.ECJ && modules) {
      List<Message> said = new ArrayList<>();
      boolean success = EcjBatch.run(all, paths, said);
      return new Result(success, said, generated(output), output);
    }
    boolean success;
    try (StandardJavaFileManager files =
        tool.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          tool.getTask(log, files, collector, all, null, files.getJavaFileObjectsFromPaths(paths));
      task.setLocale(Locale.ROOT);
      task.setProcessors(processors);
      success = task.call();
    }
    List<Message> messages =
        collector.getDiagnostics().stream()
            .map(Compilation::message)
            .distinct()
            .collect(Collectors.toCollection(ArrayList::new));
    if (!success && messages.isEmpty()) {
      messages.add(new Message(Diagnostic.Kind.ERROR, "", 0, log.toString()));
    }
    return new Result(success, messages, generated(output), output);
  }

  /** The class path with jars for folders, which is what users have on module paths. */
  private List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        Path jar = TestFolders.make("jars").resolve("classes.jar");
        int exit =
            java.util.spi.ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "-cf", jar.toString(), "-C", entry.toString(), ".");
        if (exit != 0) {
          throw new IOException("jar failed on " + entry);
        }
        jars.add(jar);
      } else {
        jars.add(entry);
      }
    }
    return jars;
  }

  private static Message message(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String name = source == null ? "" : source.getName().replaceFirst(".*/", "");
    return new Message(
        diagnostic.getKind(), name, diagnostic.getLineNumber(), diagnostic.getMessage(Locale.ROOT));
  }

  private static Map<String, String> generated(Path output) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file :
          files
              .filter(each -> each.toString().endsWith(".java"))
              .sorted(Comparator.naturalOrder())
              .toList()) {
        texts.put(output.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return texts;
  }
}
