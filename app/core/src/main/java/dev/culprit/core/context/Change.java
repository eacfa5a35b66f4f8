package dev.culprit.core.context;

import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Something that happened around the data: a commit, a run of a job, a deploy. Context, never
/// evidence: that it happened close to an onset is a coincidence until the data says more.
///
/// @param at when it happened or began, in UTC; for a stall, when the next run was due
/// @param until when it ended; absent when it has no length, has not ended or the end is not known
/// @param system the job, repository or application it happened in; empty when unknown
/// @param title one line of at most [#MOST_TITLE] characters, in the words of whoever did it
/// @param tables the tables it touches; empty when unknown
/// @param columns what it touches of them, as `table.column`; empty when unknown
/// @param author empty when unknown
/// @param rows of a row-count snapshot, of its first table
public record Change(
        Kind kind,
        Outcome outcome,
        LocalDateTime at,
        Optional<LocalDateTime> until,
        String system,
        String title,
        Reference reference,
        List<TableName> tables,
        List<String> columns,
        String author,
        OptionalLong rows) {
    public static final int MOST_TITLE = 200;

    /// What sort of thing happened.
    public enum Kind {
        DEPLOY,
        JOB_RUN,
        SCHEMA_CHANGE,
        COMMIT,
        /// Somebody counted a table's rows.
        ROW_COUNT,
        /// What fits none of the others, for example an outage that a person entered.
        OTHER;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How it ended.
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        /// It should have run or ended and did not.
        STALLED,
        /// It had begun and not ended when its source was read.
        RUNNING,
        UNKNOWN;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// By what it can be found again.
    ///
    /// @param id for example a commit's hash or the id of a run
    /// @param origin where that id means something and was read, for example `git log of shop-etl`
    public record Reference(String id, String origin) {
        public Reference {
            if (id.isBlank() || origin.isBlank()) {
                throw new IllegalArgumentException("A reference needs an id and an origin");
            }
        }
    }

    public Change {
        if (title.isBlank() || title.length() > MOST_TITLE) {
            throw new IllegalArgumentException(
                    "A change needs a title of 1 to " + MOST_TITLE + " characters");
        }
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
    }

    /// The same of these tables.
    public Change touching(List<TableName> others) {
        return new Change(
                kind, outcome, at, until, system, title, reference, others, columns, author, rows);
    }
}
