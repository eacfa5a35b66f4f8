package dev.culprit.sqlguard;

import dev.culprit.core.source.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The functions a query may call, by dialect. What is not listed is refused, so a function that a
/// server or an extension adds later is refused too. Left out on purpose: whatever reads files,
/// settings or other sessions, sleeps, writes, returns many rows (`generate_series`, `unnest`), makes
/// large values from small ones (`repeat`, `lpad`), or answers differently each time (`random`).
/// A name that one server does not have is harmless: the server refuses it.
record Functions(Set<String> summarising, Set<String> picking, Set<String> scalars) {
    Functions {
        summarising = Set.copyOf(summarising);
        picking = Set.copyOf(picking);
        scalars = Set.copyOf(scalars);
    }

    private static final String AGGREGATES =
            """
            count sum avg min max stddev stddev_pop stddev_samp variance var_pop var_samp
            corr covar_pop covar_samp regr_slope regr_intercept regr_r2 regr_count
            bool_and bool_or every mode percentile_cont percentile_disc grouping
            """;

    /// Aggregates that hand on values of single rows.
    private static final String VALUE_AGGREGATES = "string_agg any_value";

    private static final String WINDOWS =
            """
            row_number rank dense_rank percent_rank cume_dist ntile lag lead
            first_value last_value nth_value
            """;

    private static final String CONDITIONALS = "coalesce nullif greatest least";

    private static final String NUMBERS =
            """
            abs sign round floor ceil ceiling trunc mod power pow sqrt cbrt exp ln log log10
            degrees radians pi sin cos tan asin acos atan atan2 gcd lcm width_bucket
            """;

    private static final String TEXTS =
            """
            lower upper length char_length character_length octet_length bit_length
            substr substring left right trim ltrim rtrim btrim replace translate reverse
            concat concat_ws position strpos starts_with split_part initcap ascii chr md5
            """;

    private static final String PATTERNS = "regexp_replace regexp_like regexp_count";

    private static final String DATES =
            """
            date_trunc date_part extract age now to_timestamp make_date make_timestamp
            to_char to_date to_number isfinite timezone
            """;

    /// Functions with a unit of time among their arguments, written like a column's name.
    private static final Set<String> WITH_UNITS =
            words(
                    """
                    datediff datediff_big dateadd datepart datename datetrunc date_part date_trunc
                    date_diff timestampdiff timestampadd timestamp_diff timestamp_trunc
                    datetime_diff datetime_trunc last_day date_add date_sub
                    """);

    /// ClickHouse's aggregates with parameters in brackets of their own, before the arguments.
    private static final Set<String> WITH_PARAMETERS =
            words("quantile quantileexact quantiletdigest median");

    static Functions of(Dialect dialect) {
        DialectFunctions own = DialectFunctions.of(dialect);
        return new Functions(
                words(AGGREGATES, own.summarising()),
                words(VALUE_AGGREGATES, own.picking()),
                words(WINDOWS, CONDITIONALS, NUMBERS, TEXTS, PATTERNS, DATES, own.scalars()));
    }

    static boolean takesUnit(String name) {
        return WITH_UNITS.contains(lower(name));
    }

    static boolean takesParameters(String name) {
        return WITH_PARAMETERS.contains(lower(name));
    }

    boolean allows(String name) {
        return isAggregate(name) || scalars.contains(lower(name));
    }

    /// Whether the function turns many rows into one value.
    boolean isAggregate(String name) {
        return summarises(name) || picking.contains(lower(name));
    }

    /// Whether it is an aggregate whose result is more than one row's value handed on.
    boolean summarises(String name) {
        return summarising.contains(lower(name));
    }

    List<String> names() {
        return Stream.of(summarising, picking, scalars).flatMap(Set::stream).sorted().toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String... groups) {
        Set<String> words = new HashSet<>();
        for (String group : groups) {
            words.addAll(List.of(group.strip().split("\\s+")));
            words.remove("");
        }
        return words;
    }
}
