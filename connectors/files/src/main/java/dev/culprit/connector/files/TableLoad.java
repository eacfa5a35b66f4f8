package dev.culprit.connector.files;

import dev.culprit.connector.files.Catalog.TableEntry;
import dev.culprit.connector.kit.duckdb.DuckDbFailures;
import dev.culprit.connector.kit.duckdb.Quoted;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Copies one file into a table of the extract.
///
/// A few thousand rows suggest the types, then one typed pass loads the file and verifies every
/// value. Only when a value does not fit is the whole file surveyed and loaded a second time; the
/// column it stands in then stays text.
final class TableLoad {
    private static final int SAMPLE_ROWS = 2000;

    private final Connection connection;
    private final DataFile file;
    private final TableEntry declared;

    TableLoad(Connection connection, DataFile file, TableEntry declared) {
        this.connection = connection;
        this.file = file;
        this.declared = declared;
    }

    /// @return sentences on declared types that did not fit
    List<String> load() throws ConnectorException {
        try {
            return switch (file.format()) {
                case CSV, TSV -> loadDelimited();
                case JSON, JSON_LINES -> loadJson();
                case PARQUET -> view();
                case XLSX -> throw new IllegalStateException("Sheets are loaded as CSV");
            };
        } catch (SQLException failure) {
            String words = String.valueOf(failure.getMessage());
            throw CsvFault.of(file, words).orElseGet(() -> unreadable(failure, words));
        }
    }

    private List<String> loadDelimited() throws ConnectorException, SQLException {
        CsvHeader header = CsvHeader.read(file);
        List<Survey.Question> questions =
                header.columns().stream().map(name -> question(name, Quoted.name(name))).toList();
        return copy(questions, header.relation(file), List.of());
    }

    private List<String> loadJson() throws SQLException {
        String relation = JsonShape.relation(file);
        List<Survey.Question> questions = new ArrayList<>();
        List<String> asTheyAre = new ArrayList<>();
        for (JsonShape.Field field : JsonShape.fields(connection, relation)) {
            if (declared.kind(field.name()).isPresent()) {
                questions.add(question(field.name(), field.text()));
            } else {
                asTheyAre.add(field.select());
            }
        }
        return copy(questions, relation, asTheyAre);
    }

    private List<String> view() throws SQLException {
        execute("CREATE VIEW " + table() + " AS SELECT * FROM read_parquet(" + parts() + ")");
        return List.of();
    }

    /// Parts may have been written by versions of a job that knew other columns.
    private String parts() {
        List<String> paths = file.parts().stream().map(Quoted::path).toList();
        return paths.size() == 1
                ? paths.getFirst()
                : "[" + String.join(", ", paths) + "], union_by_name = true";
    }

    private Survey.Question question(String name, String text) {
        return new Survey.Question(name, text, declared.kind(name));
    }

    private List<String> copy(List<Survey.Question> questions, String relation, List<String> rest)
            throws SQLException {
        Survey survey = new Survey(connection);
        String sample = "(SELECT * FROM " + relation + " LIMIT " + SAMPLE_ROWS + ")";
        List<ColumnPlan> plans = survey.plan(questions, sample);
        if (plans.stream().anyMatch(ColumnPlan::isUnsettled) || !tryCopy(plans, relation, rest)) {
            plans = survey.plan(questions, relation);
            execute(copySql(plans, relation, rest));
        }
        return misfits(plans);
    }

    private boolean tryCopy(List<ColumnPlan> plans, String relation, List<String> rest)
            throws SQLException {
        try {
            execute(copySql(plans, relation, rest));
            return true;
        } catch (SQLException failure) {
            String words = String.valueOf(failure.getMessage());
            if (words.contains(ColumnPlan.MISFIT) || words.startsWith("Conversion Error")) {
                return false;
            }
            throw failure;
        }
    }

    private String copySql(List<ColumnPlan> plans, String relation, List<String> rest) {
        List<String> selected = new ArrayList<>(plans.stream().map(ColumnPlan::select).toList());
        selected.addAll(rest);
        return "CREATE TABLE "
                + table()
                + " AS SELECT "
                + String.join(", ", selected)
                + " FROM "
                + relation;
    }

    private List<String> misfits(List<ColumnPlan> plans) {
        return plans.stream()
                .filter(plan -> plan.kind() == ColumnKind.TEXT)
                .filter(plan -> wanted(plan).filter(k -> k != ColumnKind.TEXT).isPresent())
                .map(plan ->
                        file.table()
                                + "."
                                + plan.name()
                                + " is declared "
                                + declared.typeName(plan.name())
                                + " but holds other text; it is read as text.")
                .collect(Collectors.toList());
    }

    private Optional<ColumnKind> wanted(ColumnPlan plan) {
        return declared.kind(plan.name());
    }

    private String table() {
        return Quoted.name(file.table());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ConnectorException unreadable(SQLException failure, String words) {
        if (words.contains("Could not write") || words.contains("No space left")) {
            return new ConnectorException(
                    FailureKind.INTERNAL,
                    file.fileName()
                            + " cannot be loaded because the disk of the cache folder is full; free"
                            + " some space or use another home folder.",
                    failure);
        }
        return new ConnectorException(
                FailureKind.REJECTED,
                file.fileName() + " cannot be read: " + DuckDbFailures.firstLine(words),
                failure);
    }
}
