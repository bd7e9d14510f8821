package dev.durable.processor.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives generated sources the look of written ones, where JavaPoet does not: short comments on one
 * line, fields without gaps, no line beyond 100 columns where it can be broken.
 */
final class Tidy {

  private static final int WIDTH = 100;

  private Tidy() {}

  static String tidy(String source) {
    List<String> lines = source.lines().toList();
    List<String> result = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace(". @", ".@");
      if (i + 2 < lines.size() && isShortComment(lines, i)) {
        result.add(line + lines.get(i + 1).strip().substring(1) + " */");
        i += 2;
      } else if (isComment(line)) {
        result.add(line);
      } else if (!line.isBlank() || !isGap(lines, i)) {
        LineBreaks.append(line, WIDTH, result);
        if (opensTopLevelType(line)) {
          result.add("");
        }
      }
    }
    return String.join("\n", result) + "\n";
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("*") || line.strip().startsWith("/*");
  }

  private static boolean isShortComment(List<String> lines, int at) {
    return lines.get(at).strip().equals("/**")
        && lines.get(at + 2).strip().equals("*/")
        && lines.get(at).length() + lines.get(at + 1).strip().length() + 2 <= WIDTH;
  }

  /** A blank line between fields of one kind that have no comments. */
  private static boolean isGap(List<String> lines, int at) {
    if (at == 0 || at + 1 >= lines.size()) {
      return false;
    }
    String kind = fieldKind(lines.get(at - 1));
    return !kind.isEmpty() && kind.equals(fieldKind(lines.get(at + 1)));
  }

  private static String fieldKind(String line) {
    boolean isMember = line.startsWith("  ") && !line.startsWith("   ") && line.endsWith(";");
    if (!isMember || line.contains("public ") || line.contains("abstract ")) {
      return "";
    }
    for (String kind :
        List.of("static final long", "static final int", "static final", "long touched")) {
      if (line.strip().startsWith(kind)) {
        return kind;
      }
    }
    return line.contains("(") && !line.contains(" = ") ? "" : "field";
  }

  private static boolean opensTopLevelType(String line) {
    return line.endsWith("{") && !line.startsWith(" ") && !line.startsWith("}");
  }
}
