package dev.culprit.llm.wire;

import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A response's body, read on the asking thread under a deadline, an idle time-out, a cap and a
/// cancellation. The JDK's own streams have none of these: their time-out ends with the headers.
final class BodyStream extends InputStream implements HttpResponse.BodySubscriber<BodyStream> {
    private static final Duration FAREWELL = Duration.ofMillis(100);

    private sealed interface Signal {
        record Data(List<ByteBuffer> buffers) implements Signal {}

        record End() implements Signal {}

        record Broken() implements Signal {}

        record Cancelled() implements Signal {}
    }

    /// Carries the failure through code that only knows I/O.
    static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;

        Stopped(ModelException why) {
            super(why.getMessage());
        }
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final ArrayDeque<ByteBuffer> pending = new ArrayDeque<>();
    private final Source source = new Source();
    private final Cancellation cancellation;
    private final Optional<Duration> idle;
    private Optional<Cancellation.Registration> registration = Optional.empty();
    private long left;
    private boolean ended;
    private boolean farewell;
    private Optional<ModelException> failure = Optional.empty();

    /// @param idle between two pieces; empty when only the deadline counts
    BodyStream(Cancellation cancellation, Optional<Duration> idle, long cap) {
        this.cancellation = cancellation;
        this.idle = idle;
        this.left = cap;
    }

    Optional<ModelException> failure() {
        return failure;
    }

    /// All that matters has come. The rest is read only so that the connection can be used again, and
    /// not for long; whatever it is, it is no failure.
    void expectEnd() {
        farewell = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (pending.isEmpty() && !ended) {
            receive();
        }
        ByteBuffer first = pending.peek();
        if (first == null) {
            return -1;
        }
        int count = Math.min(length, first.remaining());
        first.get(target, offset, count);
        if (!first.hasRemaining()) {
            pending.remove();
        }
        return count;
    }

    @Override
    public int available() {
        ByteBuffer first = pending.peek();
        return first == null ? 0 : first.remaining();
    }

    private void receive() throws IOException {
        if (registration.isEmpty()) {
            registration =
                    Optional.of(cancellation.onCancel(() -> signals.add(new Signal.Cancelled())));
        }
        if (cancellation.isCancelled()) {
            stop(FailureKind.CANCELLED, "The call to the model was cancelled.");
            return;
        }
        switch (next()) {
            case Signal.Data(var buffers) -> take(buffers);
            case Signal.End _ -> ended = true;
            case Signal.Broken _ ->
                    stop(FailureKind.CUT, "The connection broke off within the model's answer.");
            case Signal.Cancelled _ ->
                    stop(FailureKind.CANCELLED, "The call to the model was cancelled.");
            case null -> stopWaiting();
        }
    }

    private @Nullable Signal next() {
        Duration wait = cancellation.remaining().orElse(Duration.ofHours(1));
        Duration patience = farewell ? FAREWELL : idle.orElse(wait);
        long nanos = Math.min(wait.toNanos(), patience.toNanos());
        try {
            return signals.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Signal.Cancelled();
        }
    }

    private void stopWaiting() throws IOException {
        if (!cancellation.remaining().orElse(Duration.ofHours(1)).isPositive()) {
            stop(FailureKind.TIMED_OUT, "The model did not finish its answer in time.");
        } else {
            stop(FailureKind.IDLE, "The model fell silent within its answer.");
        }
    }

    private void take(List<ByteBuffer> buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            left -= buffer.remaining();
            if (buffer.hasRemaining()) {
                pending.add(buffer);
            }
        }
        if (left < 0) {
            stop(FailureKind.TOO_LARGE, "The answer is larger than any model's answer should be.");
            return;
        }
        source.more();
    }

    private void stop(FailureKind kind, String sentence) throws IOException {
        pending.clear();
        ended = true;
        source.leave();
        if (!farewell) {
            ModelException why = new ModelException(kind, sentence);
            failure = Optional.of(why);
            throw new Stopped(why);
        }
    }

    @Override
    public void close() {
        registration.ifPresent(Cancellation.Registration::close);
        pending.clear();
        if (!ended) {
            ended = true;
            source.leave();
        }
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source.begin(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Signal.Data(buffers));
    }

    @Override
    public void onError(Throwable broken) {
        signals.add(new Signal.Broken());
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End());
    }

    /// The response can be handed out, and left, before its body is subscribed to.
    private static final class Source {
        private Optional<Flow.Subscription> subscription = Optional.empty();
        private boolean left;

        synchronized void begin(Flow.Subscription begun) {
            subscription = Optional.of(begun);
            if (left) {
                begun.cancel();
            } else {
                begun.request(1);
            }
        }

        synchronized void more() {
            subscription.ifPresent(it -> it.request(1));
        }

        synchronized void leave() {
            left = true;
            subscription.ifPresent(Flow.Subscription::cancel);
        }
    }
}
