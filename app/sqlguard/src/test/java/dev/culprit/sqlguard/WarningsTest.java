package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WarningsTest {
    private static final String NO_TIME = "No time filter on orders (3,014 rows)";

    @Test
    void aLargeTableWithoutATimeFilterIsNamed() {
        assertThat(warnings("select count(*) from orders where amount > 3"))
                .containsExactly(NO_TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from orders where created_at > '2026-01-01'",
                "select count(*) from orders where date_trunc('day', created_at) = '2026-01-01' or paid",
                "select count(*) from (select created_at as c from orders) x where c > '2026-01-01'",
                "with d as (select created_at::date as day, amount from orders) select sum(amount) from d where day between '2026-01-01' and '2026-01-02'",
                "select count(*) from users",
                "select count(*) from targets"
            })
    void aTimeFilterOrASmallTableIsFine(String sql) {
        assertThat(warnings(sql)).isEmpty();
    }

    @Test
    void aStarIsNamed() {
        assertThat(warnings("select * from users")).containsExactly("Reads every column of users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from users where exists (select * from targets)",
                "select n from (select count(*) n from users) x",
                "select * from (select plan, email from users) x"
            })
    void aStarThatReadsNoTableWholeIsFine(String sql) {
        assertThat(warnings(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from users, targets",
                "select count(*) from users cross join targets",
                "select count(*) from users, targets where plan = 'pro' and target > 3",
                "select count(*) from users join targets on 1 = 1"
            })
    void aJoinWithoutAConditionIsNamed(String sql) {
        assertThat(warnings(sql))
                .containsExactly(
                        "Every row of sales.targets meets every other row: a join without a"
                                + " condition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from users u, targets t where u.plan = t.country",
                "select count(*) from users u, targets t where u.user_id > 3 and lower(u.plan) = lower(t.country)",
                "select u.plan, t.n from users u cross join (select count(*) n from targets) t",
                "select u.plan from (select count(*) n from targets) t, users u",
                "select u.plan, x.country from users u cross join lateral (select t.country from targets t where t.country = u.plan) x"
            })
    void aJoinThatIsTiedOrOfOneRowIsFine(String sql) {
        assertThat(warnings(sql)).isEmpty();
    }

    private static List<String> warnings(String sql) {
        return Guarded.clean(sql).warnings();
    }
}
