package dev.culprit.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.source.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VARCHAR | TEXT",
                "character varying(20) | TEXT",
                "DECIMAL(18,2) | DECIMAL",
                "numeric | DECIMAL",
                "HUGEINT | INTEGER",
                "int8 | INTEGER",
                "timestamp(3) with time zone | TIMESTAMP",
                "TIMESTAMP_NS | TIMESTAMP",
                "time without time zone | TIME",
                "INTEGER[] | OTHER",
                "_int4 | OTHER",
                "STRUCT(a INTEGER) | OTHER",
                "jsonb | JSON",
                "bytea | BINARY",
                "tsvector | OTHER"
            })
    void namesOfBothEnginesAreRead(String name, DataType type) {
        assertThat(NativeTypes.dataType(name)).isEqualTo(type);
    }
}
