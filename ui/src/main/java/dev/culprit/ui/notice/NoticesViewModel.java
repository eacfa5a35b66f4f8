package dev.culprit.ui.notice;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The messages on the screen, the newest last. Screen's thread only.
public final class NoticesViewModel {
    private static final int MOST = 4;

    private final ObservableList<Notice> notices = FXCollections.observableArrayList();

    public void done(String text) {
        add(new Notice(Notice.Kind.DONE, text, ""));
    }

    /// Tells of a decision that can be taken back as long as the message is there; when it leaves, it is
    /// done.
    public void undoable(String text, Postponed decision) {
        add(new Notice(Notice.Kind.DONE, text, "", Optional.of(decision)));
    }

    /// Takes the latest decision back that still can be.
    public void undoLatest() {
        latest().ifPresent(this::undo);
    }

    /// Whether there is something to take back.
    public boolean canUndo() {
        return latest().isPresent();
    }

    private Optional<Notice> latest() {
        return notices.reversed().stream()
                .filter(notice -> notice.postponed().isPresent())
                .findFirst();
    }

    /// Takes the decision of a message back.
    void undo(Notice notice) {
        notice.postponed().ifPresent(Postponed::takeBack);
        notices.remove(notice);
    }

    /// Does all that was postponed before it returns; for a window that closes.
    public void settle() {
        for (Notice notice : List.copyOf(notices)) {
            notice.postponed().ifPresent(Postponed::actNow);
            notices.remove(notice);
        }
    }

    /// Something to know that is no failure.
    public void said(String text) {
        declined(Optional.of(text));
    }

    /// What an action of the desk answered: nothing when it was done.
    public void declined(Optional<String> sentence) {
        sentence.ifPresent(text -> add(new Notice(Notice.Kind.DECLINED, text, "")));
    }

    /// @param text what happened and what to do
    public void failed(String text, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        add(new Notice(Notice.Kind.FAILED, text, text + "\n" + trace));
    }

    private void add(Notice notice) {
        notices.remove(notice);
        notices.add(notice);
        if (notices.size() > MOST) {
            dismiss(notices.getFirst());
        }
    }

    /// What it postponed is done now.
    public void dismiss(Notice notice) {
        notices.remove(notice);
        notice.postponed().ifPresent(Postponed::act);
    }

    public ObservableList<Notice> notices() {
        return notices;
    }
}
