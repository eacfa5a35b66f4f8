package dev.culprit.eventstore;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The process that [CrashTest] kills. Appends without end, from several threads, and prints
/// `position hash` of each acknowledged event.
final class CrashingWriter {
    private CrashingWriter() {}

    /// @param arguments folder, name of this life, pause between a thread's appends in milliseconds,
    ///     number of threads, number of events after which it closes and ends (0: never)
    public static void main(String[] arguments) throws InterruptedException {
        Duration pause = Duration.ofMillis(Long.parseLong(arguments[2]));
        long most = Long.parseLong(arguments[4]);
        List<Thread> threads = new ArrayList<>();
        try (H2EventStore store = H2EventStore.open(Path.of(arguments[0]))) {
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                InvestigationId id = new InvestigationId(arguments[1] + "-" + i);
                threads.add(Thread.ofPlatform().start(() -> write(store, id, pause, most)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            say("closing");
        }
        say("closed");
    }

    private static void write(H2EventStore store, InvestigationId id, Duration pause, long most) {
        for (int i = 0; most == 0 || i < most; i++) {
            List<InvestigationEvent> events = events(i);
            long expected = i * 3L - i / 200;
            say(store.append(id, expected, Instant.EPOCH, events).join());
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /// Groups of three, but each 200th is one event that is too long for a row.
    private static List<InvestigationEvent> events(int i) {
        InvestigationEvent large = SampleEvents.large(1, 1_200_000);
        InvestigationEvent small = SampleEvents.succeeded(i + 1);
        return i % 200 == 199 ? List.of(large, small) : List.of(small, small, small);
    }

    private static void say(List<EventEnvelope<InvestigationEvent>> acknowledged) {
        EventEnvelope<InvestigationEvent> last = acknowledged.getLast();
        say(last.position() + " " + last.hash());
    }

    private static void say(String line) {
        PrintStream out = System.out;
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
