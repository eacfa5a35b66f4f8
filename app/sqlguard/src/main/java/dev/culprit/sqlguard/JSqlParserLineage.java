package dev.culprit.sqlguard;

import dev.culprit.core.context.Lineage;
import dev.culprit.core.context.SqlLineage;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.UnsupportedStatement;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.view.CreateView;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;

/// Reads lineage from `INSERT`, `CREATE TABLE AS`, `CREATE VIEW`, `MERGE`, `UPDATE … FROM` and, for
/// models, a bare `SELECT`. A statement that cannot be parsed is left out and told; it never decides
/// over the others.
public final class JSqlParserLineage implements SqlLineage {
    private static final int MOST_STATEMENTS = 500;
    private static final int MESSAGE_LENGTH = 160;

    /// What is of interest; the parser hands on any other statement that it does not know.
    private static final Pattern FILLS =
            Pattern.compile(
                    "(?i)^\\s*(insert|merge|with|select|create\\s+(or\\s+replace\\s+)?(table|view))\\b");

    private final ExecutorService threads;

    /// @param threads where texts are parsed, so that a text that takes too long can be given up on; stays
    ///     the caller's to close
    public JSqlParserLineage(ExecutorService threads) {
        this.threads = threads;
    }

    @Override
    public Read read(String sql, Optional<TableName> target) {
        List<Lineage.Edge> edges = new ArrayList<>();
        Set<TableName> written = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        for (Statement statement : statements(sql, problems)) {
            collect(statement, target, edges, written, problems);
        }
        return new Read(
                new Lineage(List.of()).and(new Lineage(edges)).edges(),
                List.copyOf(written),
                problems.stream().findFirst());
    }

    /// As a whole, else one by one, so that only what is broken is lost.
    private List<Statement> statements(String sql, List<String> problems) {
        try {
            List<Statement> all = List.copyOf(parse(sql));
            if (all.stream().noneMatch(UnsupportedStatement.class::isInstance)) {
                return all;
            }
        } catch (JSQLParserException | TokenMgrException broken) {
            // each statement says below what is wrong with it
        }
        List<Statement> good = new ArrayList<>();
        List<String> texts = split(sql);
        for (String text : texts.subList(0, Math.min(MOST_STATEMENTS, texts.size()))) {
            try {
                List<Statement> parsed = parse(text);
                good.addAll(parsed);
                if (FILLS.matcher(text).find()
                        && parsed.stream().anyMatch(UnsupportedStatement.class::isInstance)) {
                    problems.add("A statement that fills a table cannot be parsed.");
                }
            } catch (JSQLParserException | TokenMgrException broken) {
                problems.add(reason(broken));
            }
        }
        return good;
    }

    private List<Statement> parse(String sql) throws JSQLParserException {
        return CCJSqlParserUtil.parseStatements(
                sql,
                threads,
                parser -> parser.withAllowComplexParsing(true).withTimeOut(Parsing.TIMEOUT_MILLIS));
    }

    /// At semicolons outside of quotes and comments.
    private static List<String> split(String sql) {
        List<String> texts = new ArrayList<>();
        int start = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (sql.startsWith("--", i)) {
                int end = sql.indexOf('\n', i);
                i = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", i)) {
                int end = sql.indexOf("*/", i);
                i = end < 0 ? sql.length() : end + 1;
            } else if (c == ';') {
                texts.add(sql.substring(start, i));
                start = i + 1;
            }
        }
        texts.add(sql.substring(start));
        return texts.stream().filter(text -> !text.isBlank()).toList();
    }

    private static String reason(Exception broken) {
        String message = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
        String plain = message.replaceAll("^([a-zA-Z.]+Exception: )+", "").strip();
        return plain.substring(0, Math.min(MESSAGE_LENGTH, plain.length()));
    }

    private static void collect(
            Statement statement,
            Optional<TableName> target,
            List<Lineage.Edge> edges,
            Set<TableName> written,
            List<String> problems) {
        Optional<Filled> filled = filled(statement, target);
        if (filled.isEmpty()) {
            return;
        }
        written.add(filled.get().table());
        try {
            Map<TableName, SelectColumns.Origin> columns =
                    filled.get().select().map(SelectColumns::of).orElse(Map.of());
            for (TableName from : read(statement, filled.get())) {
                var origin = columns.getOrDefault(from, SelectColumns.Origin.UNKNOWN);
                edges.add(
                        new Lineage.Edge(
                                from, filled.get().table(), origin.via(), origin.columns()));
            }
        } catch (UnsupportedOperationException unknown) {
            problems.add("It has a statement whose tables cannot be told.");
        }
    }

    /// @param select what fills it, where that is a query
    private record Filled(TableName table, Optional<Select> select) {}

    private static Optional<Filled> filled(Statement statement, Optional<TableName> target) {
        return switch (statement) {
            case Insert insert ->
                    table(insert.getTable().getFullyQualifiedName())
                            .map(name -> new Filled(name, Optional.ofNullable(insert.getSelect())));
            case CreateTable create ->
                    table(create.getTable().getFullyQualifiedName())
                            .map(name -> new Filled(name, Optional.ofNullable(create.getSelect())));
            case CreateView view ->
                    table(view.getView().getFullyQualifiedName())
                            .map(name -> new Filled(name, Optional.ofNullable(view.getSelect())));
            case Merge merge ->
                    table(merge.getTable().getFullyQualifiedName())
                            .map(name -> new Filled(name, Optional.empty()));
            case Update update ->
                    table(update.getTable().getFullyQualifiedName())
                            .map(name -> new Filled(name, Optional.empty()));
            case Select select -> target.map(name -> new Filled(name, Optional.of(select)));
            default -> Optional.empty();
        };
    }

    private static Set<TableName> read(Statement statement, Filled filled) {
        Statement origin =
                statement instanceof CreateView || statement instanceof CreateTable
                        ? filled.select().<Statement>map(select -> select).orElse(null)
                        : statement;
        Set<TableName> tables = new LinkedHashSet<>();
        if (origin != null) {
            new TablesNamesFinder<Void>()
                    .getTables(origin)
                    .forEach(name -> table(name).ifPresent(tables::add));
        }
        tables.remove(filled.table());
        return tables;
    }

    /// The last two parts of a name, without quotes.
    static Optional<TableName> table(String name) {
        String[] parts = name.replaceAll("[\"`\\[\\]]", "").split("\\.", -1);
        String last = parts[parts.length - 1];
        String schema = parts.length > 1 ? parts[parts.length - 2] : "";
        return last.isBlank() || last.length() > 300
                ? Optional.empty()
                : Optional.of(new TableName(schema, last));
    }
}
