package dev.culprit.connector.saas.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.connector.saas.http.Query;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gets and keeps the token of a session.
final class SalesforceLogin {
    private final JsonHost host;
    private final String clientId;
    private final Secret clientSecret;
    private final Secret accessToken;
    private @Nullable String token;

    SalesforceLogin(JsonHost host, String clientId, Secret clientSecret, Secret accessToken) {
        this.host = host;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.accessToken = accessToken;
    }

    /// What tells logins apart, without secrets.
    String who() {
        return clientId.isEmpty()
                ? "token " + Integer.toHexString(accessToken.hashCode())
                : "client " + clientId;
    }

    synchronized Map<String, String> headers() throws ConnectorException, InterruptedException {
        String current = token;
        if (current == null) {
            current = accessToken.isEmpty() ? asked() : accessToken.reveal();
            token = current;
        }
        return Map.of("Authorization", "Bearer " + current);
    }

    /// OAuth 2.0 client credentials (RFC 6749, section 4.4). The service says bad credentials with
    /// status 400.
    private String asked() throws ConnectorException, InterruptedException {
        String form =
                "grant_type=client_credentials&client_id="
                        + Query.encoded(clientId)
                        + "&client_secret="
                        + Query.encoded(clientSecret.reveal());
        try {
            String text =
                    host.answer(
                                    "POST",
                                    "/services/oauth2/token",
                                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                                    form)
                            .text();
            JsonNode answer = JsonHost.parse(text, "Salesforce");
            String given = answer.path("access_token").asText("");
            if (given.isEmpty()) {
                throw new ConnectorException(
                        FailureKind.AUTH, "Salesforce gave no token for " + clientId + ".");
            }
            return given;
        } catch (ConnectorException refused) {
            throw refused.kind() == FailureKind.REJECTED
                    ? new ConnectorException(
                            FailureKind.AUTH,
                            "Salesforce refuses the login of "
                                    + clientId
                                    + ": "
                                    + refused.getMessage(),
                            refused)
                    : refused;
        }
    }
}
