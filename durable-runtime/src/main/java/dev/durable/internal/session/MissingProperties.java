package dev.durable.internal.session;

import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.Layout;
import dev.durable.error.InvalidDraftException;
import dev.durable.error.UnsetPropertyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects required properties that are not set and tells the path to each. */
final class MissingProperties implements EntitySerializer.Findings {

  /** So many are named; a bulk import that forgot one property would name it a million times. */
  private static final int NAMED = 20;

  private final Reachable reachable;
  private final List<String> paths = new ArrayList<>();
  private int count;
  private int position;

  MissingProperties(Reachable reachable) {
    this.reachable = reachable;
  }

  /** Checks the draft at this position. */
  void check(int at, EntityDraft<?> draft, EntitySerializer<EntityDraft<?>> serializer) {
    position = at;
    serializer.check(draft, this);
  }

  @Override
  public void required(String property, boolean missing) {
    if (missing) {
      count++;
      if (paths.size() < NAMED) {
        paths.add(path(position) + "." + property);
      }
    }
  }

  void throwIfAny() {
    if (count > 0) {
      throw new InvalidDraftException(
          "Nothing was committed, because required properties are not set:\n  "
              + String.join("\n  ", paths)
              + (count > paths.size() ? "\n  and " + (count - paths.size()) + " more" : "")
              + "\nSet them and commit again, or declare them @Nullable.");
    }
  }

  /** From a changed entity, or the root of a new heap, down to the draft. */
  private String path(int to) {
    StringBuilder path = new StringBuilder();
    int at = to;
    int steps = 0;
    while (reachable.referrer(at) >= 0 && steps++ < NAMED) {
      EntityDraft<?> draft = reachable.drafts().get(at);
      at = reachable.referrer(at);
      path.insert(0, "." + step(reachable.drafts().get(at), draft));
    }
    String start = Entities.name(reachable.drafts().get(at));
    return (reachable.referrer(at) >= 0 ? "…" : start) + path;
  }

  /** The property of one draft that leads to the other. */
  private static String step(EntityDraft<?> from, EntityDraft<?> to) {
    EntityType<?, ?, ?> type = EntityDraft.typeOf(from);
    List<Layout.Field> fields = EntityType.layoutOf(type).fields();
    for (int i = 0; i < fields.size(); i++) {
      String place = place(value(type, from, i), to);
      if (place != null) {
        return fields.get(i).name() + place;
      }
    }
    return "…";
  }

  private static @Nullable Object value(EntityType<?, ?, ?> type, EntityDraft<?> from, int i) {
    try {
      return EntityType.propertyOf(type, from, i);
    } catch (UnsetPropertyException e) {
      return null; // not set, so it leads nowhere
    }
  }

  @SuppressWarnings("ReferenceEquality") // a draft is equal to itself alone
  private static @Nullable String place(@Nullable Object value, EntityDraft<?> to) {
    if (value == to) {
      return "";
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String inside = entry.getKey() == to ? "" : place(entry.getValue(), to);
        if (inside != null) {
          return "[" + entry.getKey() + "]" + inside;
        }
      }
    } else if (value instanceof Collection<?> elements) {
      int index = 0;
      for (Object element : elements) {
        String inside = place(element, to);
        if (inside != null) {
          return "[" + index + "]" + inside;
        }
        index++;
      }
    }
    return null;
  }
}
