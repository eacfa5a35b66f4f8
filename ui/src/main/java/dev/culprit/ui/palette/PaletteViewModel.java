package dev.culprit.ui.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the palette offers for what was typed. Words match where the letters occur in order; the
/// start of a word counts most.
public final class PaletteViewModel {
    private static final int MOST = 60;
    private static final int WORD_START = 6;
    private static final int IN_A_ROW = 3;

    private final Supplier<List<Action>> offered;
    private final ObservableList<Action> found = FXCollections.observableArrayList();
    private final StringProperty query = new SimpleStringProperty("");
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final BooleanProperty open = new SimpleBooleanProperty();

    private record Match(Action action, int score) {}

    /// @param offered all actions and investigations, asked for each time the palette opens
    public PaletteViewModel(Supplier<List<Action>> offered) {
        this.offered = offered;
        query.subscribe(this::search);
    }

    public void show() {
        query.set("");
        search();
        open.set(true);
    }

    public void hide() {
        open.set(false);
    }

    private void search() {
        List<Match> matches = new ArrayList<>();
        for (Action action : offered.get()) {
            score(query.get(), action.label() + " " + action.detail())
                    .ifPresent(score -> matches.add(new Match(action, score)));
        }
        matches.removeIf(match -> !match.action().possible().getAsBoolean());
        matches.sort(Comparator.comparingInt(Match::score).reversed());
        found.setAll(matches.stream().limit(MOST).map(Match::action).toList());
        chosen.set(0);
    }

    /// How well the letters typed occur in a text; empty when they do not.
    static OptionalInt score(String typed, String text) {
        String wanted = typed.toLowerCase(Locale.ROOT).replace(" ", "");
        String from = text.toLowerCase(Locale.ROOT);
        int score = 0;
        int last = -2;
        for (int i = 0; i < wanted.length(); i++) {
            int at = next(from, wanted.charAt(i), last);
            if (at < 0) {
                return OptionalInt.empty();
            }
            score += at == 0 || from.charAt(at - 1) == ' ' ? WORD_START : 0;
            score += at == last + 1 ? IN_A_ROW : 0;
            last = at;
        }
        return OptionalInt.of(score);
    }

    /// Prefers the letter right behind, then one at the start of a word, then any.
    private static int next(String text, char wanted, int last) {
        int behind = last + 1;
        if (last >= 0 && behind < text.length() && text.charAt(behind) == wanted) {
            return behind;
        }
        int from = Math.max(0, behind);
        if (from == 0 && !text.isEmpty() && text.charAt(0) == wanted) {
            return 0;
        }
        int word = text.indexOf(" " + wanted, from);
        return word >= 0 ? word + 1 : text.indexOf(wanted, from);
    }

    public void move(int by) {
        if (!found.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + by, found.size()));
        }
    }

    /// Closes the palette and does what is chosen.
    public void run() {
        if (chosen.get() < found.size()) {
            Action action = found.get(chosen.get());
            hide();
            action.run().run();
        }
    }

    public ObservableList<Action> found() {
        return found;
    }

    public StringProperty query() {
        return query;
    }

    public IntegerProperty chosen() {
        return chosen;
    }

    public BooleanProperty open() {
        return open;
    }
}
