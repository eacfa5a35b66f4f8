package dev.culprit.connector.cloud.s3;

import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.SigV4;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Where a bucket is and who reads it.
///
/// @param prefix ends with `/` or is empty
/// @param endpoint of another store with this protocol; empty for Amazon's
/// @param accessKey empty to read a public bucket without signing
record S3Settings(
        String bucket,
        String prefix,
        String region,
        String endpoint,
        Style style,
        String accessKey,
        Secret secretKey,
        Secret sessionToken,
        boolean allowHttp) {
    /// Whether the bucket stands in the host's name or in the path.
    enum Style {
        AUTO,
        PATH,
        VIRTUAL_HOST
    }

    S3Settings {
        prefix = prefix.replaceAll("^/+|/+$", "");
        prefix = prefix.isEmpty() ? "" : prefix + "/";
    }

    /// @throws ConnectorException `REJECTED`, naming the setting that cannot be right
    URI root() throws ConnectorException {
        require(bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,62}"), "bucket " + bucket);
        require(region.matches("[a-z0-9-]{1,40}"), "region " + region);
        require(accessKey.isEmpty() || !secretKey.isEmpty(), "access_key without its secret_key");
        URI base =
                Addresses.read(
                        "endpoint",
                        endpoint.isEmpty() ? "https://s3." + region + ".amazonaws.com" : endpoint);
        require(base.getRawQuery() == null, "endpoint " + endpoint);
        String path = base.getRawPath().replaceAll("/+$", "");
        return URI.create(
                isPathStyle()
                        ? base.getScheme() + "://" + base.getRawAuthority() + path + "/" + bucket
                        : base.getScheme() + "://" + bucket + "." + base.getRawAuthority() + path);
    }

    /// A certificate for `*.s3.amazonaws.com` does not cover names with dots; other stores seldom
    /// have a host name for each bucket.
    private boolean isPathStyle() {
        return switch (style) {
            case PATH -> true;
            case VIRTUAL_HOST -> false;
            case AUTO -> !endpoint.isEmpty() || bucket.contains(".") || !isHostName();
        };
    }

    private boolean isHostName() {
        return bucket.matches("[a-z0-9-]+");
    }

    /// A key's URI below the root.
    static String path(String key) {
        return Arrays.stream(key.split("/", -1))
                .map(SigV4::encoded)
                .collect(Collectors.joining("/", "/", ""));
    }

    private static void require(boolean right, String setting) throws ConnectorException {
        if (!right) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "S3 cannot be read with " + setting + ".");
        }
    }
}
