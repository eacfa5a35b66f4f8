package dev.culprit.llm.chat;

import static dev.culprit.llm.stub.Asking.PROMPT;
import static dev.culprit.llm.stub.Asking.ask;
import static dev.culprit.llm.stub.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.llm.stub.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class RetryingModelTest {
    private static final RetryPolicy QUICK =
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2));
    private static final RandomGenerator NO_CHANCE = () -> 0L;

    private final ScriptedModel inner = new ScriptedModel();

    private RetryingModel retrying(Duration total) {
        return new RetryingModel(inner, QUICK, total, NO_CHANCE);
    }

    private static ModelException failing(FailureKind kind) {
        return new ModelException(kind, "It failed.");
    }

    @Test
    void whatMayPassIsTriedAgainAndAddsUp() throws ModelException {
        inner.fails(failing(FailureKind.OVERLOADED))
                .fails(failing(FailureKind.CUT).spending(new TokenUse(9, 2, true), "half"))
                .says("whole");
        List<String> heard = new ArrayList<>();
        TextListener listener =
                new TextListener() {
                    @Override
                    public void text(String piece) {
                        heard.add(piece);
                    }

                    @Override
                    public void restarted() {
                        heard.add("again");
                    }
                };

        Reply reply = retrying(Duration.ofSeconds(9)).ask(PROMPT, listener, new Cancellation());

        assertThat(reply.text()).isEqualTo("whole");
        assertThat(reply.tokens()).isEqualTo(new TokenUse(19, 6, true));
        assertThat(heard).containsExactly("again", "again", "whole");
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void onlyWhatMayPassIsTriedAgain(FailureKind kind) {
        inner.fails(failing(kind)).fails(failing(kind)).fails(failing(kind));

        ModelException failure = failure(retrying(Duration.ofSeconds(9)));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(inner.asked()).hasSize(kind.passing() ? 3 : 1);
    }

    @Test
    void aPauseThatOutlastsTheDeadlineIsNotBegun() {
        inner.fails(failing(FailureKind.RATE_LIMITED).after(Duration.ofMinutes(5)));
        long start = System.nanoTime();

        ModelException failure = failure(retrying(Duration.ofSeconds(30)));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(inner.asked()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void thePauseIsAtLeastWhatTheProviderAsksFor() throws ModelException {
        inner.fails(failing(FailureKind.RATE_LIMITED).after(Duration.ofMillis(120))).says("done");
        long start = System.nanoTime();

        ask(retrying(Duration.ofSeconds(30)));

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void pausesDoubleUpToTheLongestAndAreSpread() {
        var policy = new RetryPolicy(9, Duration.ofMillis(100), Duration.ofMillis(350));
        RandomGenerator most = () -> -1L;

        assertThat(List.of(1, 2, 3, 40))
                .extracting(failed -> policy.pause(failed, Optional.empty(), NO_CHANCE).toMillis())
                .containsExactly(50L, 100L, 175L, 175L);
        assertThat(policy.pause(1, Optional.empty(), most).toMillis()).isEqualTo(99);
        assertThat(policy.pause(1, Optional.of(Duration.ofSeconds(4)), most).toMillis())
                .isBetween(4_000L, 4_050L);
    }

    @Test
    void cancelEndsThePause() {
        Cancellation cancellation = new Cancellation();
        inner.fails(failing(FailureKind.RATE_LIMITED).after(Duration.ofSeconds(20)));
        Thread.ofVirtual()
                .start(() -> {
                    while (inner.asked().isEmpty()) {
                        Thread.onSpinWait();
                    }
                    cancellation.cancel();
                });
        long start = System.nanoTime();

        ModelException failure =
                failure(retrying(Duration.ofMinutes(1)), TextListener.NONE, cancellation);

        assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anInterruptEndsThePauseAndStays() {
        inner.fails(failing(FailureKind.RATE_LIMITED).after(Duration.ofSeconds(20)));
        Thread.currentThread().interrupt();

        ModelException failure = failure(retrying(Duration.ofMinutes(1)));

        assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
    }
}
