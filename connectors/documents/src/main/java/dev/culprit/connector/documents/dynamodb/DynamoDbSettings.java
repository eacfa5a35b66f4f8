package dev.culprit.connector.documents.dynamodb;

import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.SigV4;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceId;
import java.net.URI;

/// How to reach the tables of an account in one region.
///
/// @param endpoint the service's address; empty for AWS itself
/// @param sessionToken empty for keys that last
record DynamoDbSettings(
        String region,
        String endpoint,
        String accessKey,
        Secret secretKey,
        Secret sessionToken,
        boolean allowHttp) {

    /// @throws ConnectorException for what cannot be asked
    DynamoDbSettings usable() throws ConnectorException {
        if (!region.matches("[a-z0-9-]{1,40}")) {
            throw new ConnectorException(FailureKind.REJECTED, "There is no region " + region);
        }
        if (accessKey.isEmpty()) {
            throw new ConnectorException(
                    FailureKind.AUTH,
                    "DynamoDB needs an access key, from AWS_ACCESS_KEY_ID or from a source that is"
                            + " set up.");
        }
        return this;
    }

    URI root() throws ConnectorException {
        URI root =
                Addresses.read(
                        "endpoint",
                        endpoint.isEmpty()
                                ? "https://dynamodb."
                                        + region
                                        + (region.startsWith("cn-")
                                                ? ".amazonaws.com.cn"
                                                : ".amazonaws.com")
                                : endpoint.replaceAll("/+$", ""));
        return root.resolve("/");
    }

    SourceId source() throws ConnectorException {
        return new SourceId("dynamodb://" + root().getRawAuthority() + "/" + region);
    }

    SigV4 signer() {
        return new SigV4(accessKey, secretKey.reveal(), sessionToken.reveal(), region, "dynamodb");
    }
}
