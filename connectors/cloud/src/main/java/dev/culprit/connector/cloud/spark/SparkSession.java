package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.ConnectorException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.AnalyzePlanResponse;
import org.apache.spark.connect.proto.ConfigRequest;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.apache.spark.connect.proto.InterruptRequest;
import org.apache.spark.connect.proto.InterruptRequest.InterruptType;
import org.apache.spark.connect.proto.KeyValue;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.ReleaseSessionRequest;
import org.apache.spark.connect.proto.SparkConnectServiceGrpc;
import org.apache.spark.connect.proto.SparkConnectServiceGrpc.SparkConnectServiceBlockingStub;
import org.apache.spark.connect.proto.UserContext;
import org.sparkproject.io.grpc.Context;
import org.sparkproject.io.grpc.ManagedChannel;
import org.sparkproject.io.grpc.StatusRuntimeException;

/// A session at a server, in UTC and closed to files. One that the server gave up, or lost when it was
/// started anew, is opened again by the next call.
final class SparkSession implements AutoCloseable {
    private static final String CLIENT = "culprit";
    private static final Duration ENDING = Duration.ofSeconds(2);

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "spark.sql.session.timeZone", "UTC",
                    // A file as a table could be any that the server's account reads.
                    "spark.sql.runSQLOnFiles", "false",
                    // `${env:NAME}` in a text would be replaced before it is read.
                    "spark.sql.variable.substitute", "false",
                    // A backslash escapes in texts, as the guard of texts takes it.
                    "spark.sql.parser.escapedStringLiterals", "false",
                    // Plans tell the rows of tables that were analyzed.
                    "spark.sql.cbo.planStats.enabled", "true");

    private final ManagedChannel channel;
    private final SparkConnectServiceBlockingStub service;
    private final UserContext user;
    private final String place;
    private volatile Id current = new Id("", "");

    /// @param ours what we call it
    /// @param servers what the server calls it; another after the server was started anew
    private record Id(String ours, String servers) {}

    @FunctionalInterface
    private interface Call<T> {
        T ask(Id session, SparkConnectServiceBlockingStub service);
    }

    /// @param catalog empty for the server's preset, as `schema`
    SparkSession(ManagedChannel channel, String user, String catalog, String schema) {
        this.channel = channel;
        this.service = SparkConnectServiceGrpc.newBlockingStub(channel);
        this.user = UserContext.newBuilder().setUserId(user).setUserName(user).build();
        this.place =
                Stream.of(catalog, schema)
                        .filter(name -> !name.isEmpty())
                        .map(SparkPlans::quoted)
                        .collect(Collectors.joining("."));
    }

    SparkSession open(Deadline deadline) throws ConnectorException, InterruptedException {
        renew(current, deadline);
        return this;
    }

    /// @param operation a UUID by which [#interrupt] knows it
    /// @param rows take in what the server answers
    SparkRows execute(Plan plan, String operation, Deadline deadline, SparkRows rows)
            throws ConnectorException, InterruptedException {
        return ask(
                deadline,
                (session, asked) ->
                        taken(asked.executePlan(request(session, plan, operation)), rows));
    }

    AnalyzePlanResponse analyze(UnaryOperator<AnalyzePlanRequest.Builder> what, Deadline deadline)
            throws ConnectorException, InterruptedException {
        return ask(
                deadline,
                (session, asked) ->
                        asked.analyzePlan(
                                what.apply(
                                                AnalyzePlanRequest.newBuilder()
                                                        .setSessionId(session.ours())
                                                        .setClientObservedServerSideSessionId(
                                                                session.servers())
                                                        .setUserContext(user)
                                                        .setClientType(CLIENT))
                                        .build()));
    }

    /// Whether the server had it to end.
    boolean interrupt(String operation) throws ConnectorException, InterruptedException {
        return ask(
                Deadline.in(ENDING),
                (session, asked) ->
                        asked.interrupt(
                                                InterruptRequest.newBuilder()
                                                        .setSessionId(session.ours())
                                                        .setUserContext(user)
                                                        .setClientType(CLIENT)
                                                        .setInterruptType(
                                                                InterruptType
                                                                        .INTERRUPT_TYPE_OPERATION_ID)
                                                        .setOperationId(operation)
                                                        .build())
                                        .getInterruptedIdsCount()
                                > 0);
    }

    private ExecutePlanRequest request(Id session, Plan plan, String operation) {
        return ExecutePlanRequest.newBuilder()
                .setSessionId(session.ours())
                .setClientObservedServerSideSessionId(session.servers())
                .setUserContext(user)
                .setClientType(CLIENT)
                .setOperationId(operation)
                .setPlan(plan)
                .build();
    }

    private <T> T ask(Deadline deadline, Call<T> call)
            throws ConnectorException, InterruptedException {
        Id session = current;
        try {
            try {
                return once(session, deadline, call);
            } catch (StatusRuntimeException failure) {
                if (!SparkFailures.isOfTheSession(failure)) {
                    throw failure;
                }
                renew(session, deadline);
                return once(current, deadline, call);
            }
        } catch (StatusRuntimeException failure) {
            throw failed(failure);
        }
    }

    /// When it ends early, a query of it goes on at the server until it is interrupted.
    private <T> T once(Id session, Deadline deadline, Call<T> call) {
        Context.CancellableContext context = Context.current().withCancellation();
        Context before = context.attach();
        try {
            long nanos = deadline.remaining().toNanos();
            return call.ask(session, service.withDeadlineAfter(nanos, TimeUnit.NANOSECONDS));
        } finally {
            context.detach(before);
            context.cancel(null);
        }
    }

    private ConnectorException failed(StatusRuntimeException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The call was given up");
        }
        return SparkFailures.of(channel.authority(), failure);
    }

    private synchronized void renew(Id stale, Deadline deadline)
            throws ConnectorException, InterruptedException {
        if (!current.equals(stale)) {
            return;
        }
        String ours = UUID.randomUUID().toString();
        try {
            Id opened =
                    new Id(
                            ours,
                            once(stale, deadline, (_, asked) -> asked.config(settings(ours)))
                                    .getServerSideSessionId());
            use(opened, deadline);
            current = opened;
        } catch (StatusRuntimeException failure) {
            throw failed(failure);
        }
    }

    private void use(Id opened, Deadline deadline) {
        if (place.isEmpty()) {
            return;
        }
        String operation = UUID.randomUUID().toString();
        ExecutePlanRequest use = request(opened, SparkPlans.of("USE " + place), operation);
        try {
            SparkRows none = new SparkRows(new RowLimit(1));
            once(opened, deadline, (_, asked) -> taken(asked.executePlan(use), none));
        } catch (StatusRuntimeException failure) {
            release(opened);
            throw failure;
        }
    }

    private static SparkRows taken(Iterator<ExecutePlanResponse> pieces, SparkRows rows) {
        pieces.forEachRemaining(rows::take);
        return rows;
    }

    private ConfigRequest settings(String session) {
        ConfigRequest.Set.Builder settings = ConfigRequest.Set.newBuilder();
        SETTINGS.forEach((name, value) ->
                settings.addPairs(KeyValue.newBuilder().setKey(name).setValue(value)));
        return ConfigRequest.newBuilder()
                .setSessionId(session)
                .setUserContext(user)
                .setClientType(CLIENT)
                .setOperation(ConfigRequest.Operation.newBuilder().setSet(settings))
                .build();
    }

    /// Gives the session back to the server, with all that runs in it.
    void release() {
        release(current);
    }

    private void release(Id session) {
        ReleaseSessionRequest release =
                ReleaseSessionRequest.newBuilder()
                        .setSessionId(session.ours())
                        .setUserContext(user)
                        .setClientType(CLIENT)
                        .build();
        try {
            once(session, Deadline.in(ENDING), (_, asked) -> asked.releaseSession(release));
        } catch (StatusRuntimeException gone) {
            // The server gives up sessions that nobody uses.
        }
    }

    @Override
    public void close() {
        release();
        channel.shutdownNow();
    }
}
