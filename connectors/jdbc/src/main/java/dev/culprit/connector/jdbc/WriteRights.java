package dev.culprit.connector.jdbc;

import java.util.List;

/// The sentence on tables that a login may write to.
public final class WriteRights {
    private WriteRights() {}

    /// @return empty without tables
    public static List<String> warnings(String user, List<String> writable) {
        if (writable.isEmpty()) {
            return List.of();
        }
        String tables = writable.size() == 1 ? "the table " : writable.size() + " tables, such as ";
        return List.of(
                user
                        + " may write to "
                        + tables
                        + writable.getFirst()
                        + "; a login that may only read is safer.");
    }
}
