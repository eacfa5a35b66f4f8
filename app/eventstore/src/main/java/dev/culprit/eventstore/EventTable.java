package dev.culprit.eventstore;

import dev.culprit.core.event.InvestigationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The statements on one connection; for use by that connection's thread.
final class EventTable {
    /// Longest payload of the `payload` column; longer ones go to `large_payload`.
    private static final int IN_ROW = 1_000_000;

    /// Rows per query: H2 spills larger results to a temporary file.
    private static final int PAGE = 5_000;

    private static final String COLUMNS =
            "SELECT position, investigation, sequence, at, type, version,"
                    + " payload, large_payload, hash FROM event ";

    private final Connection connection;

    EventTable(Connection connection) {
        this.connection = connection;
    }

    /// Writes all events and waits until they are on disk.
    void insert(List<StoredEvent> events) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO event (position, investigation, sequence, at, type, version,"
                                + " payload, large_payload, hash)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (StoredEvent event : events) {
                bind(insert, event);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        for (StoredEvent event : events) {
            if (event.sequence() == 1) {
                insertInvestigation(event);
            }
        }
        connection.commit();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    private static void bind(PreparedStatement insert, StoredEvent event) throws SQLException {
        boolean large = event.payload().length() > IN_ROW;
        insert.setLong(1, event.position());
        insert.setString(2, event.investigation().value());
        insert.setLong(3, event.sequence());
        insert.setString(4, event.at().toString());
        insert.setString(5, event.type());
        insert.setInt(6, event.version());
        insert.setString(7, large ? null : event.payload());
        insert.setString(8, large ? event.payload() : null);
        insert.setString(9, event.hash());
    }

    private void insertInvestigation(StoredEvent first) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO investigation (position, id) VALUES (?, ?)")) {
            insert.setLong(1, first.position());
            insert.setString(2, first.investigation().value());
            insert.executeUpdate();
        }
    }

    /// Position of the last event; 0 when there is none.
    long lastPosition() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(position) FROM event")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// The last event of an investigation.
    Optional<StoredEvent> last(InvestigationId investigation) throws SQLException {
        return select(
                        "WHERE investigation = ? ORDER BY sequence DESC LIMIT 1",
                        investigation.value())
                .stream()
                .findFirst();
    }

    Optional<StoredEvent> event(InvestigationId investigation, long sequence) throws SQLException {
        return select("WHERE investigation = ? AND sequence = ?", investigation.value(), sequence)
                .stream()
                .findFirst();
    }

    /// All events of an investigation up to a position in the log.
    List<StoredEvent> stream(InvestigationId investigation, long upTo) throws SQLException {
        List<StoredEvent> all = new ArrayList<>();
        List<StoredEvent> page;
        do {
            long after = all.isEmpty() ? 0 : all.getLast().sequence();
            page =
                    select(
                            "WHERE investigation = ? AND sequence > ? AND position <= ?"
                                    + " ORDER BY sequence LIMIT "
                                    + PAGE,
                            investigation.value(),
                            after,
                            upTo);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /// The next events of the whole log, at most a page of them.
    List<StoredEvent> log(long after, long upTo) throws SQLException {
        return select(
                "WHERE position > ? AND position <= ? ORDER BY position LIMIT " + PAGE,
                after,
                upTo);
    }

    /// The investigations that began up to a position in the log, the latest first.
    List<InvestigationId> investigations(long upTo) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT id FROM investigation WHERE position <= ? ORDER BY position DESC")) {
            select.setLong(1, upTo);
            List<InvestigationId> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new InvestigationId(rows.getString(1)));
                }
            }
            return found;
        }
    }

    private List<StoredEvent> select(String condition, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + condition)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(event(rows));
                }
            }
            return events;
        }
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        String payload = row.getString("payload");
        return new StoredEvent(
                row.getLong("position"),
                new InvestigationId(row.getString("investigation")),
                row.getLong("sequence"),
                Instant.parse(row.getString("at")),
                row.getString("type"),
                row.getInt("version"),
                payload == null ? row.getString("large_payload") : payload,
                row.getString("hash"));
    }
}
