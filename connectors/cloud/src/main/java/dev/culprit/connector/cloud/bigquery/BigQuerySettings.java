package dev.culprit.connector.cloud.bigquery;

import java.util.List;

/// What to read and how much it may cost.
///
/// @param project that holds the datasets and pays for queries
/// @param datasets empty for all of the project
/// @param location of the datasets; empty to let BigQuery find it
/// @param mostBytesBilled a query that would be billed for more fails before it runs
record BigQuerySettings(
        String project, List<String> datasets, String location, long mostBytesBilled) {
    BigQuerySettings {
        datasets = List.copyOf(datasets);
    }
}
