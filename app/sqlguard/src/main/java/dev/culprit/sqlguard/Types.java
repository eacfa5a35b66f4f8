package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/// The types a query may cast to. Others are refused: some look names up in the catalogue when cast
/// to (PostgreSQL's `regclass`), and a user's own type runs the user's own code.
final class Types {
    private static final Pattern ARGUMENTS = Pattern.compile("\\(\\s*\\d+\\s*(,\\s*\\d+\\s*)?\\)");

    private static final Set<String> ALLOWED =
            Set.of(
                    "int",
                    "integer",
                    "int2",
                    "int4",
                    "int8",
                    "bigint",
                    "smallint",
                    "tinyint",
                    "hugeint",
                    "uinteger",
                    "ubigint",
                    "usmallint",
                    "utinyint",
                    "real",
                    "float",
                    "float4",
                    "float8",
                    "double",
                    "double precision",
                    "decimal",
                    "numeric",
                    "text",
                    "varchar",
                    "character varying",
                    "char",
                    "character",
                    "bpchar",
                    "string",
                    "boolean",
                    "bool",
                    "date",
                    "time",
                    "timestamp",
                    "datetime",
                    "timestamptz",
                    "timestamp with time zone",
                    "timestamp without time zone",
                    "time with time zone",
                    "time without time zone",
                    "timestamp_s",
                    "timestamp_ms",
                    "timestamp_ns",
                    "interval",
                    "uuid",
                    "signed",
                    "unsigned",
                    "int64",
                    "float64",
                    "bignumeric",
                    "number",
                    "nvarchar",
                    "nchar",
                    "bit",
                    "datetime2",
                    "datetimeoffset",
                    "timestamp_ntz",
                    "timestamp_ltz",
                    "timestamp_tz");

    private Types() {}

    static void check(ColDataType type) {
        boolean plain =
                (type.getArrayData() == null || type.getArrayData().isEmpty())
                        && type.getCharacterSet() == null
                        && type.getIntervalQualifier() == null;
        String name = ARGUMENTS.matcher(type.toString()).replaceAll(" ").strip();
        String normal = name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (!plain || !ALLOWED.contains(normal)) {
            throw new RefusedException(
                    Reason.FORBIDDEN_CLAUSE, "Casting to " + type + " is not allowed.");
        }
    }
}
