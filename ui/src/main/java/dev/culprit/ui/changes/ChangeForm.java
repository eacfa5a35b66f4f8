package dev.culprit.ui.changes;

import dev.culprit.core.context.Change;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// An event as typed: what, when, and which table it touches. Times are UTC.
final class ChangeForm {
    /// Where the ids of entered events mean something.
    static final String ORIGIN = "entered by hand";

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):[0-5]\\d");

    private final Supplier<String> ids;
    private final ObjectProperty<Change.Kind> kind = new SimpleObjectProperty<>(Change.Kind.DEPLOY);
    private final ObjectProperty<@Nullable LocalDate> day = new SimpleObjectProperty<>();
    private final StringProperty time = new SimpleStringProperty("");
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty table = new SimpleStringProperty("");

    ChangeForm(Supplier<String> ids) {
        this.ids = ids;
    }

    /// Begins anew, on a day that suggests itself.
    void begin(Optional<LocalDateTime> suggested) {
        kind.set(Change.Kind.DEPLOY);
        day.set(suggested.map(LocalDateTime::toLocalDate).orElse(null));
        time.set("");
        title.set("");
        table.set("");
    }

    /// What is wrong, as a sentence.
    Optional<String> problem(Messages messages) {
        if (title.get().isBlank()) {
            return Optional.of(messages.get("changes.noTitle"));
        }
        if (title.get().strip().length() > Change.MOST_TITLE) {
            return Optional.of(messages.get("changes.longTitle", Change.MOST_TITLE));
        }
        if (day.get() == null) {
            return Optional.of(messages.get("changes.noDay"));
        }
        String typed = time.get().strip();
        return typed.isEmpty() || TIME.matcher(typed).matches()
                ? Optional.empty()
                : Optional.of(messages.get("changes.wrongTime"));
    }

    /// Only when there is no [#problem].
    Change change(String author) {
        LocalDate on = day.get();
        if (on == null) {
            throw new IllegalStateException("An event needs a day");
        }
        return new Change(
                kind.get(),
                Change.Outcome.UNKNOWN,
                on.atTime(moment()),
                Optional.empty(),
                "",
                title.get().strip(),
                new Change.Reference(ids.get(), ORIGIN),
                Stream.of(table.get().strip())
                        .filter(name -> !name.isEmpty())
                        .map(ChangeForm::table)
                        .toList(),
                List.of(),
                author,
                OptionalLong.empty());
    }

    private LocalTime moment() {
        String typed = time.get().strip();
        if (typed.isEmpty()) {
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.parse(typed.length() == 4 ? "0" + typed : typed);
    }

    private static TableName table(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && dot < name.length() - 1
                ? new TableName(name.substring(0, dot), name.substring(dot + 1))
                : TableName.of(name);
    }

    ObjectProperty<Change.Kind> kind() {
        return kind;
    }

    ObjectProperty<@Nullable LocalDate> day() {
        return day;
    }

    /// Hours and minutes; empty for the begin of the day.
    StringProperty time() {
        return time;
    }

    StringProperty title() {
        return title;
    }

    /// The table it touches; empty when unknown.
    StringProperty table() {
        return table;
    }
}
