package dev.culprit.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A CSV read back by the plain rule of splitting at commas, independent of what wrote it.
record CsvTable(List<String> columns, List<String[]> rows) {

    static CsvTable read(Path file) {
        Map<String, String> seen = new HashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            List<String[]> split = lines.map(line -> split(line, seen)).toList();
            return new CsvTable(List.of(split.getFirst()), split.subList(1, split.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Short values are few and come often; sharing them keeps 280,000 rows small.
    private static String[] split(String line, Map<String, String> seen) {
        String[] cells = line.split(",", -1);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].length() < 8) {
                cells[i] = seen.computeIfAbsent(cells[i], cell -> cell);
            }
        }
        return cells;
    }

    int indexOf(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(column);
        }
        return index;
    }

    List<String> values(String column) {
        int index = indexOf(column);
        return rows.stream().map(row -> row[index]).toList();
    }

    Set<String> distinct(String column) {
        int index = indexOf(column);
        return rows.stream().map(row -> row[index]).collect(Collectors.toSet());
    }

    CsvTable where(Predicate<String[]> condition) {
        return new CsvTable(columns, rows.stream().filter(condition).toList());
    }

    CsvTable where(String column, String value) {
        int index = indexOf(column);
        return where(row -> row[index].equals(value));
    }

    CsvTable between(String column, String start, String end) {
        int index = indexOf(column);
        return where(row -> row[index].compareTo(start) >= 0 && row[index].compareTo(end) < 0);
    }

    CsvTable without(Map<String, String> slice) {
        return where(row -> !matches(row, slice));
    }

    CsvTable only(Map<String, String> slice) {
        return where(row -> matches(row, slice));
    }

    private boolean matches(String[] row, Map<String, String> slice) {
        return slice.entrySet().stream()
                .allMatch(pair -> row[indexOf(pair.getKey())].equals(pair.getValue()));
    }
}
