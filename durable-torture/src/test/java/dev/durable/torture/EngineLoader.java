package dev.durable.torture;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads the engine and its tests once more, classes of it changed. */
final class EngineLoader extends URLClassLoader {

  private static final String OURS = "dev.durable.";

  private final Rewriting rewriting;

  /** Changes classes before they are loaded. */
  interface Rewriting {

    /** That class as it is to be loaded; the same array if it is to stay. */
    byte[] rewrite(String name, byte[] original);
  }

  EngineLoader(Rewriting rewriting) {
    super(classPath(), EngineLoader.class.getClassLoader());
    this.rewriting = rewriting;
  }

  private static URL[] classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<URL> urls = new ArrayList<>();
    try {
      for (String entry : path.split(java.io.File.pathSeparator, -1)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return urls.toArray(URL[]::new);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] original = in.readAllBytes();
      byte[] changed = rewriting.rewrite(name, original);
      return defineClass(name, changed, 0, changed.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
