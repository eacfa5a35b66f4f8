package dev.culprit.ui.crash;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.services.Support;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// A mistake of the program that nothing handled. Each is told once, for one in a layout comes again with
/// every frame. Screen's thread only.
public final class CrashViewModel {
    private final Support support;
    private final Messages messages;
    private final NoticesViewModel notices;
    private final Consumer<String> clipboard;
    private final Executor background;
    private final Executor screen;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper details = new ReadOnlyStringWrapper("");
    private final Set<String> told = new HashSet<>();

    /// @param clipboard takes what is copied
    public CrashViewModel(
            Support support,
            Messages messages,
            NoticesViewModel notices,
            Consumer<String> clipboard,
            Executor background,
            Executor screen) {
        this.support = support;
        this.messages = messages;
        this.notices = notices;
        this.clipboard = clipboard;
        this.background = background;
        this.screen = screen;
    }

    public void tell(Throwable bug) {
        if (told.add(signature(bug))) {
            StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            details.set(trace.toString());
            open.set(true);
        }
    }

    /// The class and the place.
    private static String signature(Throwable bug) {
        StackTraceElement[] frames = bug.getStackTrace();
        return bug.getClass().getName() + (frames.length == 0 ? "" : " " + frames[0]);
    }

    /// Says that the run before ended without warning, when it left something unfinished.
    public void tellOfTheRunBefore() {
        int unfinished = support.interrupted().size();
        if (unfinished > 0) {
            notices.done(messages.get("crash.before", unfinished));
        }
    }

    /// Puts a description for whoever helps on the clipboard.
    public void copyDiagnostics() {
        background.execute(() -> {
            String text = support.diagnostics();
            screen.execute(() -> {
                clipboard.accept(text);
                notices.done(messages.get("crash.copied"));
            });
        });
    }

    public void close() {
        open.set(false);
    }

    /// Whether there is something to tell.
    public BooleanProperty open() {
        return open;
    }

    /// The last mistake and where it happened.
    public ReadOnlyStringProperty details() {
        return details.getReadOnlyProperty();
    }
}
