package dev.culprit.llm.wire;

import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// From the request to the response's headers.
final class Sending {
    private Sending() {}

    static <T> HttpResponse<T> of(
            HttpClient client,
            HttpRequest request,
            HttpResponse.BodyHandler<T> body,
            Cancellation cancellation)
            throws ModelException {
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
        CompletableFuture<HttpResponse<T>> sent = client.sendAsync(request, body);
        Duration time = cancellation.remaining().orElse(Duration.ofHours(1));
        try (Cancellation.Registration _ = cancellation.onCancel(() -> abandon(sent))) {
            return sent.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            abandon(sent);
            throw new ModelException(
                    FailureKind.TIMED_OUT, "The model did not begin to answer in time.");
        } catch (InterruptedException stopped) {
            abandon(sent);
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (CancellationException stopped) {
            throw cancelled();
        } catch (ExecutionException broken) {
            throw unreachable(request, broken.getCause());
        }
    }

    private static void abandon(CompletableFuture<?> sent) {
        sent.cancel(true);
    }

    private static ModelException cancelled() {
        return new ModelException(FailureKind.CANCELLED, "The call to the model was cancelled.");
    }

    private static ModelException unreachable(HttpRequest request, @Nullable Throwable why) {
        String host = request.uri().getHost();
        String sentence =
                why instanceof SSLException
                        ? "No secure connection to " + host + " could be made."
                        : "The model cannot be reached at " + host + ".";
        return new ModelException(FailureKind.UNREACHABLE, sentence);
    }
}
