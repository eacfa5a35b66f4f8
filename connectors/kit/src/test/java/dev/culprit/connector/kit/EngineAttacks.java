package dev.culprit.connector.kit;

import java.util.ArrayList;
import java.util.List;

/// Attacks on the embedded engine behind an extract, for the contracts of all families on it.
public final class EngineAttacks {
    private EngineAttacks() {}

    public static List<String> all() {
        List<String> attacks = new ArrayList<>(ConnectorContract.commonAttacks());
        attacks.addAll(
                List.of(
                        "SELECT * FROM read_csv('/etc/passwd')",
                        "SELECT * FROM read_text('/etc/hostname')",
                        "SELECT * FROM glob('/etc/*')",
                        "SELECT * FROM 's3://bucket/file.parquet'",
                        "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')",
                        "COPY orders TO '/tmp/stolen.csv'",
                        "EXPORT DATABASE '/tmp/stolen'",
                        "ATTACH ':memory:' AS other",
                        "INSTALL httpfs",
                        "LOAD httpfs",
                        "SET enable_external_access = true",
                        "SET lock_configuration = false",
                        "PRAGMA enable_profiling",
                        "CREATE TEMP TABLE t AS SELECT 1",
                        "SELECT * FROM query('DROP TABLE orders')",
                        "WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d",
                        "SELECT 1; SELECT 2"));
        return attacks;
    }

    public static String endlessQuery() {
        return "SELECT count(*) FROM range(10000000) a, range(10000000) b"
                + " WHERE a.range % 7 = b.range % 11";
    }
}
