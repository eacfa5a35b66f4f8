package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.Inspection;
import dev.culprit.core.source.Dialect;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What analysts write must pass, and must be read for what it reads.
final class AcceptedQueriesTest {

    /// First line the reads, then the text.
    private static final String BOTH =
            """
            orders()
            select count(*) from orders
            ---
            orders(status,amount)
            SELECT status, SUM(amount) AS total FROM orders GROUP BY status ORDER BY total DESC
            ---
            orders(status,amount)
            select o.status, avg(o.amount) a from orders o group by 1 having avg(o.amount) > 3
            ---
            orders(status,created_at)
            select date_trunc('day', created_at) as day, count(*) as n,
                   count(*) filter (where status = 'failed') as failed
            from orders
            where created_at >= timestamp '2026-01-01 00:00:00' and created_at < '2026-02-01'
            group by date_trunc('day', created_at) order by day
            ---
            orders(created_at)
            select extract(dow from created_at) as weekday, count(*) from orders group by 1
            ---
            orders(amount,created_at)
            select cast(created_at as date) d, sum(amount)::double precision / nullif(count(*), 0) m
            from orders where created_at::date between date '2026-01-01' and date '2026-01-31' group by cast(created_at as date)
            ---
            orders(created_at)
            select count(*) from orders where created_at >= current_date - interval '7 days'
            ---
            orders(created_at)
            select count(*) from orders where created_at >= now() - interval '1' day * 3
            ---
            orders(user_id,amount) users(user_id,plan)
            select u.plan, sum(o.amount) from orders o left join users u on u.user_id = o.user_id group by u.plan
            ---
            orders(user_id,amount) users(user_id,plan)
            select plan, sum(amount) from orders join users using (user_id) group by plan
            ---
            orders(user_id,order_id) users(user_id)
            select count(o.order_id) from orders o where not exists (select 1 from users u where u.user_id = o.user_id)
            ---
            orders(user_id) users(user_id)
            select count(*) from orders where exists (select * from users where users.user_id = orders.user_id)
            ---
            orders(user_id,amount) users(user_id,plan)
            select max(amount) from orders where user_id in (select user_id from users where plan = 'pro')
            ---
            orders(amount)
            select count(*) from orders where amount > (select avg(amount) from orders)
            ---
            orders(amount,created_at)
            with daily as (select date_trunc('day', created_at) as day, sum(amount) as total from orders group by 1),
            ranked as (select day, total, rank() over (order by total desc) as r from daily)
            select day, total from ranked where r <= 3 order by r
            ---
            orders(status,amount)
            with t(a, b) as (select status, amount from orders) select a, sum(b) from t group by a
            ---
            orders(status)
            select x.s from (select status as s from orders) as x
            ---
            orders(status,amount)
            select x.b from (select status, amount from orders) as x(a, b) where x.a = 'ok'
            ---
            orders(status,amount,created_at)
            select created_at, amount - lag(amount, 1, 0) over (partition by status order by created_at) as change from orders
            ---
            orders(amount,created_at)
            select avg(amount) over w, row_number() over w from orders
            window w as (order by created_at rows between 6 preceding and current row)
            ---
            orders(status,country,amount)
            select status, country, grouping(status) g, sum(amount) from orders group by grouping sets ((status), (country), ())
            ---
            orders(status,country)
            select status, country, count(*) from orders group by rollup (status, country)
            ---
            orders(status,country)
            select status, country, count(*) from orders group by cube (status, country)
            ---
            orders(status,amount)
            select case when amount > 100 then 'big' when amount is null then 'none' else 'small' end as size,
                   case status when 'paid' then 1 else 0 end from orders
            ---
            orders(status)
            select distinct status from orders where status like 'p%' or status ilike '%X!%' escape '!'
            ---
            orders(status)
            select regexp_replace(status, '\\d+', '') from orders where status ~ '^[a-z]+$' and status !~* 'x'
            ---
            orders(status) users(plan)
            select status as word from orders union all select plan from users order by word
            ---
            orders(country) sales.targets(country)
            select country as c from orders intersect select country from sales.targets order by c
            ---
            orders(created_at)
            select year, month, day from (select extract(year from created_at) as year, extract(month from created_at) as month,
            extract(day from created_at) as day from orders) x where x.day > 3 order by year
            ---
            orders(country) sales.targets(country)
            (select country from orders) except (select country from targets limit 3)
            ---
            orders(user_id,amount) users(user_id)
            select u.user_id, best.amount from users u
            cross join lateral (select o.amount from orders o where o.user_id = u.user_id order by o.amount desc limit 1) best
            ---
            orders(amount,status)
            select percentile_cont(0.5) within group (order by amount) from orders where status is distinct from 'void'
            ---
            orders(status)
            select trim(both ' ' from status), substring(status from 2), position('a' in status), upper(left(status, 3)) from orders
            ---
            orders(user_id,created_at)
            select distinct on (user_id) user_id, created_at from orders order by user_id, created_at desc nulls last
            ---
            orders(user_id,status)
            select count(*) from orders where (user_id, status) in ((1, 'a'), (2, 'b')) and status not in ('x', 'y')
            ---
            orders(paid)
            select count(*) from orders where paid is true or paid is not false or paid is unknown or not paid
            ---
            orders(amount)
            select round(amount * 1.5e2 - -1, 2), amount % 7, amount ^ 2, -amount, abs(amount-1)/.5 from orders
            ---
            Odd Name(Größe,select)
            select "Größe", "select" as "from" from "Odd Name"
            ---
            orders(order_id,user_id,status,country,amount,paid,created_at)
            select * from orders
            ---
            orders(order_id,user_id,status,country,amount,paid,created_at) users(user_id)
            select o.* from orders o join users u on o.user_id = u.user_id
            ---
            orders(amount,created_at) users(signed_up)
            select o.amount from (orders o join users u on o.created_at > u.signed_up)
            ---
            orders(amount)
            select a.amount from orders a, orders b where a.amount = b.amount
            ---
            orders(created_at,amount)
            select created_at at time zone 'UTC' as utc, coalesce(amount, 0) from orders offset 5
            ---
            orders(amount)
            select amount from orders tablesample bernoulli (10) repeatable (3)
            ---
            orders(status)
            select status || ' it''s "quoted" -- no comment /* none */ ; $$' from orders;
            ---
            orders(amount)
            select count(*) from orders where amount >= all (select amount from orders) or amount = any (select amount from orders)
            ---
            orders(status,amount)
            select status, sum(sum(amount)) over (order by status) from orders group by status
            ---
            orders(status)
            select string_agg(distinct status, ', ' order by status) from orders
            ---

            select 1 as one
            """;

    private static final String DUCKDB =
            """
            orders(amount)
            select median(amount), quantile_cont(amount, 0.9), approx_count_distinct(amount) from ORDERS
            ---
            orders(status,created_at)
            select STATUS, strftime(created_at, '%Y-%m') as month, count(*) from Orders group by all
            ---
            orders(status,amount)
            select status, amount * 2 as twice, twice + 1 as more from orders where twice > 3
            ---
            orders(user_id,created_at)
            select user_id from orders qualify row_number() over (partition by user_id order by created_at) = 1
            ---
            orders(order_id,user_id,status,country,paid,created_at)
            select * exclude (amount) from orders
            ---
            orders(order_id,user_id,status,country,amount,paid,created_at)
            select * replace (round(amount, 1) as amount) from orders
            ---
            orders(amount,created_at)
            select date_diff('day', created_at, now()), arg_max(amount, created_at) from orders group by 1
            ---
            orders(created_at)
            select count(*) from orders where created_at >= current_date - interval 7 day and created_at < now() - interval (2) day
            ---
            orders(amount)
            select try_cast(amount as integer), amount::decimal(10, 2) from orders
            ---
            orders(amount,created_at) users(signed_up)
            select o.amount from orders o asof join users u on o.created_at >= u.signed_up
            ---
            orders(amount)
            select amount from main.orders where main.orders.amount > 0
            ---
            orders(status)
            select regexp_extract(status, '([a-z]+)', 1), regexp_matches(status, 'x') from orders
            """;

    private static final String POSTGRESQL =
            """
            orders(created_at)
            select to_char(created_at, 'YYYY-MM') as month, count(*) from public.orders group by 1
            ---
            orders(created_at)
            select date_part('hour', created_at), count(*) from orders where created_at > '2026-01-01'::timestamp with time zone group by 1
            ---
            orders(amount)
            select percentile_disc(0.9) within group (order by amount) from Orders
            ---
            orders(created_at)
            select date_bin('15 minutes', created_at, timestamp '2026-01-01'), count(*) from orders group by 1
            """;

    static Stream<Arguments> queries() {
        Stream<Arguments> both =
                Arrays.stream(Dialect.values())
                        .flatMap(dialect -> in(dialect, BOTH))
                        .filter(AcceptedQueriesTest::isPlain);
        return Stream.of(both, in(Dialect.DUCKDB, DUCKDB), in(Dialect.POSTGRESQL, POSTGRESQL))
                .flatMap(part -> part);
    }

    private static boolean isPlain(Arguments arguments) {
        return Guarded.isPlain((Dialect) arguments.get()[0], (String) arguments.get()[2]);
    }

    static Stream<Arguments> readOtherwise() {
        return Arrays.stream(Dialect.values())
                .flatMap(dialect -> in(dialect, BOTH))
                .filter(arguments -> !isPlain(arguments));
    }

    @ParameterizedTest
    @MethodSource("readOtherwise")
    void whatADialectMayReadOtherwiseIsRefusedThere(Dialect dialect, String reads, String sql) {
        assertThat(Guarded.refused(dialect, sql).message()).as(reads).endsWith(".");
    }

    private static Stream<Arguments> in(Dialect dialect, String block) {
        return Arrays.stream(block.split("\n---\n"))
                .map(part -> part.split("\n", 2))
                .map(part -> Arguments.of(dialect, part[0], part[1].strip()));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void passesWithWhatItReads(Dialect dialect, String reads, String sql) {
        Inspection.Clean clean = Guarded.clean(dialect, sql);

        assertThat(sorted(Guarded.reads(clean))).isEqualTo(sorted(reads));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void whatComesOutGoesThroughUnchanged(Dialect dialect, String reads, String sql) {
        Inspection.Clean once = Guarded.clean(dialect, sql);
        Inspection.Clean twice = Guarded.clean(dialect, once.sql());

        assertThat(twice.sql()).isEqualTo(once.sql());
        assertThat(twice.limitAdded()).isFalse();
        assertThat(twice.reads()).isEqualTo(once.reads());
        assertThat(once.sql()).startsWith(LexicalGate.trimmed(sql));
    }

    /// Reads without regard to order.
    private static Set<String> sorted(String reads) {
        Set<String> all = new TreeSet<>();
        for (String use : reads.split("(?<=\\)) ")) {
            String table = use.replaceAll("\\(.*", "");
            all.add(table);
            for (String column : use.replaceAll(".*\\(|\\)", "").split(",")) {
                all.add(table + "." + column);
            }
        }
        return all;
    }
}
