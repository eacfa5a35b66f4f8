package dev.culprit.connector.cloud.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/// A service account's key as Google hands it out, a JSON file.
///
/// @param project the account's own, which pays unless another is named
record ServiceAccount(String email, String keyId, PrivateKey key, URI tokenUri, String project) {
    private static final long LIFE_SECONDS = 3600;

    /// @throws ConnectorException `AUTH` when it is no such key
    static ServiceAccount read(String json) throws ConnectorException {
        JsonNode node = Json.lenient(json);
        String email = node.path("client_email").asText();
        String pem = node.path("private_key").asText();
        if (email.isEmpty() || pem.isEmpty()) {
            throw unusable("it is not the JSON file of a service account");
        }
        return new ServiceAccount(
                email,
                node.path("private_key_id").asText(),
                key(pem),
                tokenUri(node.path("token_uri").asText("https://oauth2.googleapis.com/token")),
                node.path("project_id").asText());
    }

    private static PrivateKey key(String pem) throws ConnectorException {
        try {
            byte[] der =
                    Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw unusable("its private_key is damaged");
        }
    }

    /// The key file names where its proof is sent. A file from somewhere else must not send it
    /// anywhere else.
    private static URI tokenUri(String text) throws ConnectorException {
        try {
            URI uri = URI.create(text);
            String host = String.valueOf(uri.getHost());
            boolean local = host.equals("127.0.0.1") || host.equals("localhost");
            boolean google = host.endsWith(".googleapis.com") || host.equals("accounts.google.com");
            if (local || (google && "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // As wrong as an address of somebody else.
        }
        throw unusable("its token_uri is not Google's");
    }

    /// A proof of who asks, as RFC 7523 has it, signed with RS256.
    String assertion(String scope, Instant now) {
        String header =
                Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", keyId).toString();
        String claims =
                Json.object()
                        .put("iss", email)
                        .put("scope", scope)
                        .put("aud", tokenUri.toString())
                        .put("iat", now.getEpochSecond())
                        .put("exp", now.getEpochSecond() + LIFE_SECONDS)
                        .toString();
        String signed = base64(bytes(header)) + "." + base64(bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(bytes(signed));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("Every JDK signs with RSA", cause);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ConnectorException unusable(String why) {
        return new ConnectorException(
                FailureKind.AUTH, "The key of the service account cannot be used: " + why + ".");
    }

    @Override
    public String toString() {
        return email;
    }
}
