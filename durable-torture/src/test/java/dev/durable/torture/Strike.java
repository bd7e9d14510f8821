package dev.durable.torture;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/**
 * Lets memory or stack run out at a place that is chosen by its number: {@link #into} puts a probe
 * before each allocation and at the entry of each method, where real errors of that kind come from.
 * Armed for one thread at a time.
 */
public final class Strike {

  /** What runs out. */
  enum Kind {
    /** At the entry of methods. */
    STACK,
    /** Before allocations. */
    MEMORY
  }

  private static @Nullable Thread thread;
  private static @Nullable Kind kind;
  private static long left;
  private static boolean happened;

  private Strike() {}

  /** From now on this thread fails after so many more places of that kind, once. */
  static void arm(Kind what, long placesBefore) {
    happened = false;
    kind = what;
    left = placesBefore;
    thread = Thread.currentThread();
  }

  /** Ends that, and returns how many places were not passed; below zero if it has failed. */
  static long disarm() {
    thread = null;
    return left;
  }

  /** Whether an error was thrown since {@link #arm}. */
  static boolean happened() {
    return happened;
  }

  /** A method begins: called by what {@link #into} has changed. */
  public static void entered() {
    if (strikes(Kind.STACK)) {
      throw new StackOverflowError("injected");
    }
  }

  /** Something is allocated: called by what {@link #into} has changed. */
  public static void allocates() {
    if (strikes(Kind.MEMORY)) {
      throw new OutOfMemoryError("injected");
    }
  }

  private static boolean strikes(Kind what) {
    boolean here = kind == what && Thread.currentThread().equals(thread) && left-- == 0;
    happened |= here;
    return here;
  }

  /** The class with a probe at each place. A class that cannot be initialized is lost for good. */
  static byte[] into(byte[] original) {
    ClassFile classFile = ClassFile.of();
    return classFile.transformClass(
        classFile.parse(original),
        ClassTransform.transformingMethodBodies(
            Strike::canFail, CodeTransform.ofStateful(Probes::new)));
  }

  private static boolean canFail(MethodModel method) {
    return !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
  }

  private static final class Probes implements CodeTransform {

    @Override
    public void atStart(CodeBuilder code) {
      probe(code, "entered");
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof NewObjectInstruction
          || element instanceof NewPrimitiveArrayInstruction
          || element instanceof NewReferenceArrayInstruction
          || element instanceof NewMultiArrayInstruction) {
        probe(code, "allocates");
      }
      code.with(element);
    }

    private static void probe(CodeBuilder code, String name) {
      code.invokestatic(
          ClassDesc.of(Strike.class.getName()), name, MethodTypeDesc.of(ConstantDescs.CD_void));
    }
  }
}
