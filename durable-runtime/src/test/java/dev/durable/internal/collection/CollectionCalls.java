package dev.durable.internal.collection;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.stream.Stream;

/** Calls of every method of every interface of a collection and of all that is taken from it. */
final class CollectionCalls {

  private CollectionCalls() {}

  /** With arguments with which they would do something; none was made yet. */
  static List<MethodCall> of(Object items, CollectionKind kind) {
    List<MethodCall> calls = new ArrayList<>();
    CollectionViews.of(items, kind)
        .forEach(
            (path, maker) -> {
              for (Method method : methods(maker.get().getClass())) {
                Object target = maker.get(); // an own one: iterators have a place
                calls.add(
                    new MethodCall(
                        path, target, method, new CallArguments(path, method, kind).all()));
              }
            });
    return calls;
  }

  /** The methods of all public interfaces that a class has. */
  private static Set<Method> methods(Class<?> type) {
    Set<Method> methods = new LinkedHashSet<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> face : at.getInterfaces()) {
        addMethods(face, methods);
      }
    }
    return methods;
  }

  private static void addMethods(Class<?> face, Set<Method> methods) {
    boolean isCollection =
        Stream.of(Collection.class, Map.class, Iterator.class, Spliterator.class, Map.Entry.class)
            .anyMatch(known -> known.isAssignableFrom(face));
    if (isCollection && Modifier.isPublic(face.getModifiers())) {
      for (Method method : face.getMethods()) {
        if (!Modifier.isStatic(method.getModifiers())) {
          methods.add(method);
        }
      }
    }
    for (Class<?> parent : face.getInterfaces()) {
      addMethods(parent, methods);
    }
  }
}
