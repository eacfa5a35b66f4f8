package dev.culprit.connector.kit;

import dev.culprit.core.source.DataType;
import java.util.Locale;

/// Reads a native type's name, with or without parameters, in the spellings of SQL engines.
public final class NativeTypes {
    private NativeTypes() {}

    public static DataType dataType(String nativeName) {
        String name = nativeName.toLowerCase(Locale.ROOT).strip();
        if (isNested(name)) {
            return DataType.OTHER;
        }
        return switch (withoutParameters(name).replaceAll(" unsigned| zerofill", "")) {
            case "varchar", "text", "char", "bpchar", "character", "character varying" ->
                    DataType.TEXT;
            case "string", "name", "citext", "uuid", "enum" -> DataType.TEXT;
            case "tinytext", "mediumtext", "longtext", "set", "nchar", "nvarchar", "ntext" ->
                    DataType.TEXT;
            case "clob", "character large object", "varchar_ignorecase", "uniqueidentifier" ->
                    DataType.TEXT;
            case "mediumint", "year" -> DataType.INTEGER;
            case "decfloat", "money", "smallmoney" -> DataType.DECIMAL;
            case "datetime2", "smalldatetime", "datetimeoffset" -> DataType.TIMESTAMP;
            case "tinyblob", "mediumblob", "longblob", "image", "binary varying" -> DataType.BINARY;
            case "binary large object" -> DataType.BINARY;
            case "tinyint", "smallint", "integer", "int", "bigint", "hugeint" -> DataType.INTEGER;
            case "utinyint", "usmallint", "uinteger", "ubigint", "uhugeint" -> DataType.INTEGER;
            case "int2", "int4", "int8", "serial", "bigserial", "smallserial", "oid" ->
                    DataType.INTEGER;
            case "decimal", "numeric", "double", "float", "real", "double precision" ->
                    DataType.DECIMAL;
            case "float4", "float8", "bignum" -> DataType.DECIMAL;
            case "boolean", "bool" -> DataType.BOOLEAN;
            case "date" -> DataType.DATE;
            case "timestamp", "timestamptz", "datetime" -> DataType.TIMESTAMP;
            case "timestamp without time zone", "timestamp with time zone" -> DataType.TIMESTAMP;
            case "timestamp_s", "timestamp_ms", "timestamp_ns" -> DataType.TIMESTAMP;
            case "time", "timetz", "time_ns" -> DataType.TIME;
            case "time without time zone", "time with time zone" -> DataType.TIME;
            case "blob", "bytea", "binary", "varbinary" -> DataType.BINARY;
            case "json", "jsonb" -> DataType.JSON;
            default -> DataType.OTHER;
        };
    }

    /// Whether values of the type carry an offset and mean an instant.
    public static boolean isZoned(String nativeName) {
        String name = nativeName.toLowerCase(Locale.ROOT);
        return name.startsWith("timestamptz")
                || name.startsWith("datetimeoffset")
                || (name.startsWith("timestamp") && name.endsWith("with time zone"));
    }

    private static boolean isNested(String name) {
        return name.endsWith("]")
                || name.startsWith("_")
                || name.startsWith("struct")
                || name.startsWith("map")
                || name.startsWith("union");
    }

    /// `timestamp(3) with time zone` is `timestamp with time zone`.
    private static String withoutParameters(String name) {
        int open = name.indexOf('(');
        int close = name.lastIndexOf(')');
        return open < 0 || close < open
                ? name
                : (name.substring(0, open) + name.substring(close + 1)).strip();
    }
}
