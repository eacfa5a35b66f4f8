package dev.culprit.connector.jdbc.sqlserver;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Runs the texts of one session: settings, ends of transactions, queries and changes of rows. Of the
/// settings `IMPLICIT_TRANSACTIONS` and `ROWCOUNT` are obeyed. An error ends the transaction, as
/// `XACT_ABORT ON` has it.
final class TdsBatches {
    private static final Pattern SETTING =
            Pattern.compile(
                    "SET (?<name>IMPLICIT_TRANSACTIONS|ROWCOUNT|LOCK_TIMEOUT|XACT_ABORT"
                            + "|QUOTED_IDENTIFIER|TRANSACTION ISOLATION LEVEL)"
                            + " (?<value>ON|OFF|\\d+|READ COMMITTED)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern END =
            Pattern.compile(
                    "IF @@TRANCOUNT > 0 (?<how>COMMIT|ROLLBACK) TRAN", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY = beginning("select|with");
    private static final Pattern CHANGE = beginning("insert|update|delete");

    private final DuckDbTdsServer server;
    private final DuckDBConnection connection;
    private final TdsTokens tokens;
    private volatile @Nullable Statement running;
    private volatile boolean stopping;
    private boolean implicitTransactions;
    private int mostRows;
    private long transactions;
    private boolean inTransaction;

    TdsBatches(DuckDbTdsServer server, DuckDBConnection connection, TdsTokens tokens) {
        this.server = server;
        this.connection = connection;
        this.tokens = tokens;
    }

    private static Pattern beginning(String words) {
        return Pattern.compile(
                "[\\s(]*(" + words + ")\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /// Ends what runs.
    void stop(boolean stop) {
        stopping = stop;
        Statement statement = running;
        if (stop && statement != null) {
            try {
                statement.cancel();
            } catch (SQLException ended) {
                // It was too late.
            }
        }
    }

    /// @return nothing
    @Nullable Void answer(TdsMessage message) throws IOException {
        boolean called = message.type() == TdsMessage.RPC;
        String sql = message.sql();
        server.note(sql);
        try {
            TdsTokens.End end = answer(sql.strip());
            tokens.done(called, end);
        } catch (SQLException refused) {
            refuse(called, refused);
        }
        return null;
    }

    /// What was stopped has no error. Its message ends like any other, as the driver waits for the
    /// acknowledgment in a message of its own.
    private void refuse(boolean called, SQLException refused) throws IOException {
        try {
            endTransaction("ROLLBACK");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        if (!stopping) {
            tokens.error(ServerError.of(refused));
        }
        tokens.done(called, TdsTokens.End.FAILED);
    }

    private TdsTokens.End answer(String sql) throws SQLException, IOException {
        Matcher setting = SETTING.matcher(sql);
        if (setting.matches()) {
            set(setting.group("name"), setting.group("value"));
            return TdsTokens.End.SETTING;
        }
        Matcher end = END.matcher(sql);
        if (end.matches()) {
            endTransaction(end.group("how"));
            return TdsTokens.End.SETTING;
        }
        byte[] known = server.knows(sql);
        if (known.length > 0) {
            tokens.raw(known);
            return TdsTokens.End.query(1);
        }
        boolean query = QUERY.matcher(sql).matches();
        if (!query && !CHANGE.matcher(sql).matches()) {
            throw new SQLException("This server does not know: " + sql);
        }
        beginTransaction();
        return run(TransactSql.translate(sql), query);
    }

    private void set(String name, String value) {
        switch (name.toUpperCase(Locale.ROOT)) {
            case "IMPLICIT_TRANSACTIONS" -> implicitTransactions = value.equalsIgnoreCase("ON");
            case "ROWCOUNT" -> mostRows = Integer.parseInt(value);
            default -> {}
        }
    }

    private void beginTransaction() throws SQLException, IOException {
        if (implicitTransactions && !inTransaction) {
            execute("BEGIN TRANSACTION");
            inTransaction = true;
            tokens.begun(++transactions);
        }
    }

    private void endTransaction(String how) throws SQLException, IOException {
        if (inTransaction) {
            execute(how);
            inTransaction = false;
            tokens.ended(transactions, how.equalsIgnoreCase("COMMIT"));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private TdsTokens.End run(String sql, boolean query) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            if (!query) {
                return TdsTokens.End.change(statement.executeUpdate(sql));
            }
            try (ResultSet rows = statement.executeQuery(sql)) {
                return TdsTokens.End.query(send(rows));
            }
        } finally {
            running = null;
        }
    }

    private long send(ResultSet rows) throws SQLException, IOException {
        ResultSetMetaData meta = rows.getMetaData();
        int width = meta.getColumnCount();
        List<Object[]> all = new ArrayList<>();
        while ((mostRows == 0 || all.size() < mostRows) && rows.next()) {
            Object[] row = new Object[width];
            for (int i = 0; i < width; i++) {
                row[i] = TdsColumn.read(rows, i + 1);
            }
            all.add(row);
        }
        List<TdsColumn> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            boolean large = all.stream().anyMatch(row -> TdsColumn.isLarge(row[column]));
            columns.add(TdsColumn.of(meta, column + 1, large));
        }
        tokens.rows(columns, all);
        return all.size();
    }
}
