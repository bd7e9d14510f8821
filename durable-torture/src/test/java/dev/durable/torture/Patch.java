package dev.durable.torture;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;

/** Changes one method of a compiled class, so that it has a bug. */
interface Patch {

  /** Hands on the element, or something else, and then returns true. */
  boolean apply(CodeBuilder code, CodeElement element);

  /** The class with this patch in all methods of that name; it must fit somewhere in them. */
  default byte[] in(byte[] original, String method) {
    int[] hits = new int[1];
    CodeTransform transform =
        (code, element) -> {
          if (apply(code, element)) {
            hits[0]++;
          } else {
            code.with(element);
          }
        };
    ClassFile classFile = ClassFile.of();
    byte[] patched =
        classFile.transformClass(
            classFile.parse(original),
            ClassTransform.transformingMethodBodies(m -> named(m, method), transform));
    if (hits[0] == 0) {
      throw new IllegalStateException("the bug does not fit into " + method + " any more");
    }
    return patched;
  }

  private static boolean named(MethodModel method, String name) {
    return method.methodName().equalsString(name);
  }

  /** Leaves a call out; what it should return is 0 or null. */
  static Patch drop(String called) {
    return answer(called, 0);
  }

  /** Leaves a call out, and goes on as if it had returned that. */
  static Patch answer(String called, int result) {
    return (code, element) -> {
      if (!(element instanceof InvokeInstruction call) || !call.name().equalsString(called)) {
        return false;
      }
      discardArguments(code, call);
      constant(code, TypeKind.from(call.typeSymbol().returnType()), result);
      return true;
    };
  }

  private static void discardArguments(CodeBuilder code, InvokeInstruction call) {
    List<ClassDesc> parameters = call.typeSymbol().parameterList();
    for (ClassDesc parameter : parameters.reversed()) {
      if (TypeKind.from(parameter).slotSize() == 2) {
        code.pop2();
      } else {
        code.pop();
      }
    }
    if (call.opcode() != java.lang.classfile.Opcode.INVOKESTATIC) {
      code.pop();
    }
  }

  private static void constant(CodeBuilder code, TypeKind kind, int value) {
    switch (kind) {
      case VOID -> code.nop();
      case LONG -> code.loadConstant((long) value);
      case REFERENCE -> code.aconst_null();
      default -> code.loadConstant(value);
    }
  }

  /** Calls the static method of that name in {@link Bugs} instead, with the same arguments. */
  static Patch redirect(String called) {
    return (code, element) -> {
      if (!(element instanceof InvokeInstruction call) || !call.name().equalsString(called)) {
        return false;
      }
      MethodTypeDesc type = call.typeSymbol();
      if (call.opcode() != java.lang.classfile.Opcode.INVOKESTATIC) {
        type = type.insertParameterTypes(0, call.owner().asSymbol());
      }
      code.invokestatic(ClassDesc.of(Bugs.class.getName()), called, type);
      return true;
    };
  }

  /** Takes another number. */
  static Patch constant(int old, int other) {
    return (code, element) -> {
      if (!(element instanceof ConstantInstruction constant)
          || !(constant.constantValue() instanceof Number value)
          || value.longValue() != old) {
        return false;
      }
      constant(code, constant.typeKind(), other);
      return true;
    };
  }

  /** Does something else before a field is written; the new value lies on the stack. */
  static Patch beforeWriting(String field, Consumer<CodeBuilder> action) {
    return (code, element) -> {
      boolean found =
          element instanceof FieldInstruction access
              && access.name().equalsString(field)
              && access.opcode() == java.lang.classfile.Opcode.PUTFIELD;
      if (found) {
        action.accept(code);
        code.with(element);
      }
      return found;
    };
  }

  /** Does only this, instead of all that the method does. */
  static Patch only(Consumer<CodeBuilder> body) {
    return new Patch() {
      @Override
      public boolean apply(CodeBuilder code, CodeElement element) {
        throw new IllegalStateException();
      }

      @Override
      public byte[] in(byte[] original, String method) {
        ClassFile classFile = ClassFile.of();
        return classFile.transformClass(
            classFile.parse(original),
            (builder, element) -> {
              if (element instanceof MethodModel model && named(model, method)) {
                builder.withMethodBody(
                    model.methodName(), model.methodType(), model.flags().flagsMask(), body);
              } else {
                builder.with(element);
              }
            });
      }
    };
  }

  /** Does this first. */
  static Patch first(Consumer<CodeBuilder> action) {
    return new Patch() {
      private boolean done;

      @Override
      public boolean apply(CodeBuilder code, CodeElement element) {
        if (!done) {
          done = true;
          action.accept(code);
          code.with(element);
          return true;
        }
        return false;
      }
    };
  }
}
