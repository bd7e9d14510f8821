package dev.durable.examples.benchmarks.report;

import java.util.Map;

/**
 * What one work measured of one system in one round.
 *
 * @param work the work's short name
 * @param system the system's name on the command line
 * @param figures by name; {@code main} is in the unit of the work
 */
public record Sample(
    String work, String system, int customers, int round, Map<String, Double> figures) {}
