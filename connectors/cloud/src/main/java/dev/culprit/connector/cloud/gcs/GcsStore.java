package dev.culprit.connector.cloud.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.google.GoogleApi;
import dev.culprit.connector.cloud.objects.ObjectStore;
import dev.culprit.connector.cloud.objects.StoredObject;
import dev.culprit.connector.cloud.query.Urls;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A bucket, read by `objects.list` and ranged `objects.get` of one generation.
final class GcsStore implements ObjectStore {
    private static final int PAGE = 1000;

    private final GoogleApi api;
    private final String bucket;
    private final String prefix;

    /// @param prefix ends with `/` or is empty
    GcsStore(GoogleApi api, String bucket, String prefix) {
        this.api = api;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public String label() {
        return "GCS";
    }

    @Override
    public String address() {
        return "gs://" + bucket + "/" + prefix;
    }

    @Override
    public List<StoredObject> list(int most, Deadline deadline)
            throws ConnectorException, InterruptedException {
        List<StoredObject> objects = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = api.get(listPath(Math.min(PAGE, most + 1), token), deadline);
            for (JsonNode item : page.path("items")) {
                objects.add(object(item));
            }
            token = page.path("nextPageToken").asText();
        } while (!token.isEmpty() && objects.size() <= most);
        return objects;
    }

    private String listPath(int size, String token) {
        return objects()
                + "?maxResults="
                + size
                + "&fields=nextPageToken,items(name,size,generation,updated)&prefix="
                + Urls.encoded(prefix)
                + (token.isEmpty() ? "" : "&pageToken=" + Urls.encoded(token));
    }

    private StoredObject object(JsonNode item) throws ConnectorException {
        try {
            return new StoredObject(
                    item.path("name").asText().substring(prefix.length()),
                    item.path("size").asLong(),
                    item.path("generation").asText(),
                    Instant.parse(item.path("updated").asText()));
        } catch (DateTimeException | StringIndexOutOfBoundsException strange) {
            throw new ConnectorException(
                    FailureKind.INTERNAL, "GCS lists an object without name or time.", strange);
        }
    }

    @Override
    public byte[] read(StoredObject object, long from, int length, Deadline deadline)
            throws ConnectorException, InterruptedException {
        String path =
                objects()
                        + "/"
                        + Urls.encoded(prefix + object.key())
                        + "?alt=media&generation="
                        + Urls.encoded(object.version());
        HttpAnswer answer =
                api.bytes(
                        path,
                        "bytes=" + from + "-" + (from + length - 1),
                        length + WORDS_BYTES,
                        deadline);
        if (answer.size() != length) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE,
                    object.key() + " changed while it was read; open the source again.");
        }
        return answer.bytes();
    }

    private String objects() {
        return "/storage/v1/b/" + Urls.encoded(bucket) + "/o";
    }

    @Override
    public void close() {
        api.close();
    }
}
