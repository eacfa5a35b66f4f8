package dev.culprit.connector.jdbc.postgresql;

/// The questions to `pg_catalog`. `information_schema` would say the same more slowly and without
/// estimates, and hides keys of tables that the login does not own.
final class CatalogueSql {
    private CatalogueSql() {}

    private static final String SCHEMA =
            "CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname END";

    /// Views have no rows of their own and are not counted. Parameters: twice the wanted schemas,
    /// separated by commas, empty for all.
    static final String TABLES =
            "SELECT c.oid, "
                    + SCHEMA
                    + " AS schema, c.relname AS name, c.oid::regclass::text AS sql_name,"
                    + " CASE WHEN c.relkind IN ('v', 'f') THEN -1 ELSE c.reltuples END AS estimate,"
                    + " c.relkind IN ('r', 'p', 'm') AS counts"
                    + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition"
                    + " AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
                    + " AND n.nspname NOT LIKE 'pg\\_t%'"
                    + " AND (? = '' OR n.nspname = ANY (string_to_array(?, ',')))"
                    + " AND has_schema_privilege(n.oid, 'USAGE')"
                    + " AND has_table_privilege(c.oid, 'SELECT')"
                    + " ORDER BY 2, 3";

    static final String COLUMNS =
            "SELECT c.oid, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS native_type,"
                    + " t.typtype = 'e' AS is_enum, s.n_distinct, s.null_frac, c.reltuples"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " JOIN pg_type t ON t.oid = a.atttypid"
                    + " LEFT JOIN pg_stats s ON s.schemaname = n.nspname"
                    + " AND s.tablename = c.relname AND s.attname = a.attname"
                    + " AND s.inherited = (c.relkind = 'p')"
                    + " WHERE a.attnum > 0 AND NOT a.attisdropped"
                    + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
                    + " AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
                    + " AND n.nspname NOT LIKE 'pg\\_t%'"
                    + " ORDER BY c.oid, a.attnum";

    static final String PRIMARY_KEYS =
            "SELECT k.conrelid, a.attname FROM pg_constraint k"
                    + " CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS u(attnum, place)"
                    + " JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum"
                    + " WHERE k.contype = 'p' ORDER BY k.conrelid, u.place";

    /// Keys of one column; those of several cannot be said in the schema.
    static final String FOREIGN_KEYS =
            "SELECT k.conrelid AS oid, a.attname AS column_name, "
                    + SCHEMA
                    + " AS parent_schema, p.relname AS parent, b.attname AS parent_column"
                    + " FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid"
                    + " JOIN pg_namespace n ON n.oid = p.relnamespace"
                    + " JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]"
                    + " JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]"
                    + " WHERE k.contype = 'f' AND cardinality(k.conkey) = 1"
                    + " ORDER BY k.conrelid, k.conname";
}
