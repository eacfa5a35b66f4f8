package dev.culprit.sqlguard;

import dev.culprit.core.source.Dialect;

/// What a dialect's functions add to those that all have.
///
/// @param summarising aggregates
/// @param picking aggregates that hand on values of single rows
/// @param scalars functions of one row
record DialectFunctions(String summarising, String picking, String scalars) {

    private static final DialectFunctions DUCKDB =
            new DialectFunctions(
                    """
                    count_star count_if countif sum_no_overflow kahan_sum fsum favg sumkahan mean
                    product median quantile quantile_cont quantile_disc approx_count_distinct
                    approx_quantile mad skewness kurtosis entropy bit_and bit_or bit_xor geomean
                    geometric_mean
                    """,
                    "first last arg_min arg_max argmin argmax min_by max_by listagg group_concat",
                    """
                    ifnull if isnan isinf typeof hash xor signbit even fdiv fmod log2
                    date_diff datediff date_sub datesub date_add date datepart datetrunc
                    year month day hour minute second quarter week weekday dayofweek dayofmonth
                    dayofyear isodow isoyear weekofyear yearweek decade century millennium era epoch
                    epoch_ms epoch_us epoch_ns microsecond millisecond dayname monthname last_day
                    time_bucket strftime strptime try_strptime make_time today
                    to_days to_hours to_minutes to_seconds to_weeks to_months to_years
                    regexp_matches regexp_extract regexp_full_match contains prefix suffix ends_with
                    instr len strlen lcase ucase ord unicode strip_accents nfc_normalize
                    levenshtein damerau_levenshtein editdist3 hamming jaccard jaro_similarity
                    jaro_winkler_similarity
                    """);

    private static final DialectFunctions POSTGRESQL =
            new DialectFunctions(
                    "regr_avgx regr_avgy regr_sxx regr_sxy regr_syy bit_and bit_or",
                    "",
                    """
                    date_bin date_add date_subtract date justify_days justify_hours justify_interval
                    make_time make_interval clock_timestamp statement_timestamp
                    transaction_timestamp regexp_match regexp_substr regexp_instr num_nonnulls
                    num_nulls scale min_scale trim_scale div sind cosd tand pg_typeof to_hex
                    normalize
                    """);

    private static final DialectFunctions REDSHIFT =
            new DialectFunctions(
                    "hll median bit_and bit_or",
                    "listagg",
                    """
                    nvl nvl2 decode datediff dateadd date date_cmp last_day months_between add_months
                    convert_timezone getdate len charindex regexp_substr regexp_instr
                    json_extract_path_text is_valid_json sha1 sha2 crc32 fnv_hash
                    """);

    private static final DialectFunctions MYSQL =
            new DialectFunctions(
                    "std bit_and bit_or bit_xor",
                    "group_concat",
                    """
                    ifnull if isnull date time date_format str_to_date date_add date_sub datediff
                    timestampdiff timestampadd timestamp to_seconds to_days from_days unix_timestamp
                    from_unixtime year month day hour minute second quarter week weekday weekofyear
                    dayofweek dayofmonth dayofyear dayname monthname last_day makedate curdate
                    utc_timestamp utc_date convert_tz time_to_sec char locate instr lcase ucase mid
                    substring_index regexp_instr regexp_substr find_in_set field elt format hex
                    crc32 sha1 sha2 bit_count truncate conv json_extract json_unquote json_value log2
                    """);

    private static final DialectFunctions SQLITE =
            new DialectFunctions(
                    "total percentile median",
                    "group_concat",
                    """
                    ifnull iif date time datetime julianday strftime unixepoch timediff instr
                    typeof unicode char hex regexp json_extract log2
                    """);

    private static final DialectFunctions H2 =
            new DialectFunctions(
                    "median bit_and_agg bit_or_agg",
                    "listagg group_concat",
                    """
                    ifnull nvl nvl2 decode casewhen dateadd datediff timestampdiff timestampadd
                    day_of_week day_of_month day_of_year iso_day_of_week iso_week hour minute month
                    year quarter week second day dayname monthname formatdatetime parsedatetime
                    last_day regexp_substr char instr locate lcase ucase truncate soundex difference
                    rawtohex
                    """);

    private static final DialectFunctions TRINO =
            new DialectFunctions(
                    "approx_distinct approx_percentile count_if geometric_mean checksum",
                    "arbitrary min_by max_by listagg",
                    """
                    if try to_unixtime from_unixtime date_diff date_add date date_format date_parse
                    year month day hour minute second quarter week day_of_week dow day_of_month
                    day_of_year doy week_of_year year_of_week last_day_of_month format_datetime
                    parse_datetime from_iso8601_timestamp from_iso8601_date to_iso8601 at_timezone
                    regexp_extract regexp_position is_nan is_infinite is_finite codepoint
                    hamming_distance levenshtein_distance json_extract_scalar typeof truncate log2
                    """);

    private static final DialectFunctions SNOWFLAKE =
            new DialectFunctions(
                    "approx_count_distinct approx_percentile hll count_if median",
                    "listagg min_by max_by",
                    """
                    iff ifnull nvl nvl2 zeroifnull nullifzero decode equal_null div0 div0null
                    try_to_double try_to_number try_to_decimal try_to_date try_to_timestamp
                    try_to_timestamp_ntz to_double to_decimal to_varchar to_timestamp_ntz to_boolean
                    dateadd datediff timestampdiff timestampadd date_from_parts timestamp_from_parts
                    date year month day hour minute second quarter week dayofweek dayofmonth
                    dayofyear weekofyear dayname monthname last_day convert_timezone time_slice
                    contains startswith endswith charindex len editdistance regexp_substr
                    regexp_instr rlike hash sha1 sha2 square
                    """);

    private static final DialectFunctions BIGQUERY =
            new DialectFunctions(
                    "approx_count_distinct approx_quantiles countif logical_and logical_or",
                    "",
                    """
                    safe_divide ifnull if safe_ordinal ordinal safe_offset unix_seconds unix_millis
                    unix_micros timestamp timestamp_seconds timestamp_millis timestamp_diff
                    timestamp_trunc timestamp_add timestamp_sub datetime datetime_diff datetime_trunc
                    datetime_add datetime_sub date date_diff date_add date_sub last_day
                    format_timestamp format_date format_datetime parse_timestamp parse_date
                    parse_datetime regexp_contains regexp_extract regexp_instr regexp_substr
                    ends_with instr to_hex sha256 farm_fingerprint ieee_divide is_nan is_inf div
                    json_value json_extract_scalar string
                    """);

    private static final DialectFunctions CLICKHOUSE =
            new DialectFunctions(
                    """
                    uniq uniqexact uniqcombined quantile quantileexact quantiletdigest median countif
                    sumif avgif minif maxif stddevpop stddevsamp varpop varsamp
                    """,
                    "any anylast argmin argmax",
                    """
                    todatetime todate tostartofminute tostartoffiveminute tostartoffifteenminutes
                    tostartofhour tostartofday tostartofmonth tostartofquarter tostartofyear tomonday
                    toyear tomonth todayofmonth todayofweek todayofyear tohour tominute tosecond
                    tounixtimestamp toint64 toint32 tofloat64 tofloat64ornull toint64ornull tostring
                    parsedatetimebesteffort parsedatetimebesteffortornull datediff dateadd
                    formatdatetime today yesterday replaceregexpall replaceregexpone replaceone
                    replaceall lowerutf8 upperutf8 lengthutf8 substringutf8 multiif if ifnull
                    assumenotnull isnull isnotnull empty notempty startswith endswith
                    positioncaseinsensitive intdiv intdivorzero isnan isfinite cityhash64 siphash64
                    char log2 roundbankers
                    """);

    private static final DialectFunctions SPARK =
            new DialectFunctions(
                    """
                    approx_count_distinct percentile_approx approx_percentile percentile count_if
                    median kurtosis skewness
                    """,
                    "first last max_by min_by",
                    """
                    nvl nvl2 ifnull if date_format unix_timestamp from_unixtime date_add date_sub
                    datediff date_diff timestampdiff timestampadd months_between add_months year
                    month day hour minute second quarter weekofyear dayofweek dayofmonth dayofyear
                    weekday last_day regexp_extract regexp_instr regexp_substr instr locate
                    substring_index lcase ucase char crc32 sha1 sha2 hash xxhash64 levenshtein
                    soundex nanvl isnan isnull isnotnull try_divide get_json_object bround pmod
                    signum typeof date timestamp log2
                    """);

    private static final DialectFunctions SQLSERVER =
            new DialectFunctions(
                    "approx_count_distinct count_big stdev stdevp var varp",
                    "",
                    """
                    isnull iif choose len datalength charindex patindex stuff datediff datediff_big
                    dateadd datepart datename datetrunc datefromparts datetime2fromparts eomonth year
                    month day getdate sysdatetime getutcdate sysutcdatetime isnumeric isdate char
                    nchar unicode square checksum
                    """);

    static DialectFunctions of(Dialect dialect) {
        return switch (dialect) {
            case DUCKDB -> DUCKDB;
            case POSTGRESQL -> POSTGRESQL;
            case REDSHIFT -> REDSHIFT;
            case MYSQL -> MYSQL;
            case SQLITE -> SQLITE;
            case H2 -> H2;
            case TRINO -> TRINO;
            case SNOWFLAKE -> SNOWFLAKE;
            case BIGQUERY -> BIGQUERY;
            case CLICKHOUSE -> CLICKHOUSE;
            case SPARK -> SPARK;
            case SQLSERVER -> SQLSERVER;
        };
    }
}
