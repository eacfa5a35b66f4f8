package dev.culprit.connector.jdbc.redshift;

import dev.culprit.connector.jdbc.MetadataCatalogue;
import dev.culprit.connector.jdbc.RowCounts;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.core.source.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Row counts of `svv_table_info`, which only shows tables that are not empty, and to a login
/// without rights to it nothing.
final class RedshiftDetails implements MetadataCatalogue.Details {
    private static final String HAS_INFO =
            "SELECT count(*) FROM information_schema.tables WHERE table_name = 'svv_table_info'";
    private static final String INFO =
            "SELECT '\"' || \"schema\" || '\".\"' || \"table\" || '\"' AS name,"
                    + " max(tbl_rows) AS n FROM svv_table_info GROUP BY 1";

    private final Map<String, Long> known;

    private RedshiftDetails(Map<String, Long> known) {
        this.known = known;
    }

    static RedshiftDetails of(Connection connection) throws SQLException {
        Map<String, Long> known = new HashMap<>();
        if (!Rows.text(connection, HAS_INFO).equals("0")) {
            Rows.list(connection, INFO, row -> known.put(row.getString("name"), row.getLong("n")));
        }
        return new RedshiftDetails(known);
    }

    @Override
    public OptionalLong rows(Connection connection, TableName table, String sqlName, boolean counts)
            throws SQLException {
        Long rows = known.get(sqlName);
        if (rows != null) {
            return OptionalLong.of(rows);
        }
        return counts ? RowCounts.count(connection, sqlName) : OptionalLong.empty();
    }
}
