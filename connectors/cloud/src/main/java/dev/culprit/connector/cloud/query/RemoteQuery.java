package dev.culprit.connector.cloud.query;

import dev.culprit.core.query.QueryResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A query at a service and the ways to end it from outside.
public final class RemoteQuery {
    private final Executor endings;
    private final CompletableFuture<QueryResult> outcome = new CompletableFuture<>();
    private @Nullable Runnable ending;
    private @Nullable Thread worker;
    private boolean stopped;

    /// @param endings where what ends it runs
    RemoteQuery(Executor endings) {
        this.endings = endings;
    }

    /// Says how to end it at the service, as soon as that is known. Until then a stop lets the
    /// request that starts it finish: a query whose name nobody learned could not be ended.
    ///
    /// @throws InterruptedException when it was stopped before
    public void endBy(Runnable how) throws InterruptedException {
        boolean late;
        synchronized (this) {
            ending = how;
            late = stopped;
        }
        if (late) {
            how.run();
            throw new InterruptedException("The query was stopped");
        }
    }

    CompletableFuture<QueryResult> outcome() {
        return outcome;
    }

    synchronized void begin(Thread thread) throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("The query was stopped before it began");
        }
        worker = thread;
    }

    synchronized void finish() {
        worker = null;
        ending = null;
    }

    /// Ends it here at once and at the service as soon as possible; a second stop does nothing.
    void stop() {
        Runnable how;
        synchronized (this) {
            how = stopped ? null : ending;
            stopped = true;
            if (how != null && worker != null) {
                worker.interrupt();
            }
        }
        outcome.cancel(false);
        if (how != null) {
            endings.execute(how);
        }
    }
}
