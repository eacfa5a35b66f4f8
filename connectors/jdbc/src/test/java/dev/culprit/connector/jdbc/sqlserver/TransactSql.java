package dev.culprit.connector.jdbc.sqlserver;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The little of SQL Server's own language and catalogue that DuckDB is taught: names in brackets,
/// names of types in casts, `TOP` at the very beginning, and views over what DuckDB knows of itself.
final class TransactSql {
    private static final Map<String, String> TYPES =
            Map.of(
                    "float", "DOUBLE",
                    "bit", "BOOLEAN",
                    "datetime2", "TIMESTAMP",
                    "datetimeoffset", "TIMESTAMP WITH TIME ZONE",
                    "varchar", "VARCHAR",
                    "nvarchar", "VARCHAR",
                    "varbinary", "BLOB");
    private static final Pattern OWN =
            Pattern.compile(
                    "(?:\\bN)?(?<text>'[^']*+(?:''[^']*+)*+')"
                            + "|(?<quoted>\"[^\"]*+(?:\"\"[^\"]*+)*+\")"
                            + "|\\[(?<name>[^\\]]*+(?:\\]\\][^\\]]*+)*+)\\]"
                            + "|\\binformation_schema\\.(?<view>\\w+)"
                            + "|\\bAS\\s+(?<type>"
                            + String.join("|", TYPES.keySet())
                            + ")(?:\\s*\\((?:\\d+|MAX)\\))?(?=\\s*\\))",
                    Pattern.CASE_INSENSITIVE);

    /// As in a database that tells cases apart, where the standard's names are known in capitals only.
    private static final Pattern SMALL =
            Pattern.compile("\\b(?!INFORMATION_SCHEMA\\.[A-Z_]+\\b)(?i:information_schema)\\.\\w+");

    private static final Pattern TOP =
            Pattern.compile(
                    "\\s*SELECT\\s+TOP\\s*\\(?\\s*(\\d+)\\s*\\)?\\s(.*)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// What the connector and the driver may ask of SQL Server itself. The login is the session's
    /// variable, and `owner` the one that may write.
    static final List<String> CATALOGUE =
            List.of(
                    "CREATE SCHEMA dbo",
                    "CREATE SCHEMA sys",
                    "CREATE SCHEMA standard",
                    "CREATE MACRO main.schema_name() AS current_schema()",
                    "CREATE MACRO main.sysdatetime() AS localtimestamp",
                    "CREATE MACRO main.getdate() AS localtimestamp",
                    "CREATE MACRO main.is_member(role) AS CASE WHEN getvariable('login') = 'owner'"
                            + " THEN role = 'db_owner' ELSE role = 'db_datareader' END::int",
                    "CREATE MACRO main.is_srvrolemember(role) AS (role = 'public')::int",
                    "CREATE MACRO sys.fn_my_permissions(securable, class) AS TABLE"
                            + " SELECT permission_name FROM (VALUES ('CONNECT'), ('SELECT')) r (permission_name)"
                            + " UNION ALL SELECT permission_name FROM"
                            + " (VALUES ('INSERT'), ('ALTER'), ('CONTROL')) w (permission_name)"
                            + " WHERE getvariable('login') = 'owner'",
                    "CREATE VIEW sys.schemas AS SELECT schema_name AS name, oid AS schema_id"
                            + " FROM duckdb_schemas() WHERE database_name = current_database()",
                    "CREATE VIEW sys.tables AS SELECT table_name AS name, table_oid AS object_id,"
                            + " schema_oid AS schema_id FROM duckdb_tables()",
                    "CREATE VIEW sys.partitions AS SELECT table_oid AS object_id, 0 AS index_id,"
                            + " 1 AS partition_number, estimated_size AS rows FROM duckdb_tables()",
                    "CREATE MACRO sys.type(t) AS CASE split_part(t, '(', 1)"
                            + " WHEN 'VARCHAR' THEN 'nvarchar' WHEN 'BOOLEAN' THEN 'bit'"
                            + " WHEN 'DOUBLE' THEN 'float' WHEN 'FLOAT' THEN 'real'"
                            + " WHEN 'INTEGER' THEN 'int' WHEN 'BLOB' THEN 'varbinary'"
                            + " WHEN 'TIMESTAMP' THEN 'datetime2'"
                            + " WHEN 'TIMESTAMP WITH TIME ZONE' THEN 'datetimeoffset'"
                            + " ELSE lower(split_part(t, '(', 1)) END",
                    standard("tables", "*", "table"),
                    standard("columns", "* REPLACE (sys.type(data_type) AS data_type)", "table"),
                    standard("table_constraints", "*", "constraint"),
                    standard("key_column_usage", "*", "constraint"),
                    standard("referential_constraints", "*", "constraint"));

    private TransactSql() {}

    private static String standard(String view, String columns, String of) {
        return "CREATE VIEW standard.%1$s AS SELECT %2$s FROM information_schema.%1$s"
                        .formatted(view, columns)
                + " WHERE %1$s_catalog = current_database()".formatted(of)
                + " AND %1$s_schema NOT IN ('main', 'standard', 'sys')".formatted(of);
    }

    /// @throws SQLException when a name of the standard's schema is not in capitals
    static String translate(String sql) throws SQLException {
        Matcher small = SMALL.matcher(sql);
        if (small.find()) {
            throw new SQLException("Table with name " + small.group() + " does not exist");
        }
        String own = OWN.matcher(sql).replaceAll(TransactSql::translated);
        Matcher top = TOP.matcher(own);
        return top.matches() ? "SELECT " + top.group(2) + " LIMIT " + top.group(1) : own;
    }

    private static String translated(MatchResult found) {
        String here;
        if (found.group("name") != null) {
            String name = found.group("name").replace("]]", "]");
            here = '"' + name.replace("\"", "\"\"") + '"';
        } else if (found.group("type") != null) {
            here = "AS " + TYPES.get(found.group("type").toLowerCase(Locale.ROOT));
        } else if (found.group("text") != null) {
            here = found.group("text");
        } else {
            String view = found.group("view");
            here = view == null ? found.group() : "standard." + view;
        }
        return Matcher.quoteReplacement(here);
    }
}
