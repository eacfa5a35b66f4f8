package dev.culprit.ui.notice;

import java.io.PrintWriter;
import java.io.StringWriter;
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
            notices.removeFirst();
        }
    }

    public void dismiss(Notice notice) {
        notices.remove(notice);
    }

    public ObservableList<Notice> notices() {
        return notices;
    }
}
