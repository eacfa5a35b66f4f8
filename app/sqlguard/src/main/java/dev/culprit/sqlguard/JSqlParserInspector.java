package dev.culprit.sqlguard;

import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.Refusal;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.SqlInspector;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import net.sf.jsqlparser.statement.select.Select;

/// Inspects SQL in four steps, each of which refuses what it does not know: a lexical gate, the
/// parser, a walk over the tree in which every table and column must exist and every function be
/// listed, and a count that no word of the text went unseen. The text that comes out is the text
/// that was parsed: when a `LIMIT` is appended, the longer text goes through all steps again.
///
/// The servers' own read-only settings still matter: this is one of two guards, not the only one.
public final class JSqlParserInspector implements SqlInspector {
    private final Parsing parsing;

    /// @param threads where texts are parsed, so that a text that takes too long can be given up on;
    ///     needs a free thread for each inspection that runs at the same time. Stays the caller's to
    ///     close.
    public JSqlParserInspector(ExecutorService threads) {
        this.parsing = new Parsing(threads);
    }

    @Override
    public Inspection inspect(String sql, Dialect dialect, Schema schema, RowLimit limit) {
        LimitRule rule = LimitRule.of(limit, dialect);
        try {
            Reading reading = read(LexicalGate.trimmed(sql), dialect, schema);
            return rule.isMissing(reading.select(), reading.result())
                    ? limited(reading, dialect, schema, rule)
                    : reading.clean(false, rule);
        } catch (RefusedException refused) {
            return new Inspection.Refused(refused.refusal());
        }
    }

    private Inspection limited(Reading open, Dialect dialect, Schema schema, LimitRule rule) {
        Reading reading = read(rule.appended(open.select(), open.sql()), dialect, schema);
        if (rule.isMissing(reading.select(), reading.result())) {
            throw new RefusedException(Refusal.Reason.FORBIDDEN_CLAUSE, rule.lacking());
        }
        return reading.clean(true, rule);
    }

    private Reading read(String sql, Dialect dialect, Schema schema) {
        List<Lexeme> lexemes = LexicalGate.read(sql, dialect);
        if (lexemes.isEmpty()) {
            throw new RefusedException(Refusal.Reason.NOT_A_SELECT, "The query is empty.");
        }
        Select select = parsing.parse(sql, dialect, lexemes);
        Walk walk = Walk.over(dialect, schema);
        SelectWalker.Result result =
                new SelectWalker(walk).read(select, Scope.root(), SelectWalker.Stars.COUNT);
        walk.words().account(lexemes);
        return new Reading(sql, select, result, walk.reads());
    }

    private record Reading(String sql, Select select, SelectWalker.Result result, Reads reads) {
        Inspection.Clean clean(boolean limitAdded, LimitRule rule) {
            List<String> warnings = new ArrayList<>(reads.warnings());
            Optional<String> tooMany = rule.warning(select);
            tooMany.ifPresent(warnings::add);
            return new Inspection.Clean(
                    sql, reads.uses(), limitAdded, result.aggregate(), warnings);
        }
    }
}
