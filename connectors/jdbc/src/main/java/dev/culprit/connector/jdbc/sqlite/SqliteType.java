package dev.culprit.connector.jdbc.sqlite;

import dev.culprit.connector.kit.NativeTypes;
import dev.culprit.core.source.DataType;
import java.util.Locale;

/// What a declared type means. SQLite takes any word and stores any value under it; of words that
/// no other engine knows, its own rules of affinity decide (sqlite.org/datatype3.html, section 3.1).
final class SqliteType {
    private SqliteType() {}

    static DataType of(String declared) {
        DataType known = NativeTypes.dataType(declared);
        return known == DataType.OTHER ? byAffinity(declared.toLowerCase(Locale.ROOT)) : known;
    }

    private static DataType byAffinity(String declared) {
        if (declared.contains("int")) {
            return DataType.INTEGER;
        }
        if (declared.contains("char") || declared.contains("clob") || declared.contains("text")) {
            return DataType.TEXT;
        }
        if (declared.contains("real") || declared.contains("floa") || declared.contains("doub")) {
            return DataType.DECIMAL;
        }
        return declared.isEmpty() || declared.contains("blob") ? DataType.OTHER : DataType.DECIMAL;
    }

    /// What the column's values show instead: times stored as numbers are numbers to every query,
    /// and a column without a declared type is what it holds.
    ///
    /// @param stored the storage classes of some of its values, separated by commas
    static DataType of(DataType declared, String stored) {
        return switch (declared) {
            case DATE, TIMESTAMP, TIME, BOOLEAN ->
                    stored.equals("text") || stored.isEmpty() || declared == DataType.BOOLEAN
                            ? booleanOrDeclared(declared, stored)
                            : number(stored, declared);
            case OTHER -> byValues(stored);
            case TEXT, INTEGER, DECIMAL, BINARY, JSON -> declared;
        };
    }

    private static DataType booleanOrDeclared(DataType declared, String stored) {
        return declared == DataType.BOOLEAN && stored.contains("text") ? DataType.TEXT : declared;
    }

    private static DataType number(String stored, DataType declared) {
        return switch (stored) {
            case "integer" -> DataType.INTEGER;
            case "real", "integer,real" -> DataType.DECIMAL;
            default -> declared;
        };
    }

    private static DataType byValues(String stored) {
        return switch (stored) {
            case "integer" -> DataType.INTEGER;
            case "real", "integer,real" -> DataType.DECIMAL;
            case "text" -> DataType.TEXT;
            case "blob" -> DataType.BINARY;
            default -> DataType.OTHER;
        };
    }
}
