package dev.culprit.connector.kit.extract;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.QueryId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The queries on their way, from waiting for the extract to their last row. Whatever a query's
/// thread is just doing, interrupting it ends that.
final class StoppableCalls {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    /// What a query's thread does.
    @FunctionalInterface
    interface Work<T> {
        T run() throws ConnectorException, InterruptedException;
    }

    <T> T run(QueryId id, Work<T> work) throws ConnectorException, InterruptedException {
        Call call = new Call(id, Thread.currentThread());
        calls.add(call);
        try {
            return work.run();
        } catch (ConnectorException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException(id + " was stopped");
            }
            throw failure;
        } finally {
            calls.remove(call);
            call.end();
        }
    }

    void stop(QueryId id) {
        calls.stream().filter(call -> call.id.equals(id)).forEach(Call::stop);
    }

    void stopAll() {
        calls.forEach(Call::stop);
    }

    private static final class Call {
        private final QueryId id;
        private final Thread thread;
        private boolean stopped;
        private boolean ended;

        Call(QueryId id, Thread thread) {
            this.id = id;
            this.thread = thread;
        }

        synchronized void stop() {
            if (!ended) {
                stopped = true;
                thread.interrupt();
            }
        }

        /// A stop that came too late must not hit what the thread does next.
        synchronized void end() {
            ended = true;
            if (stopped) {
                Thread.interrupted();
            }
        }
    }
}
