package dev.culprit.llm.stub;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// How the stub answers one request. Answers whether the connection may be used again.
@FunctionalInterface
public interface Behaviour {
    boolean answer(StubExchange exchange) throws IOException;

    /// Counts 11 tokens in and 5 out.
    static Behaviour text(String... pieces) {
        return stopped("stop", pieces);
    }

    static Behaviour cutByLength(String... pieces) {
        return stopped("length", pieces);
    }

    private static Behaviour stopped(String stop, String... pieces) {
        return exchange -> {
            if (exchange.streaming()) {
                exchange.startStream();
                exchange.chunks(exchange.dialect().pieces(List.of(pieces), 11));
                exchange.chunks(exchange.dialect().ending(stop, 11, 5));
                exchange.endStream();
            } else {
                json(exchange, 200, exchange.dialect().whole(String.join("", pieces), stop, 11, 5));
            }
            return true;
        };
    }

    static Behaviour toolUse() {
        return exchange -> {
            if (exchange.streaming()) {
                exchange.startStream();
                exchange.chunks(exchange.dialect().toolUseStream());
                exchange.endStream();
            } else {
                json(exchange, 200, exchange.dialect().wholeToolUse());
            }
            return true;
        };
    }

    static Behaviour status(int status, String type, String message, String... headers) {
        return exchange -> {
            json(exchange, status, exchange.dialect().error(type, message), headers);
            return true;
        };
    }

    static Behaviour tooManyRequests(String retryAfter) {
        return status(429, "rate_limit_error", "Slow down", "Retry-After: " + retryAfter);
    }

    static Behaviour redirect(String target) {
        return exchange -> {
            exchange.send(307, "text/plain", "", "Location: " + target);
            return true;
        };
    }

    /// JSON that ends in the middle, in a response that is whole; a stream that ends cleanly before its
    /// terminal event.
    static Behaviour truncatedJson() {
        return exchange -> {
            if (exchange.streaming()) {
                exchange.startStream();
                exchange.chunks(exchange.dialect().pieces(List.of("half an "), 11));
                exchange.endStream();
            } else {
                String whole = exchange.dialect().whole("half an answer", "stop", 11, 5);
                json(exchange, 200, whole.substring(0, whole.length() / 2));
            }
            return true;
        };
    }

    /// The connection breaks within the body.
    static Behaviour cutBody() {
        return exchange -> {
            if (exchange.streaming()) {
                exchange.startStream();
                exchange.chunks(exchange.dialect().pieces(List.of("half an "), 11));
            } else {
                exchange.head(200, "application/json", "Content-Length: 5000");
                exchange.raw(exchange.dialect().whole("half an answer", "stop", 11, 5));
            }
            return false;
        };
    }

    /// Never stops sending, a little at a time.
    static Behaviour drip(Duration pause) {
        return exchange -> {
            if (exchange.streaming()) {
                exchange.startStream();
            } else {
                exchange.head(200, "application/json", "Content-Length: 500000");
            }
            while (exchange.pause(pause)) {
                if (exchange.streaming()) {
                    exchange.chunks(exchange.dialect().pieces(List.of("drip "), 11));
                } else {
                    exchange.raw(" ");
                }
            }
            return false;
        };
    }

    /// Begins well and then says nothing more, on an open connection.
    static Behaviour idle(String... pieces) {
        return exchange -> {
            if (exchange.streaming()) {
                exchange.startStream();
                exchange.chunks(exchange.dialect().pieces(List.of(pieces), 11));
            } else {
                exchange.head(200, "application/json", "Content-Length: 5000");
                exchange.raw("{");
            }
            exchange.silence();
            return false;
        };
    }

    /// Says nothing at all.
    static Behaviour mute() {
        return exchange -> {
            exchange.silence();
            return false;
        };
    }

    static Behaviour garbageEvent() {
        return inStream(Dialect::garbageEvent, "<<<not json>>>");
    }

    static Behaviour errorEvent() {
        return exchange -> {
            if (!exchange.streaming()) {
                json(exchange, 200, exchange.dialect().error("overloaded_error", "Overloaded"));
                return true;
            }
            return inStream(Dialect::errorEvent, "").answer(exchange);
        };
    }

    private static Behaviour inStream(
            java.util.function.Function<Dialect, String> event, String body) {
        return exchange -> {
            if (exchange.streaming()) {
                exchange.startStream();
                exchange.chunks(exchange.dialect().pieces(List.of("so far "), 11));
                exchange.chunks(List.of(event.apply(exchange.dialect())));
                exchange.chunks(exchange.dialect().ending("stop", 11, 5));
                exchange.endStream();
            } else {
                json(exchange, 200, body);
            }
            return true;
        };
    }

    static Behaviour huge(long bytes) {
        return exchange -> {
            String piece = " ".repeat(1 << 16);
            exchange.head(
                    200,
                    exchange.streaming() ? exchange.dialect().streamType() : "application/json",
                    "Content-Length: " + bytes);
            for (long sent = 0; sent < bytes; sent += piece.length()) {
                exchange.raw(piece);
            }
            return false;
        };
    }

    static Behaviour html() {
        return exchange -> {
            exchange.send(
                    200, "text/html; charset=utf-8", "<html><body>Please log in</body></html>");
            return true;
        };
    }

    /// The same page under the type that was asked for.
    static Behaviour disguisedHtml() {
        return exchange -> {
            exchange.send(
                    200,
                    exchange.streaming() ? exchange.dialect().streamType() : "application/json",
                    "<html><body>Please log in</body></html>\n");
            return true;
        };
    }

    static Behaviour emptyObject() {
        return exchange -> {
            json(exchange, 200, "{}\n");
            return true;
        };
    }

    private static void json(StubExchange exchange, int status, String body, String... headers)
            throws IOException {
        exchange.send(status, "application/json", body, headers);
    }
}
