package dev.culprit.ui.timeline;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.replay.Recording;
import dev.culprit.ui.fx.Frames;
import dev.culprit.ui.fx.Pacer;
import dev.culprit.ui.i18n.Messages;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/// Where in the log of a case the window looks. Moving the position shows the whole window as it was
/// then; at the end it follows what happens.
public final class TimelineViewModel {
    private static final Duration LONGEST_GAP = Duration.ofMillis(800);
    private static final Duration SHORTEST_GAP = Duration.ofMillis(60);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Messages messages;
    private final EventWords words;
    private final Pacer pacer;
    private final EventLog log = new EventLog();
    private final ConsultationIndex consultations = new ConsultationIndex();
    private final IntegerProperty position = new SimpleIntegerProperty();
    private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final SimpleObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.NORMAL);
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper past = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");

    private Optional<Recording> recording = Optional.empty();
    private boolean stored;
    private Duration unspent = Duration.ZERO;

    public TimelineViewModel(Messages messages, Frames frames) {
        this.messages = messages;
        this.words = new EventWords(messages);
        this.pacer = new Pacer(frames, this::refresh);
        position.subscribe(pacer::request);
    }

    /// Shows another case, at its end.
    ///
    /// @param ofThisLog whether the case is in this product's log, so that actions work on it
    public void load(Recording other, boolean ofThisLog) {
        recording = Optional.of(other);
        stored = ofThisLog;
        playing.set(false);
        follow.set(true);
        log.show(other.events());
        consultations.show(other.events());
        size.set(other.size());
        position.set(other.size());
        refresh();
    }

    public void clear() {
        recording = Optional.empty();
        playing.set(false);
        log.show(List.of());
        consultations.show(List.of());
        size.set(0);
        shown.set(Optional.empty());
    }

    /// Takes over events that were added to the recording.
    public void grown() {
        log.grow();
        consultations.grow();
        size.set(log.size());
        if (follow.get() && !playing.get()) {
            position.set(size.get());
        }
        refresh();
    }

    private void refresh() {
        recording.ifPresent(this::refresh);
    }

    private void refresh(Recording from) {
        int at = Math.clamp(position.get(), 1, from.size());
        boolean newest = at == from.size();
        EventEnvelope<InvestigationEvent> event = from.events().get(at - 1);
        time.set(clock(event) + ' ' + messages.zoneName(event.at()));
        past.set(newest ? "" : pastSentence(event));
        shown.set(Optional.of(new Shown(from.at(at), newest && stored, consultations.upTo(at))));
    }

    private String pastSentence(EventEnvelope<InvestigationEvent> event) {
        String at =
                SECONDS.format(event.at().atZone(messages.zone()))
                        + ' '
                        + messages.zoneName(event.at());
        return stored
                ? messages.get("timeline.past", at)
                : messages.get("timeline.pastOfBundle", at);
    }

    public void moveTo(int wanted) {
        if (recording.isPresent()) {
            int at = Math.clamp(wanted, 1, size.get());
            follow.set(at == size.get());
            position.set(at);
        }
    }

    public void step(int by) {
        playing.set(false);
        moveTo(position.get() + by);
    }

    public void toStart() {
        step(-size.get());
    }

    public void toEnd() {
        step(size.get());
    }

    /// Plays from here, or from the start when at the end.
    public void togglePlay() {
        if (!playing.get() && position.get() >= size.get()) {
            moveTo(1);
        }
        playing.set(!playing.get() && size.get() > 1);
        unspent = Duration.ZERO;
    }

    /// Moves on while playing. Events keep their distance in time, long pauses are cut short.
    ///
    /// @param elapsed time since the last call
    public void advance(Duration elapsed) {
        if (!playing.get() || recording.isEmpty()) {
            return;
        }
        unspent = unspent.plus(elapsed.multipliedBy(speed.get().times()).dividedBy(Speed.PARTS));
        int at = position.get();
        while (at < size.get() && unspent.compareTo(gap(at)) >= 0) {
            unspent = unspent.minus(gap(at));
            at++;
        }
        if (at >= size.get()) {
            playing.set(false);
        }
        moveTo(at);
    }

    private Duration gap(int after) {
        Duration gap = Duration.between(log.get(after - 1).at(), log.get(after).at());
        if (gap.compareTo(LONGEST_GAP) > 0) {
            return LONGEST_GAP;
        }
        return gap.compareTo(SHORTEST_GAP) < 0 ? SHORTEST_GAP : gap;
    }

    /// From 1; the number of the last event folded into what is shown.
    public IntegerProperty position() {
        return position;
    }

    public ReadOnlyIntegerProperty size() {
        return size.getReadOnlyProperty();
    }

    public BooleanProperty follow() {
        return follow;
    }

    public BooleanProperty playing() {
        return playing;
    }

    SimpleObjectProperty<Speed> speed() {
        return speed;
    }

    /// The newest state of the case, whatever moment is shown.
    public Optional<InvestigationState> newest() {
        return recording.map(Recording::latest);
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// A sentence while a past moment is shown, empty otherwise.
    public ReadOnlyStringProperty past() {
        return past.getReadOnlyProperty();
    }

    /// Time of the shown event.
    public ReadOnlyStringProperty time() {
        return time.getReadOnlyProperty();
    }

    ObservableList<EventEnvelope<InvestigationEvent>> events() {
        return log;
    }

    String clock(EventEnvelope<InvestigationEvent> event) {
        return CLOCK.format(event.at().atZone(messages.zone()));
    }

    String name(EventEnvelope<InvestigationEvent> event) {
        return words.name(event.event());
    }

    String detail(EventEnvelope<InvestigationEvent> event) {
        return recording.map(from -> words.detail(event.event(), from.latest())).orElse("");
    }
}
