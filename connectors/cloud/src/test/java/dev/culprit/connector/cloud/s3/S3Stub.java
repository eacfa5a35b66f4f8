package dev.culprit.connector.cloud.s3;

import dev.culprit.connector.kit.http.SignedRequests;
import dev.culprit.connector.kit.http.StubServer;
import dev.culprit.connector.kit.http.StubServer.Reply;
import dev.culprit.connector.kit.http.StubServer.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// A bucket `data` in this process that speaks the part of S3's protocol that is needed to read it,
/// pages of two, and checks each signature by a computation of its own.
public final class S3Stub implements AutoCloseable {
    public static final String ACCESS_KEY = "AKIDREADER";
    public static final String SECRET_KEY = "not/a+real/secret";
    public static final String BUCKET = "data";

    private static final int PAGE = 2;

    private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final StubServer server;

    private record Stored(List<Byte> content, Instant modified) {}

    public S3Stub() throws IOException {
        server = new StubServer(this::answer);
    }

    public String endpoint() {
        return "http://" + server.host();
    }

    public S3Stub put(String key, String content, Instant modified) {
        return put(key, content.getBytes(StandardCharsets.UTF_8), modified);
    }

    public S3Stub put(String key, byte[] content, Instant modified) {
        List<Byte> copy = new ArrayList<>(content.length);
        for (byte each : content) {
            copy.add(each);
        }
        objects.put(key, new Stored(copy, modified));
        return this;
    }

    /// Lists the object, but does not hand it out.
    public S3Stub forbid(String key) {
        forbidden.add(key);
        return this;
    }

    /// Puts all files of a folder below a prefix.
    public S3Stub putAll(String prefix, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                put(
                        prefix + file.getFileName(),
                        Files.readAllBytes(file),
                        Files.getLastModifiedTime(file).toInstant());
            }
        }
        return this;
    }

    public List<Request> requests() {
        return server.requests();
    }

    private Reply answer(Request request) throws GeneralSecurityException {
        String path = request.path();
        if (!path.startsWith("/" + BUCKET + "/")) {
            return error(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        if (!request.header("authorization").isEmpty()
                && !SignedRequests.isSigned(request, ACCESS_KEY, SECRET_KEY)) {
            return error(
                    403, "SignatureDoesNotMatch", "The signature is not the one computed here");
        }
        if (request.header("authorization").isEmpty()
                && !path.contains("/public/")
                && !request.query().contains("prefix=public%2F")) {
            return error(403, "AccessDenied", "Access Denied");
        }
        String key = path.substring(BUCKET.length() + 2);
        if (forbidden.contains(key)) {
            return error(403, "AccessDenied", "Access Denied");
        }
        return key.isEmpty() ? listing(request) : object(request, key);
    }

    private Reply listing(Request request) {
        Map<String, String> query = query(request);
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", "");
        int size = Math.min(PAGE, Integer.parseInt(query.getOrDefault("max-keys", "1000")));
        List<Map.Entry<String, Stored>> found =
                objects.entrySet().stream()
                        .filter(it -> it.getKey().startsWith(prefix))
                        .filter(it -> it.getKey().compareTo(after) > 0)
                        .toList();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult>");
        for (Map.Entry<String, Stored> each : found.subList(0, Math.min(size, found.size()))) {
            xml.append("<Contents><Key>")
                    .append(URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8))
                    .append("</Key><LastModified>")
                    .append(each.getValue().modified())
                    .append("</LastModified><ETag>&quot;")
                    .append(each.getValue().content().hashCode())
                    .append("&quot;</ETag><Size>")
                    .append(each.getValue().content().size())
                    .append("</Size><Owner><ID>x</ID></Owner></Contents>");
        }
        boolean more = found.size() > size;
        xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
        if (more) {
            xml.append("<NextContinuationToken>")
                    .append(found.get(size - 1).getKey())
                    .append("</NextContinuationToken>");
        }
        return Reply.of(200, Map.of(), xml.append("</ListBucketResult>").toString());
    }

    private Reply object(Request request, String key) {
        Stored stored = objects.get(key);
        if (stored == null) {
            return error(404, "NoSuchKey", "The specified key does not exist.");
        }
        String version = "\"" + stored.content().hashCode() + "\"";
        if (!request.header("if-match").equals(version)) {
            return error(412, "PreconditionFailed", "The object is another one");
        }
        String[] range = request.header("range").replace("bytes=", "").split("-");
        List<Byte> part =
                stored.content()
                        .subList(
                                Integer.parseInt(range[0]),
                                Math.min(Integer.parseInt(range[1]) + 1, stored.content().size()));
        byte[] bytes = new byte[part.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = part.get(i);
        }
        return Reply.bytes(206, Map.of("ETag", version), bytes);
    }

    private static Map<String, String> query(Request request) {
        SortedMap<String, String> query = new TreeMap<>();
        for (String part : request.query().split("&")) {
            String[] both = part.split("=", 2);
            query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static Reply error(int status, String code, String message) {
        return Reply.of(
                status,
                Map.of("Content-Type", "application/xml"),
                "<?xml version=\"1.0\"?><Error><Code>"
                        + code
                        + "</Code><Message>"
                        + message
                        + "</Message></Error>");
    }

    @Override
    public void close() {
        server.close();
    }
}
