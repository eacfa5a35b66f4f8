package dev.culprit.connector.cloud.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.kit.http.HttpCall;
import dev.culprit.connector.kit.http.HttpService;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// A Google API with a login: a service account's key, an access token, or none for public data.
public final class GoogleApi implements AutoCloseable {
    private static final Duration EARLY = Duration.ofSeconds(60);
    private static final Set<String> BUSY =
            Set.of(
                    "rateLimitExceeded",
                    "jobRateLimitExceeded",
                    "quotaExceeded",
                    "userRateLimitExceeded");

    private final String label;
    private final URI root;
    private final String scope;
    private final Optional<ServiceAccount> account;
    private final InstantSource clock;
    private final HttpService http;
    private final ReentrantLock login = new ReentrantLock();
    private String token;
    private Instant expiry = Instant.MAX;

    /// @param root without `/` at its end
    /// @param scope what a token is asked for
    /// @param serviceAccount the JSON file's text; empty when there is none
    public GoogleApi(
            String label,
            URI root,
            String scope,
            Secret serviceAccount,
            Secret accessToken,
            boolean allowHttp,
            InstantSource clock)
            throws ConnectorException {
        this.label = label;
        this.root = root;
        this.scope = scope;
        this.account =
                serviceAccount.isEmpty()
                        ? Optional.empty()
                        : Optional.of(ServiceAccount.read(serviceAccount.reveal()));
        this.token = accessToken.reveal();
        this.clock = clock;
        this.http =
                new HttpService(
                        label, new Addresses(allowHttp, Set.of()), answer -> words(answer.text()));
    }

    /// The project of the service account; empty when there is none.
    public String project() {
        return account.map(ServiceAccount::project).orElse("");
    }

    public JsonNode get(String path, Deadline deadline)
            throws ConnectorException, InterruptedException {
        return Json.read(label, success(HttpCall.get(uri(path)), deadline));
    }

    public JsonNode post(String path, JsonNode body, boolean repeatable, Deadline deadline)
            throws ConnectorException, InterruptedException {
        HttpCall call = HttpCall.json(uri(path), body.toString()).repeatable(repeatable);
        HttpAnswer answer = success(call, deadline);
        return answer.size() == 0 ? Json.object() : Json.read(label, answer);
    }

    /// @param range of the bytes wanted
    public HttpAnswer bytes(String path, String range, long most, Deadline deadline)
            throws ConnectorException, InterruptedException {
        HttpCall call = HttpCall.get(uri(path)).header("Range", range).atMost(most);
        return success(call, deadline);
    }

    private HttpAnswer success(HttpCall call, Deadline deadline)
            throws ConnectorException, InterruptedException {
        String bearer = token(deadline);
        HttpAnswer answer = http.send(bearer.isEmpty() ? call : call.bearer(bearer), deadline);
        if (answer.succeeded()) {
            return answer;
        }
        JsonNode error = Json.lenient(answer.text()).path("error");
        if (BUSY.contains(error.at("/errors/0/reason").asText())) {
            throw new ConnectorException(
                    FailureKind.THROTTLED,
                    label + " has a limit that is reached: " + words(answer.text()));
        }
        throw http.failures().status(answer.status(), words(answer.text()));
    }

    private String token(Deadline deadline) throws ConnectorException, InterruptedException {
        if (account.isEmpty()) {
            return token;
        }
        login.lockInterruptibly();
        try {
            Instant now = clock.instant();
            if (token.isEmpty() || !now.isBefore(expiry.minus(EARLY))) {
                logIn(account.get(), now, deadline);
            }
            return token;
        } finally {
            login.unlock();
        }
    }

    private void logIn(ServiceAccount who, Instant now, Deadline deadline)
            throws ConnectorException, InterruptedException {
        String form =
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                        + who.assertion(scope, now);
        HttpCall call =
                HttpCall.post(who.tokenUri(), "application/x-www-form-urlencoded", form)
                        .repeatable(true);
        HttpAnswer answer = http.send(call, deadline);
        if (answer.status() == 400 || answer.status() == 401) {
            throw new ConnectorException(
                    FailureKind.AUTH,
                    "Google refuses the service account " + who + ": " + words(answer.text()));
        }
        JsonNode given = Json.read(label, http.requireSuccess(answer));
        token = given.path("access_token").asText();
        expiry = now.plusSeconds(given.path("expires_in").asLong(300));
    }

    private URI uri(String path) {
        return URI.create(root + path);
    }

    private static String words(String body) {
        JsonNode node = Json.lenient(body);
        JsonNode error = node.path("error");
        return error.isObject()
                ? error.path("message").asText()
                : (error.asText() + " " + node.path("error_description").asText()).strip();
    }

    @Override
    public void close() {
        http.close();
    }
}
