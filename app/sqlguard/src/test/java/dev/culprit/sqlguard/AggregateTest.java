package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AggregateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from orders",
                "select status, count(*) from orders group by status",
                "select STATUS, count(*) from orders group by status",
                "select status, count(*) from orders group by 1",
                "select date_trunc('day', created_at) as day, sum(amount) from orders group by day",
                "select date_trunc('day', created_at), sum(amount) from orders group by date_trunc('day', created_at)",
                "select status || '!', 100.0 * count(*) / sum(count(*)) over () from orders group by status",
                "select case when count(*) > 5 then 'many' else 'few' end from orders",
                "select status, grouping(status), count(*) from orders group by rollup (status)",
                "select coalesce(sum(amount) filter (where paid), 0)::integer from orders",
                "with d as (select status, count(*) n from orders group by 1) select status, n from d where n > 3",
                "select * from (select status, count(*) n from orders group by 1) x order by n",
                "select status, count(*) from orders group by 1 union all select 'all', count(*) from orders",
                "select percentile_cont(0.5) within group (order by amount) from orders"
            })
    void thisReturnsAggregatesOnly(String sql) {
        assertThat(Guarded.clean(sql).aggregate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select email from users",
                "select distinct status from orders",
                "select order_id, sum(amount) from orders group by order_id",
                "select order_id, status, count(*) from orders group by 2, 1",
                "select any_value(email) from users",
                "select string_agg(email, ',') from users",
                "select max_by(email, user_id) from users",
                "select sum(amount) over () from orders",
                "select status, amount, count(*) from orders group by status",
                "select status, count(*) from orders group by 1 union all select email, 1 from users",
                "with d as (select status, count(*) n from orders group by 1) select o.amount, d.n from d join orders o using (status)",
                "with d as (select status from orders) select status from d",
                "select status, count(*) from orders group by all",
                "select count(*), (select email from users limit 1) from orders",
                "select 1"
            })
    void thisMayReturnSingleRows(String sql) {
        assertThat(Guarded.clean(sql).aggregate()).isFalse();
    }
}
