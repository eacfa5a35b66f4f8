package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.Refusal;
import dev.culprit.core.source.Dialect;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What passes, and what does something else than it seems, in one dialect only.
final class DialectQueriesTest {

    /// First line the dialects, then the text.
    private static final String ACCEPTED =
            """
            MYSQL BIGQUERY SPARK CLICKHOUSE
            select `amount`, `Größe` from orders, `Odd Name`
            ---
            SQLSERVER
            select [amount], [Größe] from orders, [Odd Name]
            ---
            MYSQL
            select date_format(created_at, '%Y-%m') m, count(*) from orders where status regexp '^[a-z]' group by 1
            ---
            MYSQL
            select timestampdiff(SECOND, created_at, now()), to_seconds(created_at) from orders
            ---
            MYSQL
            select group_concat(status order by status), cast(amount as signed) from orders group by user_id
            ---
            SQLITE
            select strftime('%s', created_at), julianday(created_at) from orders where status regexp 'x'
            ---
            SQLITE
            select percentile(amount, 0.5), regexp_replace(min(status), 'a', 'b') from orders
            ---
            H2
            select orders.AMOUNT, extract(epoch from created_at), formatdatetime(created_at, 'yyyy') from PUBLIC.orders
            ---
            TRINO
            select approx_distinct(user_id), approx_percentile(amount, 0.5), to_unixtime(max(created_at)) from orders
            ---
            TRINO
            select date_diff('day', created_at, now()), try_cast(status as double) from orders
            ---
            SNOWFLAKE
            select approx_count_distinct(user_id), dateadd(day, 1, max(created_at)), count_if(paid) from orders
            ---
            SNOWFLAKE
            select user_id from orders qualify row_number() over (partition by user_id order by created_at) = 1
            ---
            BIGQUERY
            select approx_quantiles(amount, 4)[SAFE_ORDINAL(2)], countif(paid), safe_cast(min(status) as float64) from orders
            ---
            BIGQUERY
            select timestamp_diff(created_at, timestamp '2026-01-01', DAY), timestamp_trunc(created_at, HOUR) from orders
            ---
            CLICKHOUSE
            select quantile(0.5)(amount), uniq(user_id), toInt64(toUnixTimestamp(max(created_at))) from orders
            ---
            CLICKHOUSE
            select toStartOfDay(created_at) as d, countIf(status = 'x') from orders group by toStartOfDay(created_at)
            ---
            SPARK
            select percentile_approx(amount, 0.5), approx_count_distinct(user_id) from orders where status rlike 'x'
            ---
            SQLSERVER
            select top 5 amount from orders order by amount desc
            ---
            SQLSERVER
            select amount from orders order by amount offset 10 rows fetch next 5 rows only
            ---
            SQLSERVER
            select datediff_big(second, created_at, getdate()), cast(amount as nvarchar(20)) from orders
            ---
            SQLSERVER
            select translate(status collate Latin1_General_BIN2, 'ab', 'cc') from dbo.orders
            ---
            REDSHIFT
            select hll(user_id), listagg(status, ','), datediff(day, min(created_at), getdate()) from orders
            """;

    /// First line the dialects and the reason, then the text.
    private static final String REFUSED =
            """
            MYSQL LEXICAL
            select 'a\\', ' into outfile "/x" -- '
            ---
            MYSQL BIGQUERY SPARK SNOWFLAKE CLICKHOUSE REDSHIFT SQLSERVER LEXICAL
            select 'a\\\\' from orders
            ---
            MYSQL BIGQUERY SPARK CLICKHOUSE LEXICAL
            select `amo\\unt` from orders
            ---
            MYSQL LEXICAL
            select "amount" from orders
            ---
            BIGQUERY SPARK SQLSERVER LEXICAL
            select "x" from orders
            ---
            BIGQUERY SPARK LEXICAL
            select 'it''s' from orders
            ---
            BIGQUERY LEXICAL
            select '''a''' from orders
            ---
            BIGQUERY LEXICAL
            select r'a' from orders
            ---
            BIGQUERY LEXICAL
            select * from `other.secrets.orders`
            ---
            MYSQL LEXICAL
            select 5 --1 into outfile '/x'
            ---
            MYSQL LEXICAL
            select _utf8'a' from orders
            ---
            MYSQL LEXICAL
            select 'a' 'b' from orders
            ---
            MYSQL LEXICAL
            select @@secure_file_priv
            ---
            MYSQL SPARK CLICKHOUSE LEXICAL
            select `a``b` from orders
            ---
            SQLSERVER LEXICAL
            select [a]]b] from orders
            ---
            DUCKDB POSTGRESQL REDSHIFT SQLITE H2 TRINO SNOWFLAKE SQLSERVER LEXICAL
            select `amount` from orders
            ---
            DUCKDB POSTGRESQL REDSHIFT MYSQL SQLITE H2 TRINO SNOWFLAKE CLICKHOUSE SPARK LEXICAL
            select [amount] from orders
            ---
            BIGQUERY FORBIDDEN_CLAUSE
            select [amount] from orders
            ---
            BIGQUERY FORBIDDEN_CLAUSE
            select amount[ordinal(1)] from orders
            ---
            SNOWFLAKE LEXICAL
            select $$ from secrets $$ from orders
            ---
            SNOWFLAKE LEXICAL
            select * from @stage
            ---
            SNOWFLAKE LEXICAL
            select system$abort_session(1)
            ---
            MYSQL FORBIDDEN_FUNCTION
            select load_file('/etc/hostname')
            ---
            MYSQL FORBIDDEN_FUNCTION
            select sleep(10), benchmark(1000000, md5('a'))
            ---
            MYSQL FORBIDDEN_FUNCTION
            select get_lock('a', 10)
            ---
            MYSQL FORBIDDEN_CLAUSE
            select amount from orders into outfile '/tmp/x'
            ---
            MYSQL FORBIDDEN_CLAUSE
            select amount from orders union select target from targets into outfile '/tmp/x'
            ---
            MYSQL LEXICAL
            select amount from orders into @x
            ---
            MYSQL FORBIDDEN_CLAUSE
            select amount from orders for update
            ---
            MYSQL UNPARSABLE
            select amount from orders lock in share mode
            ---
            H2 FORBIDDEN_FUNCTION
            select file_read('/etc/passwd')
            ---
            H2 FORBIDDEN_FUNCTION
            select file_write('x', '/tmp/x')
            ---
            H2 FORBIDDEN_FUNCTION
            select * from csvread('/etc/passwd')
            ---
            H2 FORBIDDEN_FUNCTION
            select * from link_schema('a', '', 'jdbc:h2:mem:', '', '', 'b')
            ---
            H2 FORBIDDEN_FUNCTION
            select csvwrite('/tmp/x', 'select 1')
            ---
            H2 SNOWFLAKE UNKNOWN_TABLE
            select * from "orders"
            ---
            CLICKHOUSE UNKNOWN_TABLE
            select * from Orders
            ---
            CLICKHOUSE UNKNOWN_COLUMN
            select AMOUNT from orders
            ---
            SQLITE FORBIDDEN_FUNCTION
            select load_extension('x')
            ---
            SQLITE FORBIDDEN_FUNCTION
            select readfile('/etc/passwd')
            ---
            SQLITE FORBIDDEN_CLAUSE
            select max(amount, 0) from orders
            ---
            TRINO FORBIDDEN_FUNCTION
            select * from table(system.query('select 1'))
            ---
            TRINO UNKNOWN_TABLE
            select * from system.runtime.queries
            ---
            BIGQUERY FORBIDDEN_FUNCTION
            select * from external_query('c', 'select 1')
            ---
            BIGQUERY UNPARSABLE
            select x from unnest([1, 2]) x with offset o
            ---
            CLICKHOUSE FORBIDDEN_FUNCTION
            select * from url('http://127.0.0.1/', 'CSV', 'a String')
            ---
            CLICKHOUSE FORBIDDEN_FUNCTION
            select * from remote('127.0.0.1', system, one)
            ---
            CLICKHOUSE FORBIDDEN_FUNCTION
            select * from file('x.csv')
            ---
            CLICKHOUSE FORBIDDEN_FUNCTION
            select dictGet('d', 'a', 1)
            ---
            CLICKHOUSE FORBIDDEN_CLAUSE
            select amount from orders final
            ---
            CLICKHOUSE FORBIDDEN_CLAUSE
            select amount from orders prewhere amount > 1
            ---
            CLICKHOUSE FORBIDDEN_CLAUSE
            select amount from orders settings max_threads = 1
            ---
            CLICKHOUSE FORBIDDEN_CLAUSE
            select sum(0.5)(amount) from orders
            ---
            DUCKDB FORBIDDEN_CLAUSE
            select quantile(0.5)(amount) from orders
            ---
            SPARK FORBIDDEN_FUNCTION
            select reflect('java.lang.System', 'exit', 1)
            ---
            SPARK FORBIDDEN_FUNCTION
            select java_method('java.lang.System', 'getenv')
            ---
            SPARK FORBIDDEN_FUNCTION
            select ai_query('m', status) from orders
            ---
            SPARK LEXICAL
            select '${env:SECRET}' as x, count(*) from orders
            ---
            SPARK LEXICAL
            select count(*) as `${system:user.home}` from orders
            ---
            SPARK UNPARSABLE
            select count(*) from csv.`/etc/passwd`
            ---
            SPARK FORBIDDEN_CLAUSE
            select amount from orders lateral view explode(status) x as y
            ---
            SQLSERVER FORBIDDEN_FUNCTION
            select * from openrowset('a', 'b', 'c')
            ---
            SQLSERVER FORBIDDEN_CLAUSE
            select amount from orders limit 5
            ---
            SQLSERVER FORBIDDEN_CLAUSE
            select top 5 percent amount from orders
            ---
            SQLSERVER FORBIDDEN_CLAUSE
            select top 5 with ties amount from orders order by amount
            ---
            SQLSERVER FORBIDDEN_CLAUSE
            select amount into copy from orders
            ---
            SQLSERVER FORBIDDEN_CLAUSE
            select next value for seq
            ---
            SQLSERVER FORBIDDEN_CLAUSE
            select 1 delete from orders
            ---
            SQLSERVER FORBIDDEN_CLAUSE
            select amount from orders shutdown
            ---
            SQLSERVER FORBIDDEN_CLAUSE
            select amount truncate from orders
            ---
            DUCKDB POSTGRESQL REDSHIFT MYSQL SQLITE H2 TRINO SNOWFLAKE BIGQUERY CLICKHOUSE SPARK FORBIDDEN_CLAUSE
            select top 5 amount from orders
            ---
            DUCKDB POSTGRESQL REDSHIFT MYSQL SQLITE H2 TRINO SNOWFLAKE BIGQUERY CLICKHOUSE SPARK FORBIDDEN_CLAUSE
            select amount from orders fetch first 5 rows only
            ---
            POSTGRESQL TRINO MYSQL FORBIDDEN_CLAUSE
            select status collate nocase from orders
            """;

    static Stream<Arguments> accepted() {
        return Guarded.parts(ACCEPTED)
                .map(part -> part.split("\n", 2))
                .flatMap(part ->
                        Arrays.stream(part[0].split(" "))
                                .map(dialect -> Arguments.of(Dialect.valueOf(dialect), part[1])));
    }

    static Stream<Arguments> refused() {
        return Guarded.parts(REFUSED)
                .map(part -> part.split("\n", 2))
                .flatMap(part -> {
                    int last = part[0].lastIndexOf(' ');
                    return Arrays.stream(part[0].substring(0, last).split(" "))
                            .map(dialect ->
                                    Arguments.of(
                                            Dialect.valueOf(dialect),
                                            part[0].substring(last + 1),
                                            part[1]));
                });
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatADialectWritesItsOwnWayPasses(Dialect dialect, String sql) {
        Inspection.Clean clean = Guarded.clean(dialect, sql);

        assertThat(clean.sql()).startsWith(sql);
        assertThat(Guarded.clean(dialect, clean.sql()).sql()).isEqualTo(clean.sql());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsDangerousInADialectIsRefusedThere(Dialect dialect, String reason, String sql) {
        Refusal refusal = Guarded.refused(dialect, sql);

        assertThat(refusal.reason()).as(refusal.message()).hasToString(reason);
        assertThat(refusal.message()).doesNotContain("Exception");
    }
}
