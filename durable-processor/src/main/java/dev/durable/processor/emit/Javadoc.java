package dev.durable.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** Documentation comments, wrapped as the code around them is. */
final class Javadoc {

  private static final int WIDTH = 95;

  private Javadoc() {}

  /** The text, and the first sentence of what it speaks of, where there is one. */
  static CodeBlock of(String text, String sentence) {
    String whole = sentence.isEmpty() ? text + "." : text + ". " + sentence;
    return CodeBlock.of("$L\n", wrap(whole));
  }

  private static String wrap(String text) {
    StringBuilder result = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        result.append('\n');
        column = 0;
      } else if (column > 0) {
        result.append(' ');
        column++;
      }
      result.append(word);
      column += word.length();
    }
    return result.toString();
  }
}
