package dev.culprit.connector.kit;

import dev.culprit.connector.kit.RunningQuery.Stop;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs approved queries over JDBC with a row cap, a deadline and a cancel that works.
///
/// A driver call may ignore interruption and may pin a virtual thread in native code. So each
/// query runs on a platform thread of the runner while the caller waits, and the waiting caller is
/// at once timer and canceller: it ends the query when it is interrupted, when [#cancel] was called
/// and when the driver's own timeout failed to.
public final class JdbcQueryRunner implements AutoCloseable {
    private static final long WAKE_MILLIS = 50;
    private static final Duration DRIVER_GRACE = Duration.ofSeconds(1);
    private static final Duration STOP_GRACE = Duration.ofSeconds(3);

    private final Sessions sessions;
    private final SqlFailures failures;
    private final ColumnReader.Choice columns;
    private final ExecutorService workers =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("culprit-query-", 1).factory());
    private final Map<RunningQuery, QueryId> running = new ConcurrentHashMap<>();

    public JdbcQueryRunner(Sessions sessions, SqlFailures failures) {
        this(sessions, failures, ColumnReader::byNativeType);
    }

    public JdbcQueryRunner(Sessions sessions, SqlFailures failures, ColumnReader.Choice columns) {
        this.sessions = sessions;
        this.failures = failures;
        this.columns = columns;
    }

    /// Runs the query and reads its rows.
    ///
    /// @throws InterruptedException when the calling thread was interrupted or the query cancelled
    public QueryResult run(ApprovedQuery query) throws ConnectorException, InterruptedException {
        RunningQuery work = new RunningQuery(query, columns);
        running.put(work, query.id());
        try {
            return await(query, work, workers.submit(() -> work.execute(sessions)));
        } catch (RejectedExecutionException closed) {
            throw new ConnectorException(FailureKind.UNREACHABLE, "The source was closed.", closed);
        } finally {
            running.remove(work);
        }
    }

    /// Ends every running query of that number. Numbers are unique within an investigation only,
    /// so investigations that run at once need a connector each.
    public void cancel(QueryId query) {
        running.forEach((work, id) -> {
            if (id.equals(query)) {
                work.stop(Stop.CANCEL);
            }
        });
    }

    /// Ends what still runs; later queries fail.
    @Override
    public void close() {
        workers.shutdown();
        running.keySet().forEach(work -> work.stop(Stop.CANCEL));
    }

    private QueryResult await(ApprovedQuery query, RunningQuery work, Future<QueryResult> answer)
            throws ConnectorException, InterruptedException {
        long deadline = System.nanoTime() + ownDeadline(query.timeout()).toNanos();
        long abandon = Long.MAX_VALUE;
        while (true) {
            try {
                QueryResult result = answer.get(WAKE_MILLIS, TimeUnit.MILLISECONDS);
                throwIfCancelled(work);
                return result;
            } catch (ExecutionException failed) {
                throw explained(query, work, failed);
            } catch (InterruptedException interrupted) {
                work.stop(Stop.CANCEL);
            } catch (TimeoutException stillRunning) {
                stopOrNudge(work, System.nanoTime() - deadline >= 0);
            }
            if (work.stopped() != null && abandon == Long.MAX_VALUE) {
                abandon = System.nanoTime() + STOP_GRACE.toNanos();
            }
            if (abandon != Long.MAX_VALUE && System.nanoTime() - abandon >= 0) {
                throwIfCancelled(work);
                throw timeout(query);
            }
        }
    }

    private static void stopOrNudge(RunningQuery work, boolean overdue) {
        if (work.stopped() != null) {
            work.nudge();
        } else if (overdue) {
            work.stop(Stop.DEADLINE);
        }
    }

    /// Drivers count whole seconds and get a second of grace; a shorter deadline is ours alone.
    private static Duration ownDeadline(Duration timeout) {
        return timeout.compareTo(DRIVER_GRACE) < 0 ? timeout : timeout.plus(DRIVER_GRACE);
    }

    private ConnectorException explained(
            ApprovedQuery query, RunningQuery work, ExecutionException failed)
            throws InterruptedException {
        throwIfCancelled(work);
        Throwable cause = failed.getCause();
        if (work.stopped() == Stop.DEADLINE || cause instanceof SQLTimeoutException) {
            return timeout(query);
        }
        return switch (cause) {
            case SQLException failure -> failures.of(failure);
            case Error error -> throw error;
            case RuntimeException bug -> throw bug;
            case null, default -> throw new IllegalStateException(failed);
        };
    }

    private static void throwIfCancelled(RunningQuery work) throws InterruptedException {
        if (work.stopped() == Stop.CANCEL) {
            throw new InterruptedException("The query was cancelled");
        }
    }

    private static ConnectorException timeout(ApprovedQuery query) {
        return new ConnectorException(
                FailureKind.TIMEOUT,
                "The query took longer than " + words(query.timeout()) + " and was stopped.");
    }

    private static String words(Duration timeout) {
        return timeout.toMillis() % 1000 == 0
                ? timeout.toSeconds() + " s"
                : timeout.toMillis() + " ms";
    }
}
