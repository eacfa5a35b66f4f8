package dev.culprit.core.source;

import java.util.Locale;

/// A table's name within a source. `schema` is empty where the source has no schemas or the table
/// is in the default one.
public record TableName(String schema, String name) implements Comparable<TableName> {
    public TableName {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A table needs a name");
        }
    }

    public static TableName of(String name) {
        return new TableName("", name);
    }

    /// Whether a reference as written in an alert or query means this table: names compare without
    /// case, and a missing schema matches any.
    public boolean matches(String reference) {
        String wanted = reference.toLowerCase(Locale.ROOT);
        return wanted.equals(name.toLowerCase(Locale.ROOT))
                || wanted.equals(toString().toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(TableName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
