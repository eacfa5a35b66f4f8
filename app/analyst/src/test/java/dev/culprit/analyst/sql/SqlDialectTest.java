package dev.culprit.analyst.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.source.Dialect;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqlDialectTest {
    private final SqlDialect duck = SqlDialect.of(Dialect.DUCKDB, Set.of());
    private final SqlDialect postgres = SqlDialect.of(Dialect.POSTGRESQL, Set.of());

    @Test
    void namesAreQuotedOnlyWhereTheyNeedToBe() {
        assertThat(duck.name("user_id")).isEqualTo("user_id");
        assertThat(duck.name("Order")).isEqualTo("\"Order\"");
        assertThat(duck.name("order")).isEqualTo("\"order\"");
        assertThat(duck.name("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    @Test
    void pathsToFieldsOfStructsAreQuotedPartByPart() {
        for (Dialect dialect : new Dialect[] {Dialect.SPARK, Dialect.BIGQUERY}) {
            SqlDialect sql = SqlDialect.of(dialect, Set.of());

            assertThat(sql.name("client.order.App")).isEqualTo("client.`order`.`App`");
        }
        assertThat(duck.name("client.app")).isEqualTo("\"client.app\"");
    }

    @Test
    void aQuoteInAValueStaysInTheText() {
        assertThat(duck.text("O'Hara")).isEqualTo("'O''Hara'");
        assertThat(SqlDialect.of(Dialect.SPARK, Set.of()).text("a${b}"))
                .isEqualTo("concat('a', chr(36), '{b}')");
    }

    @Test
    void dialectsDifferWhereTheyMust() {
        assertThat(duck.matches("t.a", "^x$")).isEqualTo("regexp_matches(t.a, '^x$')");
        assertThat(postgres.matches("t.a", "^x$")).isEqualTo("t.a ~ '^x$'");
        assertThat(postgres.quantile("v", 0.5))
                .isEqualTo("percentile_cont(0.5) WITHIN GROUP (ORDER BY v)");
    }
}
