package dev.culprit.connector.saas.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.culprit.connector.kit.http.Addresses;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.kit.http.HttpCall;
import dev.culprit.connector.kit.http.HttpService;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;

/// One service at one address, that answers in JSON.
///
/// Answers name links to follow. Only those to the same scheme, host and port are, whatever an answer
/// says: any other could lead to a machine inside the user's network, with the service's token.
public final class JsonHost implements AutoCloseable {
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_WORDS = 300;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final String name;
    private final URI base;
    private final Duration patience;
    private final HttpService service;

    private JsonHost(String name, URI base, Duration patience) {
        this.name = name;
        this.base = base;
        this.patience = patience;
        this.service = new HttpService(name, Addresses.STRICT, answer -> cut(answer.text()));
    }

    /// @param name of the service, for sentences
    /// @param address `https://host[:port][/path]`; `http` for this machine only
    /// @param patience for one request with all its repetitions
    /// @throws ConnectorException `REJECTED` for an address that may not be asked
    public static JsonHost of(String name, String address, Duration patience)
            throws ConnectorException {
        URI base = Addresses.read("address", address.replaceAll("/+$", ""));
        if (base.getRawQuery() != null) {
            throw refused("address is not an address of the form https://host: " + address);
        }
        return new JsonHost(name, base, patience);
    }

    public static JsonNode parse(String text, String name) throws ConnectorException {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (!json.isMissingNode()) {
                return json;
            }
        } catch (JsonProcessingException broken) {
            throw new ConnectorException(
                    FailureKind.REJECTED, name + " did not answer in JSON: " + cut(text), broken);
        }
        throw refused(name + " gave an empty answer.");
    }

    public String name() {
        return name;
    }

    /// The address without a path, as it may be shown.
    public String host() {
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    public String address() {
        return base.toString();
    }

    /// @param link a path below the address, or a whole link to the same host
    public JsonNode get(String link, Map<String, String> headers)
            throws ConnectorException, InterruptedException {
        return parse(answer("GET", link, headers, "").text(), name);
    }

    /// Sends a request that only reads, so it may be sent again.
    public HttpAnswer answer(String method, String link, Map<String, String> headers, String body)
            throws ConnectorException, InterruptedException {
        HttpCall call =
                new HttpCall(method, target(link), headers, body, true, HttpCall.USUAL_BYTES)
                        .header("User-Agent", "culprit");
        if (!headers.containsKey("Accept")) {
            call = call.header("Accept", "application/json");
        }
        return service.ok(call, Deadline.in(patience));
    }

    @Override
    public void close() {
        service.close();
    }

    private URI target(String link) throws ConnectorException {
        boolean whole = link.startsWith("http://") || link.startsWith("https://");
        URI target = uri(whole ? link : base + link);
        boolean same =
                base.getScheme().equals(target.getScheme())
                        && base.getHost().equalsIgnoreCase(String.valueOf(target.getHost()))
                        && base.getPort() == target.getPort()
                        && target.getUserInfo() == null;
        if (!same) {
            throw refused(
                    name + " leads to another host, " + target.getHost() + ", which is not asked.");
        }
        refuseLinkLocal(target.getHost());
        return target;
    }

    /// Addresses such as 169.254.169.254, where clouds hand out credentials of the machine.
    private static void refuseLinkLocal(String host) throws ConnectorException {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address.isLinkLocalAddress() || address.isAnyLocalAddress()) {
                    throw refused(host + " is no address of a service.");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE, "There is no host " + host + ".", unknown);
        }
    }

    private static URI uri(String text) throws ConnectorException {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw refused(cut(text) + " is no address.");
        }
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "..." : line;
    }

    private static ConnectorException refused(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
