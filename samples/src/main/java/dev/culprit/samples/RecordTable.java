package dev.culprit.samples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A small table of what people and programs did, such as job runs. Rows are kept as text, ordered
/// by time, and numbered when they are written.
final class RecordTable {

    private record Row(long time, List<String> cells) {}

    private final TableSchema schema;
    private final String idPrefix;
    private final List<Row> rows = new ArrayList<>();

    /// The first column of the schema is the row's number with the given prefix; with an empty
    /// prefix the rows carry no number.
    RecordTable(TableSchema schema, String idPrefix) {
        this.schema = schema;
        this.idPrefix = idPrefix;
    }

    TableSchema schema() {
        return schema;
    }

    int size() {
        return rows.size();
    }

    void add(long time, String... cells) {
        rows.add(new Row(time, List.of(cells)));
    }

    void write(CsvFile csv) throws IOException {
        rows.sort(Comparator.comparingLong(Row::time));
        int number = 10_000;
        for (Row row : rows) {
            number++;
            if (!idPrefix.isEmpty()) {
                csv.text(idPrefix + number);
            }
            for (String cell : row.cells()) {
                csv.text(cell);
            }
            csv.endRow();
        }
    }
}
