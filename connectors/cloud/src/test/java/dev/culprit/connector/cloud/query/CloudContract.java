package dev.culprit.connector.cloud.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// The contract against a stub that runs the SQL in an engine of its own and answers in the form of
/// the service it stands for.
public abstract class CloudContract extends ConnectorContract {
    /// What the stub runs queries in.
    protected abstract DuckDbBackend backend();

    @Test
    void closingEndsAtTheServerToo() throws Exception {
        FutureTask<QueryResult> task =
                new FutureTask<>(() ->
                        connector()
                                .run(
                                        Permitted.query(
                                                9, endlessQuery(), 10, Duration.ofMinutes(1))));
        Thread.ofVirtual().start(task);
        assertThatThrownBy(() -> task.get(1, TimeUnit.SECONDS))
                .isInstanceOf(TimeoutException.class);

        connector().close();

        assertThat(backend().runningAfter(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void aQueryThatIsStoppedHereEndsAtTheServerToo() throws Exception {
        assertThat(failure(Permitted.query(1, endlessQuery(), 10, Duration.ofSeconds(1))))
                .isEqualTo(FailureKind.TIMEOUT);

        assertThat(backend().runningAfter(Duration.ofSeconds(10))).isEmpty();
    }

    @Override
    protected final String endlessQuery() {
        return "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b";
    }

    @Override
    protected final List<String> attacks() {
        List<String> attacks = new ArrayList<>(commonAttacks());
        attacks.add("SET threads = 2");
        attacks.add("COPY orders TO '/tmp/stolen.csv'");
        attacks.add("ATTACH ':memory:' AS other");
        return attacks;
    }
}
