package dev.durable.processor;

import dev.durable.processor.Compilation.Message;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/**
 * ECJ by its command line, as build tools call it, with nothing on the class path: its {@code
 * javax.tools} compiler does not find the modules of all jars.
 */
final class EcjBatch {

  /** A line of {@code -Xemacs}, {@code path/Person.java:4: error: text}. */
  private static final Pattern MESSAGE =
      Pattern.compile("^(?:.*/)?([^/:]+\\.java):(\\d+): (error|warning): (.*)$", Pattern.MULTILINE);

  private EcjBatch() {}

  /** Compiles; gives whether that succeeded, and adds what was said. */
  static boolean run(List<String> options, List<Path> sources, List<Message> messages) {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-Xemacs", "-classpath", "no-such-folder"));
    arguments.add("-processorpath");
    arguments.add(
        Stream.of("dev.durable.processor.DurableProcessor", "com.palantir.javapoet.JavaFile")
            .map(name -> Compilation.location(name).toString())
            .collect(Collectors.joining(File.pathSeparator)));
    sources.forEach(source -> arguments.add(source.toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    boolean success =
        BatchCompiler.compile(
            arguments.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err), null);
    Matcher matcher = MESSAGE.matcher(err.toString());
    while (matcher.find()) {
      messages.add(
          new Message(
              Diagnostic.Kind.valueOf(matcher.group(3).toUpperCase(Locale.ROOT)),
              matcher.group(1),
              Long.parseLong(matcher.group(2)),
              matcher.group(4)));
    }
    if (!success && messages.isEmpty()) {
      messages.add(new Message(Diagnostic.Kind.ERROR, "", 0, out + "" + err));
    }
    return success;
  }
}
