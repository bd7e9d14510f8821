package dev.durable.examples.benchmarks.compile;

import com.sun.management.OperatingSystemMXBean;
import dev.durable.examples.benchmarks.store.WrongResultException;
import dev.durable.examples.benchmarks.work.Disk;
import dev.durable.examples.benchmarks.work.Figures;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The process that compiles: once as a build that was just started, and once more as the next
 * module of that build, whose processors are loaded anew.
 */
public final class CompileProbe {

  private final Variant variant;
  private final int count;
  private final Path folder;
  private final String classPath;
  private final String processorPath;

  CompileProbe(String... args) {
    this.variant = Variant.valueOf(args[0]);
    this.count = Integer.parseInt(args[1]);
    this.folder = Path.of(args[2]);
    this.classPath = args[3];
    this.processorPath = args[4];
  }

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    System.out.print(new CompileProbe(args).run().lines());
  }

  /** What {@link #main} takes. */
  static List<String> arguments(
      Variant variant, int count, Path folder, String classPath, String processorPath) {
    return List.of(
        variant.name(), Integer.toString(count), folder.toString(), classPath, processorPath);
  }

  Figures run() throws IOException, ReflectiveOperationException {
    List<Path> sources = Interfaces.write(folder.resolve("src"), count, variant);
    Figures figures = new Figures();
    long before = cpuNanos();
    figures.put(Figures.MAIN, compile(sources, "first"));
    long between = cpuNanos();
    figures.put("CPU ms", (between - before) / 1e6);
    figures.put("next module ms", compile(sources, "next"));
    figures.put("next module CPU ms", (cpuNanos() - between) / 1e6);
    requireClasses(folder.resolve("first"));
    Path generated = folder.resolve("first-sources");
    figures.put("generated files", files(generated, ".java").size());
    figures.put("generated lines", (double) lines(generated));
    figures.put("generated KB", Disk.sizeOf(generated) / 1e3);
    figures.put("classes KB", Disk.sizeOf(folder.resolve("first")) / 1e3);
    return figures;
  }

  /** Of all threads of this process, those of its own compiler and collector too. */
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** In milliseconds. */
  private double compile(List<Path> sources, String name) throws IOException {
    Path classes = Files.createDirectory(folder.resolve(name));
    Path generated = Files.createDirectory(folder.resolve(name + "-sources"));
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--release", "25", "-encoding", "UTF-8", "-Xlint:all,-processing"));
    options.addAll(List.of("-cp", classPath, "-d", classes.toString(), "-s", generated.toString()));
    options.addAll(
        processorPath.isEmpty()
            ? List.of("-proc:none")
            : List.of("-proc:full", "-processorpath", processorPath));
    StringWriter log = new StringWriter();
    long start = System.nanoTime();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    boolean success;
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      Iterable<? extends JavaFileObject> files = manager.getJavaFileObjectsFromPaths(sources);
      success = compiler.getTask(log, manager, null, options, null, files).call();
    }
    double took = (System.nanoTime() - start) / 1e6;
    if (!success) {
      throw new WrongResultException(variant + " did not compile:\n" + log);
    }
    return took;
  }

  /** All classes are there, and the verifier has nothing against any. */
  private void requireClasses(Path classes) throws IOException, ReflectiveOperationException {
    List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      for (int i = 0; i < count; i++) {
        for (String name : Interfaces.classes(i, variant)) {
          Class<?> loaded = Class.forName(name, true, loader);
          WrongResultException.unlessEqual(
              "The methods of " + name, true, loaded.getDeclaredMethods().length > 0);
        }
      }
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static long lines(Path folder) throws IOException {
    long lines = 0;
    for (Path file : files(folder, ".java")) {
      try (Stream<String> each = Files.lines(file)) {
        lines += each.count();
      }
    }
    return lines;
  }
}
