package dev.culprit.connector.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The examples of the S3 API reference, "Signature Calculations for the Authorization Header".
class SigV4Test {
    private static final Instant THEN = Instant.parse("2013-05-24T00:00:00Z");
    private static final SigV4 SIGNER =
            new SigV4(
                    "AKIAIOSFODNN7EXAMPLE",
                    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                    "",
                    "us-east-1",
                    "s3");

    @Test
    void aRangeOfAnObjectIsSignedAsPublished() {
        HttpCall call =
                HttpCall.get(URI.create("https://examplebucket.s3.amazonaws.com/test.txt"))
                        .header("Range", "bytes=0-9");

        assertThat(authorization(call))
                .isEqualTo(
                        "AWS4-HMAC-SHA256"
                                + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                                + "Signature="
                                + "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void aParameterWithoutValueIsSignedAsPublished() {
        assertThat(signature("https://examplebucket.s3.amazonaws.com/?lifecycle"))
                .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void aListingIsSignedAsPublished() {
        assertThat(signature("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J"))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void theOrderOfParametersDoesNotMatter() {
        assertThat(signature("https://examplebucket.s3.amazonaws.com/?prefix=J&max-keys=2"))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void aSessionTokenIsSentAndSigned() {
        HttpCall call =
                new SigV4("A", "s", "token", "eu-central-1", "s3")
                        .sign(HttpCall.get(URI.create("https://b.example.com/k")), THEN);

        assertThat(call.headers()).containsEntry("x-amz-security-token", "token");
        assertThat(call.headers().get("Authorization")).contains(";x-amz-security-token,");
    }

    @Test
    void keysAreEncodedByteByByte() {
        assertThat(SigV4.encoded("a b+c/ü~.-_")).isEqualTo("a%20b%2Bc%2F%C3%BC~.-_");
    }

    @Test
    void aSignerDoesNotPrintItsSecret() {
        assertThat(SIGNER.toString()).doesNotContain("wJal");
    }

    private static String signature(String uri) {
        return authorization(HttpCall.get(URI.create(uri))).replaceAll(".*Signature=", "");
    }

    private static String authorization(HttpCall call) {
        return SIGNER.sign(call, THEN).headers().get("Authorization");
    }

    /// Whether the signature itself is right is checked by the stubs, which compute it anew.
    @Test
    void bodiesAreSigned() {
        SigV4 signer = new SigV4("A", "s", "", "eu-central-1", "dynamodb");
        URI uri = URI.create("https://dynamodb.eu-central-1.amazonaws.com/");
        HttpCall one = signer.sign(HttpCall.json(uri, "{}"), THEN);
        HttpCall other = signer.sign(HttpCall.json(uri, "{\"Limit\":1}"), THEN);

        assertThat(one.headers().get("Authorization"))
                .contains("/eu-central-1/dynamodb/aws4_request,")
                .isNotEqualTo(other.headers().get("Authorization"));
        assertThat(one.headers())
                .containsEntry(
                        "x-amz-content-sha256",
                        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}
