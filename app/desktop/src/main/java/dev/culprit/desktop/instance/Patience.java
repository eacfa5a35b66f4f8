package dev.culprit.desktop.instance;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Closes a channel whose other end says nothing, since blocking channels have no deadline of their
/// own.
final class Patience implements AutoCloseable {
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private Patience() {}

    static Patience over(SocketChannel channel, Duration limit) {
        var patience = new Patience();
        var _ =
                patience.done
                        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((_, late) -> {
                            if (late != null) {
                                close(channel);
                            }
                        });
        return patience;
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    /// The other end spoke.
    void keep() {
        done.complete(null);
    }

    @Override
    public void close() {
        keep();
    }
}
