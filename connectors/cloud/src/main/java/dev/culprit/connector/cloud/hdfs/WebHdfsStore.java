package dev.culprit.connector.cloud.hdfs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.objects.ObjectStore;
import dev.culprit.connector.cloud.objects.StoredObject;
import dev.culprit.connector.cloud.query.Json;
import dev.culprit.connector.cloud.query.Urls;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.kit.http.HttpCall;
import dev.culprit.connector.kit.http.HttpService;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/// A folder of HDFS, read by `LISTSTATUS` and `OPEN`, which the name node answers with a redirect to
/// the node that has the data.
final class WebHdfsStore implements ObjectStore {
    private static final String LABEL = "HDFS";
    private static final int MOST_LEVELS = 8;

    private final URI root;
    private final String folder;
    private final String user;
    private final Secret delegation;
    private final HttpService http;

    /// A folder that is still to be listed.
    private record Below(String path, int level) {}

    /// @param root of the name node's HTTP interface, without `/` at its end
    /// @param folder absolute, without `/` at its end
    /// @param user as whom simple authentication asks; empty for nobody in particular
    /// @param delegation a delegation token, used instead of the user; may be empty
    WebHdfsStore(URI root, String folder, String user, Secret delegation, Addresses addresses) {
        this.root = root;
        this.folder = folder;
        this.user = user;
        this.delegation = delegation;
        this.http = new HttpService(LABEL, addresses, answer -> words(answer.text()));
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public String address() {
        return root + folder + "/";
    }

    @Override
    public List<StoredObject> list(int most, Deadline deadline)
            throws ConnectorException, InterruptedException {
        List<StoredObject> objects = new ArrayList<>();
        Deque<Below> open = new ArrayDeque<>(List.of(new Below("", 0)));
        while (!open.isEmpty() && objects.size() <= most) {
            Below below = open.remove();
            for (JsonNode status : statuses(below.path(), deadline)) {
                String name = status.path("pathSuffix").asText();
                String key = below.path() + name;
                if (name.isEmpty() || name.contains("/") || name.equals("..")) {
                    throw new ConnectorException(
                            FailureKind.REJECTED, folder + " of HDFS is a file, not a folder.");
                }
                if (status.path("type").asText().equals("FILE")) {
                    objects.add(object(key, status));
                } else if (below.level() < MOST_LEVELS) {
                    open.add(new Below(key + "/", below.level() + 1));
                }
            }
        }
        return objects;
    }

    private JsonNode statuses(String path, Deadline deadline)
            throws ConnectorException, InterruptedException {
        HttpCall call = HttpCall.get(uri(path, "op=LISTSTATUS"));
        return Json.read(LABEL, http.ok(call, deadline)).at("/FileStatuses/FileStatus");
    }

    private static StoredObject object(String key, JsonNode status) {
        long modified = status.path("modificationTime").asLong();
        String version = status.path("fileId").asText() + "-" + modified;
        return new StoredObject(
                key, status.path("length").asLong(), version, Instant.ofEpochMilli(modified));
    }

    @Override
    public byte[] read(StoredObject object, long from, int length, Deadline deadline)
            throws ConnectorException, InterruptedException {
        String operation = "op=OPEN&offset=" + from + "&length=" + length;
        HttpAnswer answer =
                http.ok(
                        HttpCall.get(uri(object.key(), operation)).atMost(length + WORDS_BYTES),
                        deadline);
        if (answer.size() != length) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE,
                    object.key() + " changed while it was read; open the source again.");
        }
        return answer.bytes();
    }

    private URI uri(String path, String operation) {
        String encoded =
                Arrays.stream((folder + "/" + path).split("/", -1))
                        .map(Urls::encoded)
                        .collect(Collectors.joining("/"));
        String login =
                !delegation.isEmpty()
                        ? "&delegation=" + Urls.encoded(delegation.reveal())
                        : user.isEmpty() ? "" : "&user.name=" + Urls.encoded(user);
        return URI.create(root + "/webhdfs/v1" + encoded + "?" + operation + login);
    }

    /// For example `FileNotFoundException: File /x does not exist.`
    private static String words(String body) {
        JsonNode exception = Json.lenient(body).path("RemoteException");
        return exception.isMissingNode()
                ? ""
                : exception.path("exception").asText() + ": " + exception.path("message").asText();
    }

    @Override
    public void close() {
        http.close();
    }
}
