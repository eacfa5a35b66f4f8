package dev.culprit.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A source that never answers and takes no cancel: what the runner does on its own.
class JdbcQueryRunnerTest {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final JdbcQueryRunner runner =
            new JdbcQueryRunner(
                    timeout -> {
                        reached.countDown();
                        awaitForever();
                        throw new SQLException("gone");
                    },
                    failure ->
                            new ConnectorException(
                                    FailureKind.UNREACHABLE, String.valueOf(failure.getMessage())));

    @AfterEach
    void release() {
        never.countDown();
        runner.close();
    }

    @Test
    void deafSourceIsLeftBehindAfterItsDeadline() {
        assertThatThrownBy(
                        () -> runner.run(Permitted.query(1, "SELECT 1", 1, Duration.ofMillis(50))))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT))
                .hasMessage("The query took longer than 50 ms and was stopped.");
    }

    @Test
    void deafSourceIsLeftBehindAfterACancel() {
        Thread.ofVirtual()
                .start(() -> {
                    awaitReached();
                    runner.cancel(new QueryId(4));
                });

        assertThatThrownBy(() -> runner.run(Permitted.query(4, "SELECT 1", 1, Permitted.AMPLE)))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void failureOfTheSourceIsExplainedByTheSource() {
        never.countDown();

        assertThatThrownBy(() -> runner.run(Permitted.query("SELECT 1")))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("gone");
    }

    private void awaitReached() {
        try {
            reached.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitForever() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
