package dev.durable.torture;

import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory and stack may run out anywhere in the engine, not only where it calls the storage. */
class StrikeTest {

  /** {@code -Ptorture} strikes everywhere, the usual run at each third place. */
  private static final int STRIDE = Integer.getInteger("durable.torture.stride", 2) == 1 ? 1 : 3;

  /** The storage in memory with all that it consists of, and the crashes made of it. */
  private static final Pattern STORAGE =
      Pattern.compile(
          "dev\\.durable\\.internal\\.io\\."
              + "(MemoryStorage|MemoryFile|MemoryInode|MemoryDevice|VirtualClock|Interval|CrashImages)"
              + "(\\$.*)?");

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whereverMemoryOrStackRunsOutTheHeapIsRightOrRefuses(StrikeSuite.Scene scene)
      throws Throwable {
    for (Strike.Kind kind : Strike.Kind.values()) {
      try (EngineLoader loader = new EngineLoader(StrikeTest::probed)) {
        System.out.println(
            loader
                .loadClass(StrikeSuite.class.getName())
                .getMethod("run", String.class, String.class, int.class)
                .invoke(null, scene.name(), kind.name(), STRIDE));
      } catch (InvocationTargetException found) {
        throw Objects.requireNonNull(found.getCause());
      }
    }
  }

  /** The engine, what generated code calls, and what was generated; not the storage in memory. */
  private static byte[] probed(String name, byte[] original) {
    boolean engine = name.startsWith("dev.durable.internal.") && !STORAGE.matcher(name).matches();
    boolean called = name.startsWith("dev.durable.codegen.");
    boolean generated =
        name.startsWith("dev.durable.torture.")
            && name.matches("dev\\.durable\\.torture\\.(Bank|Account|Vault)(Draft|_.*)");
    return engine || called || generated ? Strike.into(original) : original;
  }
}
