package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.Inspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select amount from orders",
                "select amount from orders order by amount desc",
                "select amount from orders offset 10",
                "select status, count(*) from orders group by status",
                "select amount from (select amount from orders limit 5) x",
                "with x as (select amount from orders limit 5) select amount from x",
                "select amount from orders where amount in (select amount from orders limit 5)",
                "select status from orders union select plan from users",
                "select status from orders union (select plan from users limit 5)",
                "select status from orders except select plan from users",
                "(select status from orders)",
                "select status from orders where status = 'limit 5'",
                "select amount \"limit\" from orders",
                "select sum(amount) over () from orders"
            })
    void aMissingOutermostLimitIsAppended(String sql) {
        Inspection.Clean clean = Guarded.clean(sql);

        assertThat(clean.sql()).isEqualTo(sql + "\nLIMIT 500");
        assertThat(clean.limitAdded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select amount from orders limit 5",
                "select amount from orders limit 5 offset 10",
                "select amount from orders offset 10 limit 5",
                "(select amount from orders limit 5)",
                "(select amount from orders) limit 5",
                "select status from orders union select plan from users limit 5",
                "select status from orders except select plan from users limit 5",
                "select count(*) from orders",
                "select round(avg(amount), 2), max(status) from orders where amount > 3",
                "select 1",
                "select a.n, b.n from (select count(*) n from orders) a, (select count(*) n from users) b"
            })
    void aQueryWithALimitOrOneRowStaysAsItIs(String sql) {
        Inspection.Clean clean = Guarded.clean(sql);

        assertThat(clean.sql()).isEqualTo(sql);
        assertThat(clean.limitAdded()).isFalse();
    }

    @Test
    void theSemicolonGoesBeforeTheLimitComes() {
        assertThat(Guarded.clean(" select amount from orders ;\n").sql())
                .isEqualTo("select amount from orders\nLIMIT 500");
    }

    @Test
    void aLimitAboveTheRowLimitStaysWithAWarning() {
        Inspection.Clean clean = Guarded.clean("select plan from users limit 10000");

        assertThat(clean.sql()).endsWith("limit 10000");
        assertThat(clean.warnings())
                .containsExactly("LIMIT 10,000 is more than the 500 rows that will be read");
    }
}
