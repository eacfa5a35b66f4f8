package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.Refusal;
import dev.culprit.core.source.Dialect;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every text here does something else than reading the shop's tables on some server.
final class RefusedQueriesTest {

    /// First line the reason, then the text.
    private static final String BYPASSES =
            """
            LEXICAL
            select 'a\\', ' into outfile "/x" -- '
            ---
            LEXICAL
            select 5 --1 into outfile '/x'
            ---
            LEXICAL
            select 1 /* /* */ , load_file('/etc/hostname') -- x */
            ---
            LEXICAL
            select 1 /*! , load_file('/etc/hostname') */
            ---
            LEXICAL
            select 1 /*M! , load_file('/etc/hostname') */
            ---
            LEXICAL
            select /*+ hint */ 1
            ---
            LEXICAL
            select amount $$ from orders -- $$
            ---
            LEXICAL
            select $tag$ text $tag$ from orders
            ---
            LEXICAL
            select 1 // , pg_sleep(10)
            ---
            LEXICAL
            select amount//2, pg_sleep(10) from orders
            ---
            LEXICAL
            select 1 # comment
            ---
            LEXICAL
            select status from orders -- a plain comment
            ---
            LEXICAL
            select E'a\\'b' from orders
            ---
            LEXICAL
            select e'a' from orders
            ---
            LEXICAL
            select U&'\\0061' from orders
            ---
            LEXICAL
            select U&"\\0061" from orders
            ---
            LEXICAL
            select q'[it's]' from orders
            ---
            LEXICAL
            select x'41', n'a' from orders
            ---
            LEXICAL
            select 'a'
            'b' from orders
            ---
            LEXICAL
            select @@version
            ---
            LEXICAL
            select ? from orders
            ---
            LEXICAL
            select :name from orders
            ---
            LEXICAL
            select $1 from orders
            ---
            LEXICAL
            select 0x1F from orders
            ---
            LEXICAL
            select 1; select 2
            ---
            LEXICAL
            select 1;;
            ---
            LEXICAL
            COMMIT; INSERT INTO orders VALUES (1)
            ---
            LEXICAL
            select 'not closed from orders
            ---
            LEXICAL
            select "" from orders
            ---
            LEXICAL
            {fn now()}
            ---
            NOT_A_SELECT
            delete from orders
            ---
            NOT_A_SELECT
            insert into orders select * from orders
            ---
            NOT_A_SELECT
            update orders set amount = 0
            ---
            NOT_A_SELECT
            truncate table orders
            ---
            NOT_A_SELECT
            drop table orders
            ---
            UNPARSABLE
            set transaction read write
            ---
            NOT_A_SELECT
            commit
            ---
            NOT_A_SELECT
            explain analyze delete from orders
            ---
            NOT_A_SELECT
            explain select 1
            ---
            NOT_A_SELECT
            call something()
            ---
            NOT_A_SELECT
            merge into orders using users on (orders.user_id = users.user_id) when matched then delete
            ---
            NOT_A_SELECT
            from orders
            ---
            NOT_A_SELECT
            values (1), (2)
            ---
            NOT_A_SELECT
            table orders
            ---
            NOT_A_SELECT
            show tables
            ---
            UNPARSABLE
            copy orders to program 'id'
            ---
            UNPARSABLE
            attach 'other.db'
            ---
            UNPARSABLE
            pragma database_list
            ---
            UNPARSABLE
            install httpfs
            ---
            UNPARSABLE
            select from where
            ---
            FORBIDDEN_CLAUSE
            select * into copy from orders
            ---
            FORBIDDEN_CLAUSE
            select amount from orders for update
            ---
            FORBIDDEN_CLAUSE
            select amount from orders for share
            ---
            FORBIDDEN_CLAUSE
            select amount from orders for no key update skip locked
            ---
            FORBIDDEN_CLAUSE
            select count(*) from (select amount from orders for update) x
            ---
            FORBIDDEN_CLAUSE
            with gone as (delete from orders returning *) select count(*) from gone
            ---
            FORBIDDEN_CLAUSE
            select (with gone as (update orders set amount = 0 returning *) select count(*) from gone)
            ---
            FORBIDDEN_CLAUSE
            with added as (insert into orders (amount) values (1) returning *) select * from added
            ---
            FORBIDDEN_CLAUSE
            with recursive n(i) as (select 1 union all select i + 1 from n) select i from n
            ---
            FORBIDDEN_CLAUSE
            select next value for order_ids
            ---
            FORBIDDEN_CLAUSE
            select amount from orders limit all
            ---
            FORBIDDEN_CLAUSE
            select amount from orders limit (select count(*) from users)
            ---
            FORBIDDEN_CLAUSE
            select amount from orders limit 5, 10
            ---
            FORBIDDEN_CLAUSE
            select 'orders'::regclass
            ---
            FORBIDDEN_CLAUSE
            select cast(status as own_type) from orders
            ---
            FORBIDDEN_CLAUSE
            select (users).email from users
            ---
            FORBIDDEN_CLAUSE
            select orders.order_id from orders natural join users
            ---
            FORBIDDEN_CLAUSE
            select count(*) from orders 'x.csv'
            ---
            FORBIDDEN_CLAUSE
            select amount as 'x' from orders
            ---
            FORBIDDEN_CLAUSE
            select * everything from orders
            ---
            FORBIDDEN_CLAUSE
            select * replace (amount) from orders
            ---
            FORBIDDEN_FUNCTION
            select row(amount, status) from orders
            ---
            FORBIDDEN_CLAUSE
            select amount from orders final
            ---
            FORBIDDEN_FUNCTION
            select pg_sleep(10)
            ---
            FORBIDDEN_FUNCTION
            select "pg_sleep"(10)
            ---
            FORBIDDEN_FUNCTION
            select pg_catalog.pg_sleep(10)
            ---
            FORBIDDEN_FUNCTION
            select pg_catalog.count(*) from orders
            ---
            FORBIDDEN_FUNCTION
            select PG_Read_File('/etc/passwd')
            ---
            FORBIDDEN_FUNCTION
            select pg_terminate_backend(1), lo_import('/etc/passwd')
            ---
            FORBIDDEN_FUNCTION
            select set_config('role', 'admin', false)
            ---
            FORBIDDEN_FUNCTION
            select setval('order_ids', 1)
            ---
            FORBIDDEN_FUNCTION
            select nextval('order_ids')
            ---
            FORBIDDEN_FUNCTION
            select query_to_xml('delete from orders', true, true, '')
            ---
            FORBIDDEN_FUNCTION
            select current_setting('home_directory')
            ---
            FORBIDDEN_FUNCTION
            select getenv('HOME')
            ---
            FORBIDDEN_FUNCTION
            select read_text('/etc/passwd')
            ---
            FORBIDDEN_FUNCTION
            select load_extension('x')
            ---
            FORBIDDEN_FUNCTION
            select dblink('host=elsewhere', 'select 1')
            ---
            FORBIDDEN_FUNCTION
            select repeat('x', 1000000000)
            ---
            FORBIDDEN_FUNCTION
            select count(*) from orders where amount > (select pg_sleep(1))
            ---
            FORBIDDEN_FUNCTION
            select sum(amount) over (order by pg_sleep(1)) from orders
            ---
            FORBIDDEN_FUNCTION
            select count(*) filter (where pg_sleep(1) is null) from orders
            ---
            FORBIDDEN_FUNCTION
            select amount from orders order by pg_sleep(1)
            ---
            FORBIDDEN_FUNCTION
            select status from orders group by rollup(status, pg_sleep(1))
            ---
            FORBIDDEN_FUNCTION
            select amount from orders o join users u on pg_sleep(1) is null
            ---
            FORBIDDEN_FUNCTION
            select sum(amount) over w from orders window w as (partition by pg_sleep(1))
            ---
            FORBIDDEN_FUNCTION
            select distinct on (pg_sleep(1)) amount from orders
            ---
            FORBIDDEN_FUNCTION
            select case when true then pg_sleep(1) end from orders
            ---
            FORBIDDEN_FUNCTION
            select * from read_csv('/etc/passwd')
            ---
            FORBIDDEN_FUNCTION
            select * from query('delete from orders')
            ---
            FORBIDDEN_FUNCTION
            select * from generate_series(1, 1000000000)
            ---
            FORBIDDEN_FUNCTION
            select * from orders, lateral pg_sleep(1)
            ---
            UNKNOWN_TABLE
            select * from '/etc/passwd'
            ---
            UNKNOWN_TABLE
            select * from "/etc/passwd"
            ---
            UNKNOWN_TABLE
            select * from "/etc/passwd"."csv"
            ---
            LEXICAL
            select * from "main.orders"
            ---
            LEXICAL
            select "orders.amount" from orders
            ---
            LEXICAL
            select count(*) as "a.b" from orders
            ---
            UNKNOWN_TABLE
            select * from 's3://bucket/file.parquet'
            ---
            UNKNOWN_TABLE
            select rolpassword from pg_authid
            ---
            UNKNOWN_TABLE
            select * from pg_catalog.pg_stat_activity
            ---
            UNKNOWN_TABLE
            select * from information_schema.tables
            ---
            UNKNOWN_TABLE
            select * from other.orders
            ---
            UNKNOWN_TABLE
            select * from db.main.orders
            ---
            UNKNOWN_COLUMN
            select order_ids.nextval from orders
            ---
            UNKNOWN_COLUMN
            select current_user
            ---
            UNKNOWN_COLUMN
            select session_user, user from orders
            ---
            UNKNOWN_COLUMN
            select ctid, xmin from orders
            ---
            UNKNOWN_COLUMN
            select rowid from orders
            ---
            UNKNOWN_COLUMN
            select orders from orders
            ---
            UNKNOWN_COLUMN
            select amount from orders where secret = 1
            ---
            UNKNOWN_COLUMN
            select x.amount from (select status from orders) x
            ---
            UNKNOWN_COLUMN
            select amount from orders o, (select o.amount from users) x
            ---
            UNKNOWN_COLUMN
            select orders.amount from orders o
            ---
            UNKNOWN_COLUMN
            select main.o.amount from orders o
            ---
            UNKNOWN_COLUMN
            select amount from orders join users using (country)
            ---
            UNKNOWN_COLUMN
            with c as (select status from orders) select amount from c
            ---
            UNKNOWN_COLUMN
            select status from orders union select plan from users order by email
            ---
            UNKNOWN_TABLE
            select * from (with c as (select 1 as x) select x from c) d, c
            """;

    static Stream<Arguments> bypasses() {
        return Guarded.parts(BYPASSES)
                .map(part -> part.split("\n", 2))
                .flatMap(part ->
                        Arrays.stream(Dialect.values())
                                .map(dialect -> Arguments.of(dialect, part[0], part[1])));
    }

    @ParameterizedTest
    @MethodSource("bypasses")
    void isRefusedForTheReasonGiven(Dialect dialect, String reason, String sql) {
        Refusal refusal = Guarded.refused(dialect, sql);

        if (Guarded.isPlain(dialect, sql)) {
            assertThat(refusal.reason()).as(refusal.message()).hasToString(reason);
        }
        assertThat(refusal.message()).matches("(?s).*[.?]").doesNotContain("Exception");
    }

    static Stream<String> invisible() {
        return Stream.of(
                "select 1\u0000",
                "select\u00a01",
                "select 'a\u0000b'",
                "select 'a\u202eb'",
                "select 'a\u200bb'",
                "select \"a\u2028b\" from orders",
                "select 'a\ud800b'",
                "select größe from orders",
                "\ufeffselect 1",
                "select 1\u000b",
                "select \u2018a\u2019");
    }

    @ParameterizedTest
    @MethodSource("invisible")
    void charactersThatPersonAndServerMayReadDifferentlyAreRefused(String sql) {
        assertThat(Guarded.refused(sql).reason()).isEqualTo(Refusal.Reason.LEXICAL);
    }

    @ParameterizedTest
    @MethodSource("empty")
    void anEmptyTextIsNoSelect(String sql) {
        assertThat(Guarded.refused(sql).reason()).isEqualTo(Refusal.Reason.NOT_A_SELECT);
    }

    static Stream<String> empty() {
        return Stream.of("", "  \n ", ";", " ; ");
    }
}
