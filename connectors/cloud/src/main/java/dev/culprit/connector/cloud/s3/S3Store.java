package dev.culprit.connector.cloud.s3;

import dev.culprit.connector.cloud.objects.ObjectStore;
import dev.culprit.connector.cloud.objects.StoredObject;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.kit.http.HttpCall;
import dev.culprit.connector.kit.http.HttpService;
import dev.culprit.connector.kit.http.SigV4;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/// A bucket, read by `ListObjectsV2` and ranged `GetObject`.
final class S3Store implements ObjectStore {
    private static final int PAGE = 1000;

    private final S3Settings settings;
    private final URI root;
    private final Optional<SigV4> signer;
    private final InstantSource clock;
    private final HttpService service;

    S3Store(S3Settings settings, InstantSource clock) throws ConnectorException {
        this.settings = settings;
        this.root = settings.root();
        this.signer =
                settings.accessKey().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new SigV4(
                                        settings.accessKey(),
                                        settings.secretKey().reveal(),
                                        settings.sessionToken().reveal(),
                                        settings.region(),
                                        "s3"));
        this.clock = clock;
        this.service =
                new HttpService(
                        label(),
                        new Addresses(settings.allowHttp(), Set.of()),
                        answer -> S3Listing.error(answer.text()));
    }

    @Override
    public String label() {
        return "S3";
    }

    @Override
    public String address() {
        return root + "/" + settings.prefix();
    }

    @Override
    public List<StoredObject> list(int most, Deadline deadline)
            throws ConnectorException, InterruptedException {
        List<StoredObject> objects = new ArrayList<>();
        String token = "";
        do {
            S3Listing page = page(token, Math.min(PAGE, most + 1), deadline);
            objects.addAll(page.objects());
            token = page.next();
        } while (!token.isEmpty() && objects.size() <= most);
        return objects;
    }

    private S3Listing page(String token, int size, Deadline deadline)
            throws ConnectorException, InterruptedException {
        String query =
                "?encoding-type=url&list-type=2&max-keys="
                        + size
                        + "&prefix="
                        + SigV4.encoded(settings.prefix())
                        + (token.isEmpty() ? "" : "&continuation-token=" + SigV4.encoded(token));
        HttpCall call = HttpCall.get(URI.create(root + "/" + query));
        HttpAnswer answer = service.ok(signed(call), deadline);
        try {
            return S3Listing.read(answer.text(), settings.prefix());
        } catch (XMLStreamException strange) {
            throw new ConnectorException(
                    FailureKind.INTERNAL,
                    root.getHost() + " does not answer like S3: " + strange.getMessage(),
                    strange);
        }
    }

    @Override
    public byte[] read(StoredObject object, long from, int length, Deadline deadline)
            throws ConnectorException, InterruptedException {
        URI uri = URI.create(root + S3Settings.path(settings.prefix() + object.key()));
        HttpCall call =
                HttpCall.get(uri)
                        .header("Range", "bytes=" + from + "-" + (from + length - 1))
                        .header("If-Match", object.version())
                        .atMost(length + WORDS_BYTES);
        HttpAnswer answer = service.send(signed(call), deadline);
        if (answer.status() == 412 || (answer.succeeded() && answer.size() != length)) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE,
                    object.key() + " changed while it was read; open the source again.");
        }
        return service.requireSuccess(answer).bytes();
    }

    private HttpCall signed(HttpCall call) {
        return signer.map(it -> it.sign(call, clock.instant())).orElse(call);
    }

    @Override
    public void close() {
        service.close();
    }
}
