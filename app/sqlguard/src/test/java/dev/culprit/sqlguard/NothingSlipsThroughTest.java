package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.source.Dialect;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Puts something forbidden into every gap of queries that pass: wherever the parser finds a place for
/// it, it must be seen.
final class NothingSlipsThroughTest {
    private static final String HOSTS =
            """
            with d(day, n) as materialized (select date_trunc('day', o.created_at), count(distinct o.user_id) filter (where o.paid)
              from orders as o left join users u using (user_id) where o.amount between 1 and 2 group by 1 having count(*) > 3)
            select d.*, lag(n, 1) over (partition by day order by n desc nulls last rows between 2 preceding and current row) as before
            from d cross join lateral (select plan from users where user_id = d.n limit 1) x order by day limit 5 offset 2
            ---
            select case when status like 'a%' escape '!' then cast(amount as decimal(10, 2)) else -1.5 end as v,
              extract(dow from created_at), interval '7 days', trim(both 'x' from status), sum(amount) over w
            from (orders o join targets t on o.country = t.country) tablesample bernoulli (10)
            where not exists (select * from users where (user_id, plan) in ((1, 'a'))) and created_at at time zone 'UTC' > timestamp '2026-01-01'
            window w as (order by amount) order by 1
            ---
            (select distinct on (status) status from orders where amount = any (select target from targets)) union all
            select plan from users group by grouping sets ((plan), ())
            except select country from targets
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", pg_sleep(10)",
                "into copy",
                "for update",
                "union all select rolpassword from pg_authid",
                "join '/etc/passwd'",
                "::regclass"
            })
    void whatIsForbiddenIsSeenInEveryGap(String poison) {
        for (String host : Guarded.parts(HOSTS).toList()) {
            List<Lexeme> lexemes = LexicalGate.read(host, Dialect.DUCKDB);
            for (int gap = 0; gap <= lexemes.size(); gap++) {
                Guarded.refused(
                        text(lexemes.subList(0, gap))
                                + " "
                                + poison
                                + " "
                                + text(lexemes.subList(gap, lexemes.size())));
            }
        }
    }

    @Test
    void theHostsThemselvesPass() {
        assertThat(Guarded.parts(HOSTS)).hasSize(3).allSatisfy(Guarded::clean);
    }

    @Test
    void aTextThatTheParserCutsDifferentlyIsRefused() {
        List<Lexeme> ours = List.of(word("select"), word("a"), symbol("/"), symbol("/"), word("b"));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThatThrownBy(
                            () -> new Parsing(threads).parse("select a//b", Dialect.DUCKDB, ours))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("two ways");
        }
    }

    @Test
    void aWordThatNobodyLookedAtIsRefused() {
        Words words = new Words(Dialect.DUCKDB);
        words.name("orders");
        List<Lexeme> text = List.of(word("select"), word("orders"), word("prewhere"));

        assertThatThrownBy(() -> words.account(text))
                .isInstanceOf(RefusedException.class)
                .hasMessage("prewhere is not allowed here.");
    }

    @Test
    void aNameThatWasNotAcceptedAsAFunctionMayNotBeCalled() {
        Words words = new Words(Dialect.DUCKDB);
        words.name("orders");

        assertThatThrownBy(() -> words.account(List.of(word("orders"), symbol("("))))
                .isInstanceOf(RefusedException.class);
    }

    private static String text(List<Lexeme> lexemes) {
        return lexemes.stream().map(Lexeme::text).collect(Collectors.joining(" "));
    }

    private static Lexeme word(String text) {
        return new Lexeme(Lexeme.Kind.WORD, text);
    }

    private static Lexeme symbol(String text) {
        return new Lexeme(Lexeme.Kind.SYMBOL, text);
    }
}
