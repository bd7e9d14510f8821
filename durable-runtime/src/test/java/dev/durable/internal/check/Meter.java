package dev.durable.internal.check;

import java.lang.reflect.Method;

/**
 * What the current thread has used so far. By reflection, as the module under test reads nothing of
 * the management of the virtual machine.
 */
final class Meter {

  private final Object threads;
  private final Method allocated;
  private final Method time;

  Meter() {
    try {
      threads =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      Class<?> bean = Class.forName("com.sun.management.ThreadMXBean");
      allocated = bean.getMethod("getCurrentThreadAllocatedBytes");
      time = bean.getMethod("getCurrentThreadCpuTime");
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(String.valueOf(e.getMessage()), e);
    }
  }

  long allocatedBytes() {
    return get(allocated);
  }

  long cpuNanos() {
    return get(time);
  }

  private long get(Method method) {
    try {
      return (Long) method.invoke(threads);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(String.valueOf(e.getMessage()), e);
    }
  }
}
