package dev.culprit.connector.kit.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests by AWS Signature Version 4, as "Authenticating Requests: Using the Authorization
/// Header" of the S3 API reference describes it. The hash of the body is always sent as well, which
/// S3 demands and the others allow.
///
/// @param sessionToken empty for keys that last
/// @param service as scopes name it, for example `s3`
public record SigV4(
        String accessKey, String secretKey, String sessionToken, String region, String service) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// @param call its path and query must already be encoded as [#encoded] does
    public HttpCall sign(HttpCall call, Instant now) {
        String stamp = STAMP.format(now);
        String content = sha256(call.body());
        HttpCall dated = call.header("x-amz-date", stamp).header("x-amz-content-sha256", content);
        HttpCall complete =
                sessionToken.isEmpty() ? dated : dated.header("x-amz-security-token", sessionToken);
        SortedMap<String, String> headers = headers(complete);
        String signed = String.join(";", headers.keySet());
        String scope = stamp.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        String toSign =
                String.join(
                        "\n",
                        "AWS4-HMAC-SHA256",
                        stamp,
                        scope,
                        sha256(canonical(complete, headers, signed, content)));
        String signature = HexFormat.of().formatHex(hmac(key(stamp.substring(0, 8)), toSign));
        return complete.header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential="
                        + accessKey
                        + "/"
                        + scope
                        + ",SignedHeaders="
                        + signed
                        + ",Signature="
                        + signature);
    }

    private static String canonical(
            HttpCall call, SortedMap<String, String> headers, String signed, String content) {
        String path = call.uri().getRawPath();
        String lines =
                headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining());
        return String.join(
                "\n",
                call.method(),
                path.isEmpty() ? "/" : path,
                query(call.uri()),
                lines,
                signed,
                content);
    }

    private static String query(URI uri) {
        String query = uri.getRawQuery();
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(part -> part.contains("=") ? part : part + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static SortedMap<String, String> headers(HttpCall call) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", call.uri().getRawAuthority());
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().strip());
        }
        return headers;
    }

    private byte[] key(String day) {
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : new String[] {day, region, service, "aws4_request"}) {
            key = hmac(key, step);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", cause);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every JDK has SHA-256", cause);
        }
    }

    /// Everything but letters, digits and `-._~` as `%XX`.
    public static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            if (letter < 128
                    && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0)) {
                encoded.append(letter);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return "SigV4 of " + accessKey;
    }
}
