package dev.culprit.connector.kit.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/// A body that may not be longer than a cap.
final class CappedBody<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> inner;
    private final long mostBytes;
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private long bytes;

    /// The answer was longer than asked for.
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException(long mostBytes) {
            super("more than " + mostBytes + " bytes");
        }
    }

    CappedBody(BodySubscriber<T> inner, long mostBytes) {
        this.inner = inner;
        this.mostBytes = mostBytes;
    }

    @Override
    public CompletionStage<T> getBody() {
        return inner.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.set(given);
        inner.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (bytes > mostBytes) {
            return;
        }
        bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes > mostBytes) {
            subscription.get().cancel();
            inner.onError(new TooLongException(mostBytes));
        } else {
            inner.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        inner.onError(failure);
    }

    @Override
    public void onComplete() {
        if (bytes <= mostBytes) {
            inner.onComplete();
        }
    }
}
