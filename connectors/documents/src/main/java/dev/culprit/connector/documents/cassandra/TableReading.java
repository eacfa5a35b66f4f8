package dev.culprit.connector.documents.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The statements that read a part of a table: names are those of the schema and quoted, values are
/// bound. Nothing else is ever sent but `LIST` and what the driver asks by itself.
final class TableReading {
    private final Optional<ColumnMetadata> time;
    private final Optional<Instant> since;
    private final PreparedStatement between;
    private final PreparedStatement last;

    /// @param what the columns, or a count
    private TableReading(
            CqlSession session,
            TableMetadata table,
            String what,
            Optional<ColumnMetadata> time,
            Optional<Instant> since) {
        this.time = time;
        this.since = since;
        String key =
                table.getPartitionKey().stream()
                        .map(column -> column.getName().asCql(false))
                        .collect(Collectors.joining(", ", "token(", ")"));
        String start =
                "SELECT "
                        + what
                        + " FROM "
                        + table.getKeyspace().asCql(false)
                        + "."
                        + table.getName().asCql(false)
                        + " WHERE "
                        + key
                        + " > ?";
        String end =
                time.filter(_ -> since.isPresent())
                        .map(it -> " AND " + it.getName().asCql(false) + " >= ? ALLOW FILTERING")
                        .orElse("");
        this.between = session.prepare(start + " AND " + key + " <= ?" + end);
        this.last = session.prepare(start + end);
    }

    static TableReading rows(
            CqlSession session,
            TableMetadata table,
            List<String> fields,
            Optional<String> time,
            Optional<Instant> since)
            throws ConnectorException {
        String columns =
                fields.isEmpty()
                        ? "*"
                        : String.join(", ", columns(table, fields).stream().toList());
        return new TableReading(session, table, columns, timeColumn(table, time, since), since);
    }

    static TableReading count(
            CqlSession session, TableMetadata table, Optional<String> time, Optional<Instant> since)
            throws ConnectorException {
        return new TableReading(session, table, "count(*)", timeColumn(table, time, since), since);
    }

    BoundStatement part(TokenRange range) {
        boolean open = TokenRanges.isLast(range);
        BoundStatement bound = (open ? last : between).bind().setToken(0, range.getStart());
        if (!open) {
            bound = bound.setToken(1, range.getEnd());
        }
        if (time.isEmpty() || since.isEmpty()) {
            return bound;
        }
        int at = open ? 1 : 2;
        return time.get().getType().equals(DataTypes.DATE)
                ? bound.setLocalDate(at, LocalDate.ofInstant(since.get(), ZoneOffset.UTC))
                : bound.setInstant(at, since.get());
    }

    static boolean isTimestamp(TableMetadata table, String field) {
        return table.getColumn(CqlIdentifier.fromInternal(field))
                .filter(column -> column.getType().equals(DataTypes.TIMESTAMP))
                .isPresent();
    }

    /// A nested field needs the column that it is in.
    private static Set<String> columns(TableMetadata table, List<String> fields)
            throws ConnectorException {
        Set<String> columns = new LinkedHashSet<>();
        for (String field : fields) {
            columns.add(column(table, field).getName().asCql(false));
        }
        return columns;
    }

    private static ColumnMetadata column(TableMetadata table, String field)
            throws ConnectorException {
        int dot = field.indexOf('.');
        return table.getColumn(CqlIdentifier.fromInternal(field))
                .or(() ->
                        dot < 1
                                ? Optional.empty()
                                : table.getColumn(
                                        CqlIdentifier.fromInternal(field.substring(0, dot))))
                .orElseThrow(() ->
                        new ConnectorException(
                                FailureKind.REJECTED,
                                table.getName().asInternal() + " has no column " + field + "."));
    }

    private static Optional<ColumnMetadata> timeColumn(
            TableMetadata table, Optional<String> time, Optional<Instant> since)
            throws ConnectorException {
        if (time.isEmpty() || since.isEmpty()) {
            return Optional.empty();
        }
        ColumnMetadata column = column(table, time.get());
        DataType type = column.getType();
        if (!type.equals(DataTypes.TIMESTAMP) && !type.equals(DataTypes.DATE)) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    column.getName().asInternal() + " is no timestamp and no date.");
        }
        return Optional.of(column);
    }
}
