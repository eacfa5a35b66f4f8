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

    private static final String DUCKDB_AGGREGATES =
            """
            count_star count_if countif sum_no_overflow kahan_sum fsum favg sumkahan mean product
            median quantile quantile_cont quantile_disc approx_count_distinct approx_quantile
            mad skewness kurtosis entropy bit_and bit_or bit_xor geomean geometric_mean
            """;

    private static final String DUCKDB_VALUE_AGGREGATES =
            "first last arg_min arg_max argmin argmax min_by max_by listagg group_concat";

    private static final String DUCKDB_SCALARS =
            """
            ifnull if isnan isinf typeof hash xor signbit even fdiv fmod log2
            date_diff datediff date_sub datesub date_add date datepart datetrunc
            year month day hour minute second quarter week weekday dayofweek dayofmonth dayofyear
            isodow isoyear weekofyear yearweek decade century millennium era epoch epoch_ms
            epoch_us epoch_ns microsecond millisecond dayname monthname last_day time_bucket
            strftime strptime try_strptime make_time today
            to_days to_hours to_minutes to_seconds to_weeks to_months to_years
            regexp_matches regexp_extract regexp_full_match contains prefix suffix ends_with
            instr len strlen lcase ucase ord unicode strip_accents nfc_normalize
            levenshtein damerau_levenshtein editdist3 hamming jaccard jaro_similarity
            jaro_winkler_similarity
            """;

    private static final String POSTGRESQL_AGGREGATES =
            "regr_avgx regr_avgy regr_sxx regr_sxy regr_syy bit_and bit_or";

    private static final String POSTGRESQL_SCALARS =
            """
            date_bin date_add date_subtract date justify_days justify_hours justify_interval
            make_time make_interval clock_timestamp statement_timestamp transaction_timestamp
            regexp_match regexp_substr regexp_instr num_nonnulls num_nulls scale min_scale
            trim_scale div sind cosd tand pg_typeof to_hex normalize
            """;

    static Functions of(Dialect dialect) {
        Set<String> summarising = words(AGGREGATES);
        Set<String> picking = words(VALUE_AGGREGATES);
        Set<String> scalars = words(WINDOWS, CONDITIONALS, NUMBERS, TEXTS, PATTERNS, DATES);
        switch (dialect) {
            case DUCKDB,
                    MYSQL,
                    SQLITE,
                    H2,
                    TRINO,
                    SNOWFLAKE,
                    BIGQUERY,
                    CLICKHOUSE,
                    SPARK,
                    SQLSERVER -> {
                summarising.addAll(words(DUCKDB_AGGREGATES));
                picking.addAll(words(DUCKDB_VALUE_AGGREGATES));
                scalars.addAll(words(DUCKDB_SCALARS));
            }
            case POSTGRESQL, REDSHIFT -> {
                summarising.addAll(words(POSTGRESQL_AGGREGATES));
                scalars.addAll(words(POSTGRESQL_SCALARS));
            }
        }
        return new Functions(summarising, picking, scalars);
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
        }
        return words;
    }
}
