package dev.culprit.connector.files;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Looks at values to decide what columns are read as, in one pass over a part of a file or all of
/// it. What a part suggests, the load verifies for every value.
final class Survey {
    private static final int MOST_DIGITS = 38;
    private static final int FAST_DIGITS = 18;
    private static final int MOST_INFERRED_SCALE = 9;
    private static final int KINDS = 7;
    private static final List<ColumnKind> INFERABLE =
            List.of(
                    ColumnKind.INTEGER,
                    ColumnKind.DECIMAL,
                    ColumnKind.DOUBLE,
                    ColumnKind.BOOLEAN,
                    ColumnKind.DATE,
                    ColumnKind.TIMESTAMP,
                    ColumnKind.TIME);

    /// `5.0` under such a name is a label, not a measure.
    private static final Pattern LABEL =
            Pattern.compile(
                    "(^|.*[_ ])(version|release|build|ver)([_ ].*|$)", Pattern.CASE_INSENSITIVE);

    /// A column to decide on.
    ///
    /// @param text SQL for its value as text
    record Question(String name, String text, Optional<ColumnKind> declared) {}

    private final Connection connection;

    Survey(Connection connection) {
        this.connection = connection;
    }

    /// @param relation SQL of the rows to look at
    List<ColumnPlan> plan(List<Question> questions, String relation) throws SQLException {
        List<Question> open = questions.stream().filter(Survey::isOpen).toList();
        List<ColumnPlan> plans = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet facts = statement.executeQuery(sql(open, relation))) {
            facts.next();
            for (Question question : questions) {
                int at = open.indexOf(question);
                plans.add(at < 0 ? text(question) : decide(question, facts, 1 + at * columns()));
            }
        }
        return plans;
    }

    private static boolean isOpen(Question question) {
        return question.declared().filter(kind -> kind == ColumnKind.TEXT).isEmpty();
    }

    private static int columns() {
        return KINDS + 5;
    }

    private static String sql(List<Question> open, String relation) {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (Question question : open) {
            String present = ") FILTER (WHERE " + question.text() + " IS NOT NULL), ";
            for (ColumnKind kind : INFERABLE) {
                String fits = isAsked(question, kind) ? wide(question, kind).matches() : "false";
                sql.append("bool_and(").append(fits).append(present);
            }
            String value = question.text();
            String fraction = "length(" + value + ") - strpos(" + value + ", '.')";
            String dotted = ") FILTER (WHERE contains(" + value + ", '.'))";
            sql.append("max(").append(fraction).append(dotted).append(", ");
            sql.append("min(").append(fraction).append(dotted).append(", ");
            sql.append("max(length(split_part(ltrim(" + value + ", '+-'), '.', 1))), ");
            sql.append("bool_or(regexp_matches(" + value + ", '[.][0-9]+0$')), ");
            sql.append("count(" + value + "), ");
        }
        return sql.append("1 FROM ").append(relation).toString();
    }

    /// Where the type is declared, only it is asked for, and what a decimal may become instead.
    private static boolean isAsked(Question question, ColumnKind kind) {
        return question.declared()
                .map(k -> k == kind || (k == ColumnKind.DECIMAL && kind == ColumnKind.DOUBLE))
                .orElse(true);
    }

    /// A plan whose numbers have room for anything, to ask only about their form.
    private static ColumnPlan wide(Question question, ColumnKind kind) {
        String type = kind == ColumnKind.DECIMAL ? "DOUBLE" : kind.sqlType();
        boolean declared = question.declared().isPresent();
        return new ColumnPlan(question.name(), question.text(), kind, type, declared);
    }

    private static ColumnPlan decide(Question question, ResultSet facts, int at)
            throws SQLException {
        if (facts.getLong(at + KINDS + 4) == 0) {
            return unseen(question);
        }
        List<ColumnKind> fitting = new ArrayList<>();
        for (int i = 0; i < INFERABLE.size(); i++) {
            if (facts.getBoolean(at + i)) {
                fitting.add(INFERABLE.get(i));
            }
        }
        int scale = facts.getInt(at + KINDS);
        int leastScale = facts.getInt(at + KINDS + 1);
        int whole = facts.getInt(at + KINDS + 2);
        boolean padded = facts.getBoolean(at + KINDS + 3) && scale != leastScale;
        Optional<ColumnKind> kind =
                question.declared().isPresent()
                        ? declared(question.declared().get(), fitting)
                        : inferred(question.name(), fitting, padded);
        return kind.map(k -> typed(question, k, scale, whole)).orElseGet(() -> text(question));
    }

    private static Optional<ColumnKind> declared(ColumnKind wanted, List<ColumnKind> fitting) {
        if (fitting.contains(wanted)) {
            return Optional.of(wanted);
        }
        return wanted == ColumnKind.DECIMAL && fitting.contains(ColumnKind.DOUBLE)
                ? Optional.of(ColumnKind.DOUBLE)
                : Optional.empty();
    }

    private static Optional<ColumnKind> inferred(
            String name, List<ColumnKind> fitting, boolean padded) {
        Optional<ColumnKind> first = fitting.stream().findFirst();
        boolean fraction =
                first.filter(k -> k == ColumnKind.DECIMAL || k == ColumnKind.DOUBLE).isPresent();
        return fraction && (padded || LABEL.matcher(name).matches()) ? Optional.empty() : first;
    }

    private static ColumnPlan typed(Question question, ColumnKind kind, int scale, int whole) {
        boolean declared = question.declared().isPresent();
        boolean exact = whole + scale <= MOST_DIGITS && (declared || scale <= MOST_INFERRED_SCALE);
        if (kind != ColumnKind.DECIMAL) {
            return new ColumnPlan(question.name(), question.text(), kind, kind.sqlType(), declared);
        }
        if (!exact) {
            return new ColumnPlan(
                    question.name(), question.text(), ColumnKind.DOUBLE, "DOUBLE", declared);
        }
        int digits = whole + scale <= FAST_DIGITS ? FAST_DIGITS : MOST_DIGITS;
        String type = "DECIMAL(" + digits + "," + scale + ")";
        return new ColumnPlan(question.name(), question.text(), kind, type, declared);
    }

    private static ColumnPlan unseen(Question question) {
        return question.declared()
                .map(kind -> typed(question, kind, 0, 0))
                .orElseGet(() ->
                        new ColumnPlan(
                                question.name(),
                                question.text(),
                                ColumnKind.TEXT,
                                "VARCHAR",
                                false));
    }

    private static ColumnPlan text(Question question) {
        return new ColumnPlan(question.name(), question.text(), ColumnKind.TEXT, "VARCHAR", true);
    }
}
