package dev.culprit.desktop.command;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStore;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.source.QueryId;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs one investigation in the terminal: tells its progress and, when asked to, asks for approvals.
final class TerminalRun {
    private static final String ACTOR = System.getProperty("user.name", "analyst");

    private final InvestigationDesk desk;
    private final boolean quiet;
    private final BufferedReader answers =
            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

    TerminalRun(InvestigationDesk desk, boolean quiet) {
        this.desk = desk;
        this.quiet = quiet;
    }

    InvestigationState run(OpenRequest request) throws InterruptedException {
        BlockingQueue<Optional<InvestigationEvent>> events = new LinkedBlockingQueue<>();
        try (EventStore.Subscription _ = desk.subscribe(each -> offer(events, each))) {
            InvestigationId id = desk.open(request);
            Thread.startVirtualThread(() -> awaitEnd(id, events));
            for (var next = events.take(); next.isPresent(); next = events.take()) {
                handle(id, next.get());
            }
            return desk.awaitEnd(id);
        } catch (EventStoreException broken) {
            throw new Complaint(ExitCode.FAILED, broken.getMessage());
        }
    }

    private static void offer(
            BlockingQueue<Optional<InvestigationEvent>> events,
            EventEnvelope<InvestigationEvent> next) {
        events.add(Optional.of(next.event()));
    }

    /// An empty entry ends the queue, whatever way the investigation ended.
    private void awaitEnd(InvestigationId id, BlockingQueue<Optional<InvestigationEvent>> events) {
        try {
            desk.awaitEnd(id);
        } catch (InterruptedException | EventStoreException ended) {
            // told by the thread that reads the queue
        } finally {
            events.add(Optional.empty());
        }
    }

    private void handle(InvestigationId id, InvestigationEvent event) {
        if (!quiet) {
            Progress.line(event).ifPresent(System.err::println);
        }
        if (event instanceof InvestigationEvent.ApprovalRequested(var query, _, _)) {
            ask(id, query);
        }
    }

    private void ask(InvestigationId id, QueryId query) {
        QueryState waiting = desk.state(id).query(query);
        System.err.println();
        System.err.println(waiting.query().draft().why());
        System.err.println(waiting.sql().indent(2).stripTrailing());
        System.err.print("Run " + query + "? [y]es, [a]ll like this, [n]o: ");
        System.err.flush();
        String answer = read();
        if (answer.startsWith("y") || answer.startsWith("a")) {
            desk.approve(id, query, waiting.sql(), ACTOR, answer.startsWith("a"));
        } else {
            desk.reject(id, query, "Rejected in the terminal.", ACTOR);
        }
    }

    private String read() {
        try {
            String line = answers.readLine();
            return line == null ? "" : line.strip().toLowerCase(java.util.Locale.ROOT);
        } catch (IOException closed) {
            return "";
        }
    }
}
