package dev.culprit.analyst.sql;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words that are no names unless quoted.
final class ReservedWords {
    /// As DuckDB and PostgreSQL need it.
    static final Set<String> COMMON =
            words(
                    """
                    all and any as asc between both by case cast check column create cross current_date
                    current_time date day default desc distinct do else end except exists false fetch
                    filter for foreign from full grant group having hour in inner intersect interval
                    into is join key left level like limit minute month natural not null offset on only
                    or order outer over partition position primary range references right row rows
                    second select set similar some start table then time timestamp to true type union
                    unique user using value values when where window with year
                    """);

    /// Reserved by at least one other dialect or by the gate's parser. Quoting a name that needs no
    /// quotes costs nothing, so one set serves them all.
    static final Set<String> ANYWHERE =
            Stream.concat(
                            COMMON.stream(),
                            words(
                                    """
                                    accessible action add admin aggregate alter always analyse analyze anti array
                                    asensitive asof assert authorization backup before begin begins bigint binary blob
                                    break browse bulk call cascade change char character checkpoint close clustered
                                    coalesce collate collation commit compute condition connect connection constraint
                                    contains containstable continue convert cube current current_catalog current_path
                                    current_role current_row current_schema current_timestamp
                                    current_transform_group_for_type current_user cursor cycle database databases dbcc
                                    deallocate dec decimal declare define delayed delete delta deny dense_rank describe
                                    deterministic disk distinctrow distributed div domain double drop dual dump each
                                    elseif empty enclosed encode encrypt encryption enum errlvl escape escaped exec
                                    execute exit explain explode external extract file fillfactor final first
                                    first_value float following format freetext freetexttable function generated get
                                    global glob grouping groups high_priority holdlock identity identity_insert
                                    identitycol if ignore ilike index indexed infile inout insensitive insert instead
                                    int integer intersects iterate join_type json json_table keys kill label lag
                                    language last last_value lateral lead leading leave lineno linear lines load local
                                    localtime localtimestamp lock long longblob longtext loop low_priority lookup
                                    manifest match materialized maxvalue mediumblob mediumint mediumtext merge minus mod
                                    modifies national new no nocheck nonclustered nothing nth_value ntile nullif nulls
                                    numeric object of off offline offsets oid old open opendatasource openquery
                                    openrowset openxml optimize option optionally organization others out outfile
                                    overlaps overlay parallel percent percent_rank permissions pivot plan plus pragma
                                    preceding precision prepare prewhere print proc procedure process proto public purge
                                    qualify query raise raiserror rank raw read reads readtext real reconfigure
                                    recursive regexp reindex release rename repeat replace replication require resignal
                                    resort respect restore restrict return returning revert revoke rlike rollback rollup
                                    row_count row_number rowcount rowguidcol rownum rule sample save savepoint schema
                                    schemas securityaudit semi semantickeyphrasetable sensitive separator session_user
                                    setuser settings show shutdown signal smallint snapshot spatial specific sql
                                    sqlexception sqlstate sqlwarning ssl starting statement statistics stored
                                    straight_join struct sysdate system system_user tablesample tag temp temporary
                                    terminated textsize ties tinyblob tinyint tinytext top totals trailing tran
                                    transaction trigger truncate try_convert tsequal uescape unbounded undo unknown
                                    unlock unnest unpivot unsigned update updatetext usage use utc_date utc_time
                                    utc_timestamp vacuum varbinary varchar varying verbose view virtual waitfor week
                                    while within without write writetext xor zerofill zone
                                    """)
                                    .stream())
                    .collect(Collectors.toUnmodifiableSet());

    private ReservedWords() {}

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
