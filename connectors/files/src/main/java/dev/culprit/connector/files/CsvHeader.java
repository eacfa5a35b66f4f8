package dev.culprit.connector.files;

import dev.culprit.connector.kit.duckdb.Quoted;
import dev.culprit.core.source.ConnectorException;
import java.io.BufferedReader;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The first record of a delimited file. Every such file has one; without it nothing is known of
/// its columns, so a missing or doubled name is an error rather than an invented name.
record CsvHeader(char delimiter, List<String> columns) {
    private static final int LONGEST = 1 << 20;
    private static final char UNDECODABLE = '\uFFFD';
    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');

    CsvHeader {
        columns = List.copyOf(columns);
    }

    static CsvHeader read(DataFile file) throws ConnectorException {
        String record = firstRecord(file);
        char delimiter = file.format() == Format.TSV ? '\t' : delimiter(record);
        CsvHeader header = new CsvHeader(delimiter, fields(record, delimiter));
        header.check(file);
        return header;
    }

    private static String firstRecord(DataFile file) throws ConnectorException {
        try (Reader reader =
                new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
            CharArrayWriter record = new CharArrayWriter();
            boolean quoted = false;
            int next = reader.read();
            while (next >= 0 && (quoted || (next != '\n' && next != '\r'))) {
                quoted ^= next == '"';
                record.write(next);
                if (record.size() > LONGEST || next == 0 || next == UNDECODABLE) {
                    throw file.broken(", line 1: it is not a header line in UTF-8.");
                }
                next = reader.read();
            }
            return withoutMark(record.toString());
        } catch (IOException cause) {
            throw file.unreadable(cause);
        }
    }

    private static String withoutMark(String record) {
        return record.startsWith("\uFEFF") ? record.substring(1) : record;
    }

    private static char delimiter(String record) {
        char best = ',';
        int most = 0;
        for (char candidate : CANDIDATES) {
            int count = fields(record, candidate).size();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static List<String> fields(String record, char delimiter) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && record.startsWith("\"\"", i);
                if (doubled) {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private void check(DataFile file) throws ConnectorException {
        if (columns.size() == 1 && columns.getFirst().isBlank()) {
            throw file.broken(" is empty; its first line must name the columns.");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            if (name.isBlank()) {
                throw file.broken(", line 1: column " + (i + 1) + " has no name.");
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw file.broken(", line 1: two columns are called " + name + ".");
            }
        }
        if (columns.stream().allMatch(name -> name.matches("[-+0-9.:]+"))) {
            throw file.broken(", line 1: the first line must name the columns.");
        }
    }

    /// SQL that reads the file with every field as text: an empty field is NULL, `""` is empty text.
    String relation(DataFile file) {
        StringBuilder types = new StringBuilder();
        for (String column : columns) {
            types.append(types.isEmpty() ? "" : ", ").append(Quoted.text(column));
            types.append(": 'VARCHAR'");
        }
        return "read_csv("
                + Quoted.path(file.path())
                + ", auto_detect=false, header=true, quote='\"', escape='\"', nullstr=''"
                + ", allow_quoted_nulls=false, delim="
                + Quoted.text(String.valueOf(delimiter))
                + ", columns={"
                + types
                + "})";
    }
}
