package dev.culprit.connector.cloud.query;

import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs approved queries at a service with a deadline and a cancel that returns at once, whatever
/// the service is doing.
public final class RemoteQueries implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final String label;
    private final Map<RemoteQuery, QueryId> running = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService endings = Executors.newVirtualThreadPerTaskExecutor();

    /// Asks the service and reads its rows.
    @FunctionalInterface
    public interface Work {
        QueryResult run(RemoteQuery query, Deadline deadline)
                throws ConnectorException, InterruptedException;
    }

    /// @param label what users call the service
    public RemoteQueries(String label) {
        this.label = label;
    }

    /// @throws InterruptedException when the calling thread was interrupted or the query cancelled
    public QueryResult run(ApprovedQuery query, Work work)
            throws ConnectorException, InterruptedException {
        RemoteQuery remote = new RemoteQuery(endings);
        running.put(remote, query.id());
        try {
            Deadline deadline = Deadline.in(query.timeout());
            workers.execute(() -> work(remote, work, deadline));
            return await(query, remote);
        } catch (RejectedExecutionException closed) {
            throw new ConnectorException(FailureKind.UNREACHABLE, label + " was closed.", closed);
        } finally {
            running.remove(remote);
        }
    }

    public void cancel(QueryId query) {
        running.forEach((remote, id) -> {
            if (id.equals(query)) {
                remote.stop();
            }
        });
    }

    private static void work(RemoteQuery remote, Work work, Deadline deadline) {
        try {
            remote.begin(Thread.currentThread());
            remote.outcome().complete(work.run(remote, deadline));
        } catch (ConnectorException failure) {
            remote.outcome().completeExceptionally(failure);
            if (mayStillRun(failure.kind())) {
                remote.stop();
            }
        } catch (InterruptedException stopped) {
            remote.outcome().completeExceptionally(stopped);
        } catch (RuntimeException | Error defect) {
            remote.outcome().completeExceptionally(defect);
            remote.stop();
        } finally {
            remote.finish();
        }
    }

    /// Whether the service may be at work although nobody listens any more.
    private static boolean mayStillRun(FailureKind kind) {
        return switch (kind) {
            case TIMEOUT, UNREACHABLE, THROTTLED, INTERNAL -> true;
            case AUTH, REJECTED, UNSUPPORTED -> false;
        };
    }

    private static QueryResult await(ApprovedQuery query, RemoteQuery remote)
            throws ConnectorException, InterruptedException {
        try {
            long nanos = query.timeout().plus(GRACE).toNanos();
            return remote.outcome().get(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            remote.stop();
            throw interrupted;
        } catch (TimeoutException late) {
            remote.stop();
            throw timeout(query);
        } catch (CancellationException cancelled) {
            throw new InterruptedException("The query was cancelled");
        } catch (ExecutionException failed) {
            throw explained(query, failed);
        }
    }

    private static ConnectorException explained(ApprovedQuery query, ExecutionException failed)
            throws InterruptedException {
        return switch (failed.getCause()) {
            case ConnectorException failure ->
                    failure.kind() == FailureKind.TIMEOUT ? timeout(query) : failure;
            case InterruptedException stopped -> throw stopped;
            case RuntimeException bug -> throw bug;
            case Error bug -> throw bug;
            case null, default -> throw new IllegalStateException(failed);
        };
    }

    private static ConnectorException timeout(ApprovedQuery query) {
        return new ConnectorException(
                FailureKind.TIMEOUT,
                "The query took longer than "
                        + query.timeout().toMillis() / 1000.0
                        + " s and was stopped.");
    }

    /// Ends what still runs and gives the service a moment to hear of it.
    @Override
    public void close() {
        workers.shutdown();
        running.keySet().forEach(RemoteQuery::stop);
        endWithin(workers); // one whose time is up still has to say so to the service
        endings.shutdown();
        endWithin(endings);
    }

    private static void endWithin(ExecutorService threads) {
        try {
            if (!threads.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
