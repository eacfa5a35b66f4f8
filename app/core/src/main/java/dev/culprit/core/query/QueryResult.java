package dev.culprit.core.query;

import dev.culprit.core.source.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Rows as they came from a source. Cells are text in one canonical form per type, so that a stored
/// result reads the same everywhere: numbers in plain decimal notation with `.`, timestamps
/// `yyyy-MM-dd HH:mm:ss[.ffffff]` in UTC, dates `yyyy-MM-dd`, booleans `true` or `false`, NULL as null.
///
/// @param rowCount rows the source returned; more than `rows` holds when a stored result was cut
public record QueryResult(
        List<ResultColumn> columns, List<Row> rows, long rowCount, Provenance provenance) {
    public QueryResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public record ResultColumn(String name, DataType type) {}

    /// One row's cells, in the order of the columns.
    public record Row(List<@Nullable String> cells) {
        public Row {
            cells = Collections.unmodifiableList(new ArrayList<>(cells));
        }

        public Optional<String> text(int column) {
            return Optional.ofNullable(cells.get(column));
        }
    }

    /// How a result came about and what it stands for.
    ///
    /// @param method how it was read, for example `full scan` or `random sample`
    /// @param rowsRead rows that were read at the source for it, where known
    /// @param population rows of which those are a part, possibly an estimate, where known
    public record Provenance(
            Coverage coverage, String method, OptionalLong rowsRead, OptionalLong population) {
        public static final Provenance FULL = of(Coverage.FULL, "full scan");

        public static Provenance of(Coverage coverage, String method) {
            return new Provenance(coverage, method, OptionalLong.empty(), OptionalLong.empty());
        }

        /// Whether the result stands for all rows, so that absence in it is absence in the source.
        public boolean complete() {
            return coverage == Coverage.FULL;
        }
    }

    public enum Coverage {
        /// Every row that the query speaks of was considered and every row of the result is here.
        FULL,
        /// Computed from a random part of the rows: shares are estimates, absence proves nothing.
        SAMPLE,
        /// Cut at a limit: what lies beyond was not seen, and what was seen is not random.
        TRUNCATED
    }

    /// Index of the column of that name, without regard to case.
    ///
    /// @throws IllegalArgumentException when there is none
    public int column(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().toLowerCase(Locale.ROOT).equals(lower)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The result has no column " + name);
    }

    public Optional<String> text(int row, String column) {
        return rows.get(row).text(column(column));
    }

    /// The cell as a number; NULL is 0, as SQL's `sum` over no rows would read.
    public double number(int row, String column) {
        return text(row, column).map(Double::parseDouble).orElse(0.0);
    }

    /// A copy that keeps only the first rows, as it is stored.
    public QueryResult cut(int most) {
        return rows.size() <= most
                ? this
                : new QueryResult(columns, rows.subList(0, most), rowCount, provenance);
    }

    /// A copy with other text in its cells; NULL stays NULL.
    public QueryResult withCells(BiFunction<ResultColumn, String, String> change) {
        List<Row> changed = new ArrayList<>();
        for (Row row : rows) {
            List<@Nullable String> cells = new ArrayList<>();
            for (int i = 0; i < row.cells().size(); i++) {
                String text = row.cells().get(i);
                cells.add(text == null ? null : change.apply(columns.get(i), text));
            }
            changed.add(new Row(cells));
        }
        return new QueryResult(columns, changed, rowCount, provenance);
    }
}
