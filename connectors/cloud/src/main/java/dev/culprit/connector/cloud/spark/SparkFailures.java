package dev.culprit.connector.cloud.spark;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.util.Map;
import org.sparkproject.com.google.protobuf.Any;
import org.sparkproject.com.google.protobuf.InvalidProtocolBufferException;
import org.sparkproject.com.google.rpc.ErrorInfo;
import org.sparkproject.io.grpc.StatusRuntimeException;
import org.sparkproject.io.grpc.protobuf.StatusProto;

/// What a server's failures mean: by the codes of gRPC and, for those of Spark itself, by the SQLSTATE
/// that comes with them.
final class SparkFailures {
    /// Spark's conditions for sessions that ended or are not of this start of the server.
    private static final String LOST_SESSION = "INVALID_HANDLE.SESSION";

    private SparkFailures() {}

    static boolean isOfTheSession(StatusRuntimeException failure) {
        return info(failure).getOrDefault("errorClass", "").startsWith(LOST_SESSION);
    }

    /// @param place what could not be reached
    static ConnectorException of(String place, StatusRuntimeException failure) {
        String words = words(failure);
        return switch (failure.getStatus().getCode()) {
            case DEADLINE_EXCEEDED ->
                    failed(FailureKind.TIMEOUT, "Spark did not answer in time.", failure);
            case UNAVAILABLE, CANCELLED ->
                    failed(
                            FailureKind.UNREACHABLE,
                            place + " cannot be reached: " + words,
                            failure);
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                    failed(FailureKind.AUTH, "Spark refuses the login: " + words, failure);
            case UNIMPLEMENTED ->
                    failed(
                            FailureKind.UNREACHABLE,
                            place + " does not speak Spark Connect.",
                            failure);
            case RESOURCE_EXHAUSTED -> failed(FailureKind.THROTTLED, words, failure);
            case INVALID_ARGUMENT -> failed(FailureKind.REJECTED, words, failure);
            default ->
                    failed(
                            isOfTheText(info(failure).getOrDefault("sqlState", ""))
                                    ? FailureKind.REJECTED
                                    : FailureKind.INTERNAL,
                            words,
                            failure);
        };
    }

    /// Classes of the standard: unsupported, cardinality, data, syntax or access.
    private static boolean isOfTheText(String sqlState) {
        return sqlState.matches("(0A|21|22|42)...");
    }

    private static Map<String, String> info(StatusRuntimeException failure) {
        var status = StatusProto.fromThrowable(failure);
        if (status != null) {
            for (Any detail : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    try {
                        return detail.unpack(ErrorInfo.class).getMetadataMap();
                    } catch (InvalidProtocolBufferException broken) {
                        return Map.of();
                    }
                }
            }
        }
        return Map.of();
    }

    /// Without the plan or the text that Spark writes below its sentence.
    private static String words(StatusRuntimeException failure) {
        String description = failure.getStatus().getDescription();
        return description == null
                ? failure.getStatus().getCode().toString()
                : description.strip().lines().findFirst().orElse("");
    }

    private static ConnectorException failed(
            FailureKind kind, String words, StatusRuntimeException failure) {
        return new ConnectorException(kind, words, failure);
    }
}
