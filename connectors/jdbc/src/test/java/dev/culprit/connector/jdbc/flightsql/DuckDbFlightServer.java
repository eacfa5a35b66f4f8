package dev.culprit.connector.jdbc.flightsql;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.culprit.connector.kit.duckdb.DuckDb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.auth2.BasicCallHeaderAuthenticator;
import org.apache.arrow.flight.auth2.CallHeaderAuthenticator;
import org.apache.arrow.flight.auth2.GeneratedBearerTokenAuthenticator;
import org.apache.arrow.flight.sql.BasicFlightSqlProducer;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/// A server of the real protocol over a DuckDB file, with one login. It refuses nothing: whoever logs in
/// may write.
final class DuckDbFlightServer extends BasicFlightSqlProducer implements AutoCloseable {
    static final String USER = "reader";
    static final String PASSWORD = "a-test-password";

    private final BufferAllocator allocator = new RootAllocator();
    private final Map<String, String> prepared = new ConcurrentHashMap<>();
    private final SqlInfoBuilder about =
            new SqlInfoBuilder()
                    .withFlightSqlServerName("DuckDB over Flight")
                    .withFlightSqlServerVersion("1.0")
                    .withSqlIdentifierQuoteChar("\"");
    private final DuckDBConnection engine;
    private final FlightServer server;

    DuckDbFlightServer(Path file) throws IOException, SQLException {
        this(file, Optional.empty());
    }

    /// @param keys what it encrypts with, for the name `localhost`
    DuckDbFlightServer(Path file, Optional<PemKeys> keys) throws IOException, SQLException {
        engine = (DuckDBConnection) DuckDb.create(file);
        execute("SET TimeZone = 'UTC'");
        Location place =
                keys.isPresent()
                        ? Location.forGrpcTls("localhost", 0)
                        : Location.forGrpcInsecure("127.0.0.1", 0);
        FlightServer.Builder builder =
                FlightServer.builder(allocator, place, this)
                        .headerAuthenticator(
                                new GeneratedBearerTokenAuthenticator(
                                        new BasicCallHeaderAuthenticator(
                                                DuckDbFlightServer::authenticate)));
        if (keys.isPresent()) {
            builder.useTls(keys.get().certificate().toFile(), keys.get().key().toFile());
        }
        server = builder.build().start();
    }

    private static CallHeaderAuthenticator.AuthResult authenticate(String user, String password) {
        if (!user.equals(USER) || !password.equals(PASSWORD)) {
            throw CallStatus.UNAUTHENTICATED.withDescription("no such login").toRuntimeException();
        }
        return () -> user;
    }

    int port() {
        return server.getPort();
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

    /// Does not wait for anyone.
    @Override
    public void close() {
        try {
            server.close();
            engine.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    @Override
    protected <T extends Message> List<FlightEndpoint> determineEndpoints(
            T request, FlightDescriptor descriptor, Schema schema) {
        return List.of(new FlightEndpoint(new Ticket(Any.pack(request).toByteArray())));
    }

    @Override
    public void createPreparedStatement(
            ActionCreatePreparedStatementRequest request,
            CallContext context,
            StreamListener<Result> listener) {
        String sql = request.getQuery();
        try (Connection connection = engine.duplicate();
                Statement statement = connection.createStatement()) {
            String handle = UUID.randomUUID().toString();
            Schema schema = schema(statement, "SELECT * FROM (" + sql + ") LIMIT 0");
            prepared.put(handle, sql);
            listener.onNext(
                    new Result(
                            Any.pack(
                                            ActionCreatePreparedStatementResult.newBuilder()
                                                    .setPreparedStatementHandle(
                                                            ByteString.copyFromUtf8(handle))
                                                    .setDatasetSchema(
                                                            ByteString.copyFrom(bytes(schema)))
                                                    .build())
                                    .toByteArray()));
            listener.onCompleted();
        } catch (SQLException | IOException refused) {
            listener.onError(refusal(refused));
        }
    }

    @Override
    public void closePreparedStatement(
            ActionClosePreparedStatementRequest request,
            CallContext context,
            StreamListener<Result> listener) {
        prepared.remove(request.getPreparedStatementHandle().toStringUtf8());
        listener.onCompleted();
    }

    @Override
    public FlightInfo getFlightInfoPreparedStatement(
            CommandPreparedStatementQuery command,
            CallContext context,
            FlightDescriptor descriptor) {
        String sql = prepared.get(command.getPreparedStatementHandle().toStringUtf8());
        try (Connection connection = engine.duplicate();
                Statement statement = connection.createStatement()) {
            return generateFlightInfo(
                    command, descriptor, schema(statement, "SELECT * FROM (" + sql + ") LIMIT 0"));
        } catch (SQLException | IOException refused) {
            throw refusal(refused);
        }
    }

    @Override
    public void getStreamPreparedStatement(
            CommandPreparedStatementQuery command,
            CallContext context,
            ServerStreamListener listener) {
        String sql = prepared.get(command.getPreparedStatementHandle().toStringUtf8());
        // On a thread of its own: a cancel arrives on this one.
        Thread.ofPlatform().daemon().start(() -> stream(sql, listener));
    }

    private void stream(String sql, ServerStreamListener listener) {
        try (Connection connection = engine.duplicate();
                Statement statement = connection.createStatement()) {
            listener.setOnCancelHandler(() -> cancel(statement));
            try (ResultSet rows = statement.executeQuery(sql);
                    ArrowReader reader = reader(rows)) {
                listener.start(reader.getVectorSchemaRoot());
                while (!listener.isCancelled() && reader.loadNextBatch()) {
                    listener.putNext();
                }
                listener.completed();
            }
        } catch (SQLException | IOException refused) {
            listener.error(refusal(refused));
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException ended) {
            // It was too late.
        }
    }

    private Schema schema(Statement statement, String sql) throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery(sql);
                ArrowReader reader = reader(rows)) {
            return reader.getVectorSchemaRoot().getSchema();
        }
    }

    private ArrowReader reader(ResultSet rows) throws SQLException {
        return (ArrowReader) ((DuckDBResultSet) rows).arrowExportStream(allocator, 2048);
    }

    @Override
    public void getStreamSqlInfo(
            CommandGetSqlInfo command, CallContext context, ServerStreamListener listener) {
        about.send(command.getInfoList(), listener);
    }

    @Override
    public void getStreamTables(
            CommandGetTables command, CallContext context, ServerStreamListener listener) {
        boolean schemas = command.getIncludeSchema();
        try (Connection connection = engine.duplicate();
                Statement statement = connection.createStatement();
                Statement other = connection.createStatement();
                VectorSchemaRoot root =
                        VectorSchemaRoot.create(
                                schemas
                                        ? Schemas.GET_TABLES_SCHEMA
                                        : Schemas.GET_TABLES_SCHEMA_NO_SCHEMA,
                                allocator);
                ResultSet row =
                        statement.executeQuery(
                                "SELECT table_catalog, table_schema, table_name, table_type"
                                        + " FROM information_schema.tables"
                                        + " WHERE table_catalog = current_database()"
                                        + " ORDER BY 2, 3")) {
            int count = 0;
            while (row.next()) {
                text(root, "catalog_name", count, row.getString(1));
                text(root, "db_schema_name", count, row.getString(2));
                text(root, "table_name", count, row.getString(3));
                text(root, "table_type", count, row.getString(4));
                if (schemas) {
                    String table = row.getString(2) + ".\"" + row.getString(3) + "\"";
                    ((VarBinaryVector) root.getVector("table_schema"))
                            .setSafe(
                                    count,
                                    bytes(schema(other, "SELECT * FROM " + table + " LIMIT 0")));
                }
                count++;
            }
            root.setRowCount(count);
            listener.start(root);
            listener.putNext();
            listener.completed();
        } catch (SQLException | IOException refused) {
            listener.error(refusal(refused));
        }
    }

    private static void text(VectorSchemaRoot root, String column, int row, String value) {
        ((VarCharVector) root.getVector(column))
                .setSafe(row, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Schema schema) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            MessageSerializer.serialize(new WriteChannel(Channels.newChannel(out)), schema);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static RuntimeException refusal(Exception refused) {
        return CallStatus.INVALID_ARGUMENT
                .withDescription(refused.getMessage())
                .withCause(refused)
                .toRuntimeException();
    }
}
