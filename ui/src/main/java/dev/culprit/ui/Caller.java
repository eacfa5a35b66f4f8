package dev.culprit.ui;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Attention;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Settings;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Calls a person who looks at something else: once when a case begins to wait for approvals, and when it
/// ends. Screen's thread only.
final class Caller {
    private final Attention attention;
    private final Settings settings;
    private final Messages messages;
    private final Executor background;
    private final Executor screen;
    private final Function<InvestigationId, String> titles;
    private final BooleanProperty inFront = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper missed = new ReadOnlyBooleanWrapper();
    private final Set<InvestigationId> calledFor = new HashSet<>();

    Caller(
            Attention attention,
            Settings settings,
            Messages messages,
            Executor background,
            Executor screen,
            Function<InvestigationId, String> titles) {
        this.attention = attention;
        this.settings = settings;
        this.messages = messages;
        this.background = background;
        this.screen = screen;
        this.titles = titles;
        inFront.subscribe(() -> {
            calledFor.clear();
            missed.set(false);
        });
    }

    /// Whether the window is what the person looks at.
    BooleanProperty inFront() {
        return inFront;
    }

    /// Whether something happened that the desktop did not take, for a mark in the window's title.
    ReadOnlyBooleanProperty missed() {
        return missed.getReadOnlyProperty();
    }

    void receive(List<EventEnvelope<InvestigationEvent>> burst) {
        if (inFront.get() || !settings.isOn(KnownSettings.NOTIFICATIONS)) {
            return;
        }
        Set<InvestigationId> waiting = new LinkedHashSet<>();
        for (EventEnvelope<InvestigationEvent> each : burst) {
            switch (each.event()) {
                case InvestigationEvent.ApprovalRequested _ -> waiting.add(each.investigation());
                case InvestigationEvent.SynthesisCompleted _ ->
                        call("call.found", each.investigation());
                case InvestigationEvent.InvestigationInconclusive _ ->
                        call("call.inconclusive", each.investigation());
                case InvestigationEvent.InvestigationFailed _ ->
                        call("call.failed", each.investigation());
                default -> {}
            }
        }
        waiting.stream().filter(calledFor::add).forEach(id -> call("call.waiting", id));
    }

    private void call(String key, InvestigationId id) {
        String title = messages.get(key);
        String text = titles.apply(id);
        background.execute(() -> {
            if (!attention.tell(title, text)) {
                screen.execute(() -> missed.set(!inFront.get()));
            }
        });
    }
}
