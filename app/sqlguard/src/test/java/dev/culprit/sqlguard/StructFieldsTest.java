package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.Refusal.Reason;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Fields of structs, which some catalogues have as columns by their paths.
class StructFieldsTest {
    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Table(
                                    TableName.of("orders"),
                                    List.of(
                                            Column.of("order_id", DataType.INTEGER),
                                            Column.of("place.city", DataType.TEXT),
                                            Column.of("place.at.lat", DataType.DECIMAL)),
                                    OptionalLong.empty(),
                                    List.of(),
                                    List.of()),
                            new Table(
                                    TableName.of("place"),
                                    List.of(Column.of("town", DataType.TEXT)),
                                    OptionalLong.empty(),
                                    List.of(),
                                    List.of())));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select place.city, count(*) from orders group by place.city | orders(place.city)",
                "select `place`.`city` from orders o | orders(place.city)",
                "select o.place.city from orders o | orders(place.city)",
                "select avg(`place`.`at`.`lat`) from orders | orders(place.at.lat)",
                "select max(o.place.at.lat) from orders o | orders(place.at.lat)",
                "select PLACE.City from orders | orders(place.city)",
                "select place.town from place | place(town)",
                "select (select max(place.city) from orders) from place | place() orders(place.city)",
                "select (select max(o.place.city) from place) from orders o | orders(place.city) place()",
            })
    void areReadByTheirPaths(String sql, String reads) {
        for (Dialect dialect : List.of(Dialect.BIGQUERY, Dialect.SPARK)) {
            Inspection inspection = Guarded.inspect(dialect, sql, SCHEMA);

            assertThat(inspection).as(sql).isInstanceOf(Inspection.Clean.class);
            assertThat(Guarded.reads((Inspection.Clean) inspection)).isEqualTo(reads);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select place.nothing from orders",
                "select place.city from orders, place",
                "select o.place.nothing from orders o",
                "select nothing.place.city from orders",
                "select place.at from orders",
                "select place from orders",
                "select count(*) as place, max(place) as leak from orders",
                "select 1 as place, place as leak from orders",
                "select (select max(place) from orders) from (select 1 as place) q",
            })
    void onesThatAreNotThereAreRefused(String sql) {
        assertThat(refusal(Dialect.SPARK, sql)).isEqualTo(Reason.UNKNOWN_COLUMN);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BIGQUERY", "SPARK", "H2", "SNOWFLAKE"})
    void areNothingElsewhere(Dialect dialect) {
        assertThat(refusal(dialect, "select place.city from orders"))
                .isEqualTo(Reason.UNKNOWN_COLUMN);
    }

    @Test
    void theirPlacesAreNotCountedByNewNames() {
        assertThat(refusal(Dialect.SPARK, "select b from orders as x (a, b)"))
                .isEqualTo(Reason.FORBIDDEN_CLAUSE);
    }

    private static Reason refusal(Dialect dialect, String sql) {
        Inspection inspection = Guarded.inspect(dialect, sql, SCHEMA);
        assertThat(inspection).as(sql).isInstanceOf(Inspection.Refused.class);
        return ((Inspection.Refused) inspection).refusal().reason();
    }
}
