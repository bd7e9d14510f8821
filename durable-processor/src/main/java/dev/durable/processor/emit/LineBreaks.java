package dev.durable.processor.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks lines of code that are too long: after an assignment, at a condition, between arguments.
 */
final class LineBreaks {

  private static final String CONTINUATION = "    ";

  private LineBreaks() {}

  /** Appends the line, broken if need be and possible. */
  static void append(String line, int width, List<String> result) {
    String text = line.strip();
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    if (line.length() <= width
        || text.startsWith("import ")
        || (!atClauses(indent, text, result)
            && !atAssignment(indent, text, width, result)
            && !atCondition(indent, text, width, result)
            && !atArguments(indent, text, width, result))) {
      result.add(line);
    }
  }

  /** The header of a type. */
  private static boolean atClauses(String indent, String text, List<String> result) {
    if (!text.endsWith("{") || text.contains("(")) {
      return false;
    }
    int from = 0;
    String gap = "";
    for (String clause : List.of(" extends ", " implements ", " permits ")) {
      int at = find(text, clause);
      if (at > from) {
        result.add(indent + gap + text.substring(from, at).strip());
        from = at;
        gap = CONTINUATION;
      }
    }
    if (from > 0) {
      result.add(indent + gap + text.substring(from).strip());
    }
    return from > 0;
  }

  private static boolean atAssignment(String indent, String text, int width, List<String> result) {
    int at = find(text, " = ");
    if (at < 0) {
      return false;
    }
    result.add(indent + text.substring(0, at + 2));
    append(indent + CONTINUATION + text.substring(at + 3), width, result);
    return true;
  }

  private static boolean atCondition(String indent, String text, int width, List<String> result) {
    int yes = find(text, " ? ");
    int no = find(text, " : ");
    if (yes < 0 || no < yes) {
      return false;
    }
    result.add(indent + text.substring(0, yes));
    append(indent + CONTINUATION + text.substring(yes + 1, no), width, result);
    append(indent + CONTINUATION + text.substring(no + 1), width, result);
    return true;
  }

  private static boolean atArguments(String indent, String text, int width, List<String> result) {
    int close = lastOutermostClose(text);
    int open = close < 0 ? -1 : matchingOpen(text, close);
    if (open < 0 || open + 1 == close) {
      return false;
    }
    result.add(indent + text.substring(0, open + 1));
    String inner = text.substring(open + 1, close);
    String tail = text.substring(close);
    String whole = indent + CONTINUATION + inner + tail;
    if (whole.length() <= width) {
      result.add(whole);
      return true;
    }
    List<String> arguments = split(inner);
    for (int i = 0; i < arguments.size(); i++) {
      String end = i + 1 == arguments.size() ? tail : ",";
      append(indent + CONTINUATION + arguments.get(i) + end, width, result);
    }
    return true;
  }

  /** Walks over code; tells for each character how deep in brackets it is, -1 inside of strings. */
  private static int[] depths(String text) {
    int[] depths = new int[text.length()];
    int depth = 0;
    int angles = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char before = i == 0 ? ' ' : text.charAt(i - 1);
      if (c == '"' && before != '\\') {
        quoted = !quoted;
      }
      boolean opens = !quoted && (c == '(' || (c == '<' && opensTypeArguments(text, i)));
      boolean closes = !quoted && (c == ')' || (c == '>' && angles > 0 && before != '-'));
      angles += opens && c == '<' ? 1 : closes && c == '>' ? -1 : 0;
      depth -= closes ? 1 : 0;
      depths[i] = quoted ? -1 : depth;
      depth += opens ? 1 : 0;
    }
    return depths;
  }

  private static boolean opensTypeArguments(String text, int at) {
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    return Character.isJavaIdentifierPart(before) || before == '.';
  }

  /** The first place outside of all brackets. */
  private static int find(String text, String token) {
    int[] depths = depths(text);
    for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
      if (depths[at] == 0) {
        return at;
      }
    }
    return -1;
  }

  private static int lastOutermostClose(String text) {
    int[] depths = depths(text);
    for (int i = text.length() - 1; i >= 0; i--) {
      if (text.charAt(i) == ')' && depths[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int matchingOpen(String text, int close) {
    int[] depths = depths(text);
    for (int i = close - 1; i >= 0; i--) {
      if (text.charAt(i) == '(' && depths[i] == depths[close]) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> split(String arguments) {
    int[] depths = depths(arguments);
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < arguments.length(); i++) {
      if (arguments.charAt(i) == ',' && depths[i] == 0) {
        parts.add(arguments.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(arguments.substring(from).strip());
    return parts;
  }
}
