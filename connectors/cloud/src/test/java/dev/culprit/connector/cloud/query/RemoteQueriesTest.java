package dev.culprit.connector.cloud.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RemoteQueriesTest {
    private static final int TIMES = 2_000;

    @Test
    void aQueryThatTimedOutIsEndedAtTheServiceEvenWhenTheSourceIsClosedAtOnce() {
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < TIMES; i++) {
            try (RemoteQueries queries = new RemoteQueries("The service")) {
                assertThatThrownBy(() ->
                                queries.run(
                                        Permitted.query("SELECT 1"),
                                        (remote, _) -> {
                                            remote.endBy(ended::incrementAndGet);
                                            throw new ConnectorException(
                                                    FailureKind.TIMEOUT, "late");
                                        }))
                        .isInstanceOf(ConnectorException.class);
            }
        }

        assertThat(ended).hasValue(TIMES);
    }

    @Test
    void aDefectInReadingTheAnswerIsToldAtOnceAndEndsTheQuery() {
        AtomicInteger ended = new AtomicInteger();
        try (RemoteQueries queries = new RemoteQueries("The service")) {
            assertThatThrownBy(() ->
                            queries.run(
                                    Permitted.query("SELECT 1"),
                                    (remote, _) -> {
                                        remote.endBy(ended::incrementAndGet);
                                        throw new NoClassDefFoundError("no.such.Library");
                                    }))
                    .isInstanceOf(NoClassDefFoundError.class);
        }

        assertThat(ended).hasValue(1);
    }
}
