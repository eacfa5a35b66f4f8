package dev.culprit.connector.saas.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.extract.JsonRecords;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.connector.kit.extract.ObjectReading;
import dev.culprit.connector.kit.extract.RecordSink;
import dev.culprit.connector.kit.extract.RecordSource;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.connector.saas.http.Pages;
import dev.culprit.connector.saas.http.Query;
import dev.culprit.connector.saas.http.Stopped;
import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An account's lists. They come newest first, so a part of one is its most recent.
final class StripeRecords implements RecordSource {
    private static final List<String> OBJECTS =
            List.of(
                    "charges",
                    "customers",
                    "disputes",
                    "invoices",
                    "payment_intents",
                    "payouts",
                    "prices",
                    "products",
                    "refunds",
                    "subscriptions");
    private static final Pattern OBJECT = Pattern.compile("[a-z_]+(/[a-z_]+)?");
    private static final String PAGE_SIZE = "100";
    private static final String VERSION = "2024-06-20";

    /// Moments are seconds since 1970 in fields of such names.
    private static final Pattern MOMENT =
            Pattern.compile("created|date|due_date|available_on|.*_(at|start|end|date|on)");

    private final JsonHost host;
    private final String account;
    private final Secret key;

    /// @param account what the user calls it: different keys may see different things
    StripeRecords(JsonHost host, String account, Secret key) {
        this.host = host;
        this.account = account;
        this.key = key;
    }

    @Override
    public SourceId source() {
        return new SourceId(host.host());
    }

    @Override
    public List<String> facts() {
        return List.of("stripe", host.address(), account, Integer.toHexString(key.hashCode()));
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        Stopped.asFailure(() -> host.get("/v1/customers?limit=1", headers()));
        List<String> warnings =
                key.reveal().startsWith("rk_")
                        ? List.of()
                        : List.of("This is no restricted key; one that may only read is safer.");
        return new Check((System.nanoTime() - start) / 1_000_000, "Stripe " + VERSION, warnings);
    }

    @Override
    public List<String> objects() {
        return OBJECTS;
    }

    @Override
    public ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException {
        if (!OBJECT.matcher(wanted.object()).matches()) {
            throw new ConnectorException(
                    FailureKind.REJECTED, wanted.object() + " is no list of Stripe.");
        }
        Coverage coverage =
                Pages.read("Stripe", sink, cursor -> page(wanted, cursor), row -> row(wanted, row));
        return ObjectReading.of(coverage, "most recent by created", OptionalLong.empty());
    }

    @Override
    public void close() {
        host.close();
    }

    private Pages.Page page(ObjectRead wanted, String cursor)
            throws ConnectorException, InterruptedException {
        Query query =
                Query.of("/v1/" + wanted.object())
                        .with("limit", PAGE_SIZE)
                        .withGiven("starting_after", cursor);
        wanted.since()
                .ifPresent(
                        since -> query.with("created[gte]", Long.toString(since.getEpochSecond())));
        if (wanted.object().equals("subscriptions")) {
            query.with("status", "all");
        }
        JsonNode answer = host.get(query.toString(), headers());
        List<JsonNode> rows = Pages.elements(answer.path("data"));
        boolean more = answer.path("has_more").asBoolean() && !rows.isEmpty();
        return new Pages.Page(
                rows, more ? Optional.of(rows.getLast().path("id").asText()) : Optional.empty());
    }

    private Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + key.reveal(), "Stripe-Version", VERSION);
    }

    private static Map<String, @Nullable Object> row(ObjectRead wanted, JsonNode element) {
        Map<String, @Nullable Object> row = JsonRecords.of(element);
        row.replaceAll(StripeRecords::moment);
        if (!wanted.fields().isEmpty()) {
            row.keySet().retainAll(wanted.fields());
        }
        return row;
    }

    private static @Nullable Object moment(String name, @Nullable Object value) {
        return value instanceof BigInteger seconds && MOMENT.matcher(name).matches()
                ? Instant.ofEpochSecond(seconds.longValue())
                : value;
    }
}
