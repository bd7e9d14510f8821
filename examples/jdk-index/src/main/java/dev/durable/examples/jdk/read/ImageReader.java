package dev.durable.examples.jdk.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Reads the {@code jrt:} image of an installed JDK. */
public final class ImageReader {

  /** Told now and then how far reading is; called by several threads. */
  @FunctionalInterface
  public interface Listener {

    /** So many class files of all were read. */
    void read(int count, int all);
  }

  private static final int TELL_EVERY = 512;

  private final JdkHome home;
  private final Listener listener;
  private final ClassReader reader = new ClassReader();

  /** Reads that JDK. */
  public ImageReader(JdkHome home, Listener listener) {
    this.home = home;
    this.listener = listener;
  }

  /**
   * Reads these modules and all that they require.
   *
   * @param roots names of modules; all of the image where it is empty
   * @throws IllegalArgumentException when a module is not in the image, or a class file is too new
   *     for the JDK that runs this
   */
  public JdkFacts read(Set<String> roots) throws IOException {
    try (FileSystem image =
        FileSystems.newFileSystem(
            URI.create("jrt:/"), Map.of("java.home", home.folder().toString()))) {
      Path top = image.getPath("/modules");
      Collection<ModuleFacts> modules = closure(roots, modules(top));
      List<Path> files = new ArrayList<>();
      for (ModuleFacts module : modules) {
        files.addAll(classFiles(top.resolve(module.name())));
      }
      return Closing.over(home, modules, types(files));
    } catch (UncheckedIOException e) {
      throw new IOException(
          "Cannot read the classes of " + home.folder() + ": " + e.getMessage(), e);
    }
  }

  private Map<String, ModuleFacts> modules(Path top) throws IOException {
    Map<String, ModuleFacts> modules = new TreeMap<>();
    try (Stream<Path> folders = Files.list(top)) {
      for (Path folder : folders.toList()) {
        ModuleFacts facts = reader.module(bytes(folder.resolve("module-info.class")));
        modules.put(facts.name(), facts);
      }
    }
    return modules;
  }

  private Collection<ModuleFacts> closure(Set<String> roots, Map<String, ModuleFacts> modules) {
    if (roots.isEmpty()) {
      return modules.values();
    }
    Map<String, ModuleFacts> wanted = new TreeMap<>();
    List<String> open = new ArrayList<>(roots);
    while (!open.isEmpty()) {
      String name = open.removeLast();
      ModuleFacts facts = modules.get(name);
      if (facts == null) {
        throw new IllegalArgumentException(
            home + " has no module " + name + ". It has: " + String.join(", ", modules.keySet()));
      }
      if (wanted.put(name, facts) == null) {
        open.addAll(facts.requires());
      }
    }
    return wanted.values();
  }

  private static List<Path> classFiles(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module)) {
      return files.filter(ImageReader::isClass).toList();
    }
  }

  private static boolean isClass(Path file) {
    String name = file.toString();
    return name.endsWith(".class")
        && !name.endsWith("module-info.class")
        && !name.endsWith("package-info.class");
  }

  private List<TypeFacts> types(List<Path> files) {
    AtomicInteger count = new AtomicInteger();
    return files.parallelStream()
        .map(
            file -> {
              TypeFacts facts = type(file);
              int done = count.incrementAndGet();
              if (done % TELL_EVERY == 0 || done == files.size()) {
                listener.read(done, files.size());
              }
              return facts;
            })
        .sorted(Comparator.comparing(TypeFacts::name))
        .toList();
  }

  private TypeFacts type(Path file) {
    try {
      return reader.type(file.getName(1).toString(), bytes(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot understand "
              + file
              + " of "
              + home
              + ": "
              + e.getMessage()
              + " Class files newer than the JDK that runs this are not understood.",
          e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
