package dev.durable.processor.diagnostic;

import dev.durable.processor.model.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects findings, each of them once. */
public final class Findings {

  private final Set<Finding> findings = new LinkedHashSet<>();

  /** Adds a finding. */
  public void add(DiagnosticId id, Origin origin, String... arguments) {
    findings.add(Finding.of(id, origin, arguments));
  }

  /** Adds what another collected. */
  public void addAll(Findings others) {
    findings.addAll(others.findings);
  }

  /** What was found, in order. */
  public List<Finding> all() {
    return List.copyOf(findings);
  }

  /** Whether one of them forbids code to be generated. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.id().isError());
  }
}
