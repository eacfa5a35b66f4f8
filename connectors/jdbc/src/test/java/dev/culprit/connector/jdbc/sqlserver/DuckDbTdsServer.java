package dev.culprit.connector.jdbc.sqlserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// A server that speaks TDS 7.4 as MS-TDS documents it, over a DuckDB in memory. It has one database and
/// two logins, encrypts nothing, runs queries and changes of rows, and knows no right: whoever logs in may
/// write. What a session is set to is obeyed only where [TdsBatches] says so, and SQL Server's language is
/// understood only where [TransactSql] says so.
final class DuckDbTdsServer implements AutoCloseable {
    static final String DATABASE = "shop";
    static final String PASSWORD = "a-test-påssword";
    static final Set<String> LOGINS = Set.of("reader", "owner");

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<TdsSession> left = new LinkedBlockingQueue<>();
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();
    private final List<TdsLogin> logins = new CopyOnWriteArrayList<>();
    private final Map<Socket, TdsSession> sessions = new ConcurrentHashMap<>();
    private final DuckDBConnection engine;
    private final ServerSocket socket;
    private volatile boolean hears = true;

    DuckDbTdsServer() throws IOException, SQLException {
        engine = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        execute("SET GLOBAL TimeZone = 'UTC'");
        execute(TransactSql.CATALOGUE.toArray(String[]::new));
        execute("SET search_path = 'dbo,main'");
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("tds-accept").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    Connection engine() {
        return engine;
    }

    void execute(String... statements) throws SQLException {
        try (Statement statement = engine.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// What clients said of themselves, in order.
    List<TdsLogin> logins() {
        return logins;
    }

    /// Texts that came since this was last asked.
    List<String> asked() {
        List<String> texts = new ArrayList<>();
        asked.drainTo(texts);
        return texts;
    }

    /// Waits until a text has come. Those before it are forgotten.
    void await(String text) throws InterruptedException {
        String next;
        do {
            next = asked.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("Nobody asked " + text);
            }
        } while (!next.equals(text));
    }

    /// Answers a text with these tokens, for what DuckDB has no values of.
    void knows(String text, byte[] tokens) {
        known.put(text, tokens);
    }

    /// @return nothing for texts that DuckDB is asked
    byte[] knows(String text) {
        return known.getOrDefault(text, new byte[0]);
    }

    /// Waits until every client is gone.
    void awaitNobody() throws InterruptedException {
        while (!sessions.isEmpty()) {
            if (left.poll(10, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException("Somebody stays");
            }
        }
    }

    /// From now on nobody who wants a query to end gets an answer.
    void stopHearing() {
        hears = false;
    }

    boolean hears() {
        return hears;
    }

    /// As if the machine were gone: nobody is told.
    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : sessions.keySet()) {
                client.close();
            }
            engine.close();
        } catch (IOException | SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    DuckDBConnection session(TdsLogin login) throws SQLException {
        DuckDBConnection connection = engine.duplicate();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = 'dbo,main'");
            statement.execute("SET VARIABLE login = '" + login.user() + "'");
        }
        return connection;
    }

    void note(TdsLogin login) {
        logins.add(login);
    }

    void note(String text) {
        asked.add(text);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                TdsSession session = new TdsSession(this, client);
                sessions.put(client, session);
                Thread.ofPlatform()
                        .daemon()
                        .name("tds-session")
                        .start(() -> serve(client, session));
            } catch (IOException closed) {
                // The condition of the loop says why.
            }
        }
    }

    private void serve(Socket client, TdsSession session) {
        try (client) {
            session.serve();
        } catch (IOException gone) {
            // A client may leave without a word, and so may the server.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            sessions.remove(client);
            left.add(session);
        }
    }
}
