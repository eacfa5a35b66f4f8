package dev.culprit.ui;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStore.Subscription;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.library.LibraryItem;
import dev.culprit.core.replay.DamagedBundleException;
import dev.culprit.core.source.Table;
import dev.culprit.ui.compare.CompareViewModel;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.fx.EventFeed;
import dev.culprit.ui.fx.Frames;
import dev.culprit.ui.header.HeaderViewModel;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.library.LibraryViewModel;
import dev.culprit.ui.models.ModelsViewModel;
import dev.culprit.ui.models.Profiles;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.notice.Postponed;
import dev.culprit.ui.open.OpenViewModel;
import dev.culprit.ui.reasoning.Thoughts;
import dev.culprit.ui.scan.DataPlace;
import dev.culprit.ui.scan.ScanViewModel;
import dev.culprit.ui.services.UiServices;
import dev.culprit.ui.sources.SourcesViewModel;
import dev.culprit.ui.timeline.Shown;
import dev.culprit.ui.timeline.TimelineViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the window shows and does, without a node: the page, the case, the models of the shell's
/// panes, and the feed that keeps them current.
final class WindowModel implements AutoCloseable {
    private static final int FEED = 200_000;
    private static final int LIBRARY_BATCH = 50;

    enum Page {
        START,
        NEW_CASE,
        SCAN,
        COMPARE,
        CASE
    }

    private final UiServices services;
    private final Messages messages;
    private final Executor background;
    private final Executor screen;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.START);
    private final NoticesViewModel notices = new NoticesViewModel();
    private final TimelineViewModel timeline;
    private final HeaderViewModel header;
    private final LibraryViewModel library;
    private final CompareViewModel comparing;
    private final OpenViewModel opening;
    private final Profiles profiles;
    private final Thoughts thoughts;
    private final ModelsViewModel models;
    private final SourcesViewModel sources;
    private final ScanViewModel scanning;
    private final CaseSession session;
    private final Caller caller;
    private final Subscription subscription;

    WindowModel(
            UiServices services,
            Messages messages,
            Executor background,
            Executor screen,
            Supplier<Frames> frames) {
        this.services = services;
        this.messages = messages;
        this.background = background;
        this.screen = screen;
        timeline = new TimelineViewModel(messages, frames.get());
        header = new HeaderViewModel(messages, new Figures(messages), services.clock());
        library =
                new LibraryViewModel(
                        services.clock(), messages.zone(), services.notes(), this::open);
        library.onArchived(this::sayArchived);
        library.onProblem(notices::declined);
        library.onCompare(this::compare);
        comparing = new CompareViewModel(services.desk()::state, background, screen);
        profiles = new Profiles(services.models(), background, screen);
        thoughts = new Thoughts(screen, frames.get());
        opening = new OpenViewModel(services, messages, background, screen, this::open);
        session =
                new CaseSession(
                        services.desk()::events, background, screen, timeline, this::damaged);
        models =
                new ModelsViewModel(
                        services.models(),
                        profiles,
                        messages,
                        background,
                        screen,
                        this::openStoredCase);
        sources = new SourcesViewModel(services.sources(), messages, background, screen);
        sources.schema().onInvestigate(this::newCase);
        scanning =
                new ScanViewModel(services.scans(), services.actor(), messages, background, screen);
        scanning.onInvestigate(opening::openOdd);
        scanning.onDescribe(this::describe);
        sources.schema().onLook(this::look);
        caller =
                new Caller(
                        services.attention(),
                        services.settings(),
                        messages,
                        background,
                        screen,
                        id -> services.desk().state(id).alert().title());
        opening.problem().subscribe(this::sayProblem);
        var feed =
                new EventFeed<EventEnvelope<InvestigationEvent>>(
                        FEED, screen, frames.get(), this::receive);
        subscription = services.desk().subscribe(feed::offer);
        services.desk().listen(thoughts::offer);
        profiles.reload();
        readLibrary();
    }

    private Optional<InvestigationId> openStoredCase() {
        return session.current().get().filter(_ -> session.isStored());
    }

    private void damaged(InvestigationId id, RuntimeException cause) {
        page.set(Page.START);
        notices.failed(messages.get("library.damaged", id), cause);
    }

    /// The pages for opening say it themselves.
    private void sayProblem(String sentence) {
        boolean elsewhere = page.get() == Page.CASE || page.get() == Page.SCAN;
        if (elsewhere && !sentence.isEmpty()) {
            notices.declined(Optional.of(sentence));
        }
    }

    private void receive(List<EventEnvelope<InvestigationEvent>> burst, boolean lost) {
        burst.forEach(this::discardThoughts);
        caller.receive(burst);
        session.receive(burst, lost);
        if (lost) {
            readLibrary();
            return;
        }
        Set<InvestigationId> changed = new LinkedHashSet<>();
        burst.stream()
                .filter(event -> changesLibrary(event.event()))
                .forEach(event -> changed.add(event.investigation()));
        library.put(changed.stream().map(this::entry).toList());
    }

    private void discardThoughts(EventEnvelope<InvestigationEvent> event) {
        if (event.event() instanceof InvestigationEvent.ModelConsulted answer) {
            thoughts.answered(event.investigation(), answer.hypothesis());
        } else if (ends(event.event())) {
            thoughts.ended(event.investigation());
        }
    }

    private static boolean ends(InvestigationEvent event) {
        return event instanceof InvestigationEvent.SynthesisCompleted
                || event instanceof InvestigationEvent.InvestigationInconclusive
                || event instanceof InvestigationEvent.InvestigationCancelled
                || event instanceof InvestigationEvent.InvestigationInterrupted
                || event instanceof InvestigationEvent.InvestigationFailed;
    }

    private LibraryItem entry(InvestigationId id) {
        return LibraryItem.of(services.desk().state(id));
    }

    private static boolean changesLibrary(InvestigationEvent event) {
        return event instanceof InvestigationEvent.InvestigationStarted
                || event instanceof InvestigationEvent.SchemaDiscoveryFailed
                || event instanceof InvestigationEvent.SynthesisCompleted
                || event instanceof InvestigationEvent.InvestigationInconclusive
                || event instanceof InvestigationEvent.InvestigationCancelled
                || event instanceof InvestigationEvent.InvestigationInterrupted
                || event instanceof InvestigationEvent.InvestigationResumed
                || event instanceof InvestigationEvent.InvestigationSteered
                || event instanceof InvestigationEvent.InvestigationFailed;
    }

    private void readLibrary() {
        background.execute(() -> {
            var notes = services.notes().all();
            screen.execute(() -> library.putNotes(notes));
            List<LibraryItem> batch = new ArrayList<>();
            for (InvestigationId id : services.desk().investigations()) {
                readEntry(id).ifPresent(batch::add);
                if (batch.size() >= LIBRARY_BATCH) {
                    handOver(batch);
                }
            }
            handOver(batch);
        });
    }

    private Optional<LibraryItem> readEntry(InvestigationId id) {
        try {
            return Optional.of(entry(id));
        } catch (EventStoreException | IllegalStateException damaged) {
            screen.execute(() -> notices.failed(messages.get("library.damaged", id), damaged));
            return Optional.empty();
        }
    }

    private void handOver(List<LibraryItem> batch) {
        List<LibraryItem> entries = List.copyOf(batch);
        batch.clear();
        screen.execute(() -> library.put(entries));
    }

    private void sayArchived(LibraryItem item, boolean archived) {
        if (archived) {
            notices.undoable(
                    messages.get("library.archived", item.title()),
                    new Postponed(
                            new Background(background, screen, ""),
                            Optional::empty, // it is done already
                            _ -> {},
                            () -> library.archive(item, false)));
        }
    }

    /// Shows two investigations side by side.
    void compare(InvestigationId left, InvestigationId right) {
        library.selected().set(Optional.empty());
        comparing.show(left, right);
        page.set(Page.COMPARE);
    }

    /// Shows an investigation of this log.
    void open(InvestigationId id) {
        library.selected().set(Optional.of(id));
        session.open(id);
        page.set(Page.CASE);
    }

    /// Shows a recorded investigation.
    void openBundle(Path file) {
        background.execute(() -> {
            try {
                var events = services.bundles().read(Files.readAllBytes(file));
                screen.execute(() -> {
                    library.selected().set(Optional.empty());
                    session.replay(events);
                    page.set(Page.CASE);
                });
            } catch (IOException unreadable) {
                String text = messages.get("window.unreadable", file);
                screen.execute(() -> notices.failed(text, unreadable));
            } catch (DamagedBundleException damaged) {
                screen.execute(() -> notices.failed(String.valueOf(damaged.getMessage()), damaged));
            }
        });
    }

    /// Shows what another window shows.
    void showLike(WindowModel other) {
        if (other.session.isStored()) {
            other.session.current().get().ifPresent(this::open);
        } else if (!other.session.events().isEmpty()) {
            session.replay(other.session.events());
        }
        switch (other.page.get()) {
            case SCAN -> look(DataPlace.of(other.scanning.location().get()));
            case COMPARE -> page.set(Page.START);
            case START, NEW_CASE, CASE -> page.set(other.page.get());
        }
    }

    void newCase() {
        opening.readReasoners();
        opening.readSources();
        page.set(Page.NEW_CASE);
    }

    /// Begins a case on a table of a source.
    private void newCase(String location, Table table) {
        sources.hide();
        opening.begin(location, table);
        newCase();
    }

    /// Looks at data with no alert at hand.
    void look(DataPlace place) {
        library.selected().set(Optional.empty());
        sources.hide();
        scanning.open(place);
        page.set(Page.SCAN);
    }

    private void look(String location, Table table) {
        look(new DataPlace(location, Optional.of(table.name().toString())));
    }

    private void describe(String location, Optional<Table> table) {
        table.ifPresentOrElse(each -> opening.begin(location, each), () -> opening.begin(location));
        newCase();
    }

    /// Shows the start page with its samples.
    void start() {
        library.selected().set(Optional.empty());
        session.close();
        page.set(Page.START);
    }

    /// Leaves the page for a new case, or that for looking at data.
    void back() {
        if (page.get() == Page.COMPARE) {
            start();
        } else if (page.get() == Page.SCAN) {
            scanning.stop();
            opening.readSources();
            page.set(Page.START);
        } else if (page.get() == Page.NEW_CASE) {
            page.set(session.current().get().isPresent() ? Page.CASE : Page.START);
        }
    }

    void stop() {
        act(services.desk()::cancel);
    }

    void resume() {
        act(services.desk()::resume);
    }

    /// Acts in the background: a decision may wait for others, never the screen.
    private void act(BiFunction<InvestigationId, String, Optional<String>> action) {
        session.current()
                .get()
                .filter(_ -> session.isStored())
                .ifPresent(id ->
                        background.execute(() -> {
                            Optional<String> declined = action.apply(id, services.actor());
                            screen.execute(() -> notices.declined(declined));
                        }));
    }

    Optional<InvestigationState> shown() {
        return timeline.shown().get().map(Shown::state);
    }

    ObjectProperty<Page> page() {
        return page;
    }

    Caller caller() {
        return caller;
    }

    NoticesViewModel notices() {
        return notices;
    }

    TimelineViewModel timeline() {
        return timeline;
    }

    HeaderViewModel header() {
        return header;
    }

    Profiles profiles() {
        return profiles;
    }

    Thoughts thoughts() {
        return thoughts;
    }

    ModelsViewModel models() {
        return models;
    }

    SourcesViewModel sources() {
        return sources;
    }

    CompareViewModel comparing() {
        return comparing;
    }

    ScanViewModel scanning() {
        return scanning;
    }

    LibraryViewModel library() {
        return library;
    }

    OpenViewModel opening() {
        return opening;
    }

    CaseSession session() {
        return session;
    }

    @Override
    public void close() {
        notices.settle();
        subscription.close();
    }
}
