package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.Refusal;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Large texts are answered within the parser's two seconds and some room for a busy machine.
final class SizeTest {
    private static final Duration ROOM = Duration.ofMillis(Parsing.TIMEOUT_MILLIS + 2_000);

    static Stream<String> excessive() {
        return Stream.of(
                "select 1 -- ".concat("x".repeat(LexicalGate.MAX_BYTES)),
                "select '" + "ä".repeat(LexicalGate.MAX_BYTES / 2) + "'",
                "select amount from orders where amount in (" + numbers(20_000) + ")",
                "select count(*) from orders where " + repeated("amount = 1", " or ", 3_000),
                "select " + repeated("amount", " + ", 3_000) + " from orders",
                "select " + "(".repeat(500) + "1" + ")".repeat(500),
                "select amount" + "::integer".repeat(2_000) + " from orders",
                "select "
                        + "case when paid then 1 else ".repeat(900)
                        + "1"
                        + " end".repeat(900)
                        + " from orders");
    }

    @ParameterizedTest
    @MethodSource("excessive")
    void anExcessiveTextIsRefusedQuickly(String sql) {
        long start = System.nanoTime();
        Refusal refusal = Guarded.refused(sql);

        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_LARGE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ROOM);
    }

    static Stream<String> deep() {
        return Stream.of(
                "select " + "(".repeat(40) + "1" + ")".repeat(40),
                "select " + "abs(".repeat(40) + "amount" + ")".repeat(40) + " from orders",
                "select amount from "
                        + "(select amount from ".repeat(15)
                        + "orders"
                        + ") x".repeat(15),
                "select count(*) from orders where " + "not ".repeat(3_000) + "paid",
                "select " + "- ".repeat(3_000) + "1",
                "select "
                        + "case when paid then 1 else ".repeat(60)
                        + "1"
                        + " end".repeat(60)
                        + " from orders");
    }

    @ParameterizedTest
    @MethodSource("deep")
    void aDeepTextIsAnsweredInTimeOneWayOrTheOther(String sql) {
        long start = System.nanoTime();
        assertThat(Guarded.inspect(dev.culprit.core.source.Dialect.DUCKDB, sql)).isNotNull();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ROOM.multipliedBy(2));
    }

    @Test
    void aListOfSomeThousandValuesPasses() {
        assertThat(
                        Guarded.clean(
                                        "select sum(amount) from orders where user_id in ("
                                                + numbers(3_000)
                                                + ")")
                                .reads())
                .hasSize(1);
    }

    private static String numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "" + i % 10)
                .collect(Collectors.joining(","));
    }

    private static String repeated(String part, String between, int times) {
        return String.join(between, Collections.nCopies(times, part));
    }
}
