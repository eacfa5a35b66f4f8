package dev.culprit.connector.cloud.query;

import dev.culprit.core.source.ConnectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many small questions to a service, a few at a time.
public final class Together {
    private static final int AT_ONCE = 8;

    private Together() {}

    /// What a service says of one thing.
    @FunctionalInterface
    public interface Question<A, B> {
        B ask(A about) throws ConnectorException, InterruptedException;
    }

    /// The answers in the order of what was asked about; the first failure fails all.
    public static <A, B> List<B> ask(List<A> about, Question<A, B> question)
            throws ConnectorException, InterruptedException {
        try (ExecutorService askers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<B>> asked =
                    about.stream().map(each -> askers.submit(() -> question.ask(each))).toList();
            List<B> answers = new ArrayList<>();
            try {
                for (Future<B> each : asked) {
                    answers.add(answer(each));
                }
            } finally {
                asked.forEach(each -> each.cancel(true));
            }
            return answers;
        }
    }

    private static <B> B answer(Future<B> asked) throws ConnectorException, InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case ConnectorException failure -> throw failure;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
