package dev.culprit.connector.kit.http;

import dev.culprit.connector.kit.http.StubServer.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks AWS's signatures as a server does.
public final class SignedRequests {
    private SignedRequests() {}

    /// Computes the signature from what arrived, without the code under test.
    public static boolean isSigned(Request request, String accessKey, String secretKey)
            throws GeneralSecurityException {
        String header = request.header("authorization");
        String signed = header.replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
        String given = header.replaceAll(".*Signature=", "");
        String scope = header.replaceAll(".*Credential=[^/]*/([^,]*),.*", "$1");
        String user = header.replaceAll(".*Credential=([^/]*)/.*", "$1");
        StringBuilder canonical = new StringBuilder(request.method()).append('\n');
        canonical.append(request.uri().getRawPath()).append('\n');
        String[] parts = request.query().isEmpty() ? new String[0] : request.query().split("&");
        Arrays.sort(parts);
        canonical.append(String.join("&", parts)).append('\n');
        for (String name : signed.split(";")) {
            canonical.append(name).append(':').append(request.header(name)).append('\n');
        }
        canonical.append('\n').append(signed).append('\n');
        canonical.append(request.header("x-amz-content-sha256"));
        String[] steps = scope.split("/");
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : steps) {
            key = hmac(key, step);
        }
        String toSign =
                "AWS4-HMAC-SHA256\n"
                        + request.header("x-amz-date")
                        + "\n"
                        + scope
                        + "\n"
                        + hex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(
                                                canonical
                                                        .toString()
                                                        .getBytes(StandardCharsets.UTF_8)));
        boolean covers =
                Arrays.asList(signed.split(";"))
                        .containsAll(List.of("host", "x-amz-content-sha256", "x-amz-date"));
        return covers
                && isOfBody(request)
                && user.equals(accessKey)
                && given.equals(hex(hmac(key, toSign)));
    }

    /// The hash that is signed is that of the body.
    private static boolean isOfBody(Request request) throws GeneralSecurityException {
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        return request.header("x-amz-content-sha256")
                .equals(hex(MessageDigest.getInstance("SHA-256").digest(body)));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
