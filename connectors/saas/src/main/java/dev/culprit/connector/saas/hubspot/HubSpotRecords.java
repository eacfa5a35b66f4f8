package dev.culprit.connector.saas.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.connector.kit.extract.ObjectReading;
import dev.culprit.connector.kit.extract.PushDown;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// An account's CRM objects. A list is complete and has no order in time; a search has one, but ends
/// at 10 000 rows. So the search is used only where the most recent rows are asked for.
final class HubSpotRecords implements RecordSource {
    private static final List<String> OBJECTS =
            List.of("contacts", "companies", "deals", "tickets", "products", "line_items");
    private static final Pattern OBJECT = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int PAGE = 100;
    private static final int MOST_SEARCHED = 10_000;

    private final JsonHost host;
    private final String account;
    private final Secret token;

    HubSpotRecords(JsonHost host, String account, Secret token) {
        this.host = host;
        this.account = account;
        this.token = token;
    }

    @Override
    public SourceId source() {
        return new SourceId(host.host());
    }

    @Override
    public List<String> facts() {
        return List.of("hubspot", host.address(), account, Integer.toHexString(token.hashCode()));
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        Stopped.asFailure(() -> host.get("/crm/v3/objects/contacts?limit=1", headers()));
        return new Check((System.nanoTime() - start) / 1_000_000, "HubSpot CRM 3", List.of());
    }

    @Override
    public List<String> objects() {
        return OBJECTS;
    }

    @Override
    public ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException {
        requireName(wanted.object());
        HubSpotProperties properties =
                HubSpotProperties.of(
                        host.get("/crm/v3/properties/" + wanted.object(), headers()),
                        wanted.fields());
        return wanted.time().isPresent()
                ? search(wanted, properties, sink)
                : list(wanted, properties, sink);
    }

    @Override
    public Optional<PushDown.Answer> ask(PushDown question)
            throws ConnectorException, InterruptedException {
        if (!(question instanceof PushDown.Count count)) {
            return Optional.empty();
        }
        requireName(count.object());
        OptionalLong total = total(count.object());
        return total.isPresent()
                ? Optional.of(PushDown.Answer.of(total.getAsLong()))
                : Optional.empty();
    }

    @Override
    public void close() {
        host.close();
    }

    private ObjectReading list(ObjectRead wanted, HubSpotProperties properties, RecordSink sink)
            throws ConnectorException, InterruptedException {
        Coverage coverage =
                Pages.read(
                        "HubSpot",
                        sink,
                        after ->
                                page(
                                        host.get(
                                                Query.of("/crm/v3/objects/" + wanted.object())
                                                        .with("limit", Integer.toString(PAGE))
                                                        .with("properties", properties.names())
                                                        .withGiven("after", after)
                                                        .toString(),
                                                headers())),
                        properties::row);
        OptionalLong population =
                coverage == Coverage.FULL ? OptionalLong.empty() : total(wanted.object());
        return ObjectReading.of(coverage, "first in HubSpot's order", population)
                .with(properties.warnings(wanted.object()));
    }

    private ObjectReading search(ObjectRead wanted, HubSpotProperties properties, RecordSink sink)
            throws ConnectorException, InterruptedException {
        String time = wanted.time().orElseThrow();
        long[] total = {-1};
        Coverage coverage =
                Pages.read(
                        "HubSpot",
                        sink,
                        after -> {
                            JsonNode answer = post(wanted, properties, time, after);
                            total[0] = answer.path("total").asLong(-1);
                            return untilCap(page(answer));
                        },
                        properties::row);
        boolean capped = total[0] > MOST_SEARCHED;
        return ObjectReading.of(
                        capped ? Coverage.TRUNCATED : coverage,
                        "most recent by "
                                + time
                                + (capped ? ", HubSpot's search ends at 10000" : ""),
                        total[0] < 0 ? OptionalLong.empty() : OptionalLong.of(total[0]))
                .with(properties.warnings(wanted.object()));
    }

    private JsonNode post(
            ObjectRead wanted, HubSpotProperties properties, String time, String after)
            throws ConnectorException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("limit", PAGE);
        if (!after.isEmpty()) {
            body.put("after", after);
        }
        properties.each(body.putArray("properties")::add);
        ObjectNode sort = body.putArray("sorts").addObject();
        sort.put("propertyName", time).put("direction", "DESCENDING");
        wanted.since()
                .ifPresent(since ->
                        body.putArray("filterGroups")
                                .addObject()
                                .putArray("filters")
                                .addObject()
                                .put("propertyName", time)
                                .put("operator", "GTE")
                                .put("value", Long.toString(since.toEpochMilli())));
        return searched(wanted.object(), body);
    }

    private OptionalLong total(String object) throws ConnectorException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("limit", 1);
        long total = searched(object, body).path("total").asLong(-1);
        return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
    }

    private JsonNode searched(String object, ObjectNode body)
            throws ConnectorException, InterruptedException {
        String path = "/crm/v3/objects/" + object + "/search";
        return JsonHost.parse(
                host.answer("POST", path, headers(), body.toString()).text(), "HubSpot");
    }

    private static Pages.Page page(JsonNode answer) {
        String after = answer.at("/paging/next/after").asText("");
        return new Pages.Page(
                Pages.elements(answer.path("results")),
                after.isEmpty() ? Optional.empty() : Optional.of(after));
    }

    private static Pages.Page untilCap(Pages.Page page) {
        boolean beyond =
                page.next()
                        .filter(after -> after.matches("\\d+"))
                        .filter(after -> Long.parseLong(after) >= MOST_SEARCHED)
                        .isPresent();
        return beyond ? new Pages.Page(page.rows(), Optional.empty()) : page;
    }

    private static void requireName(String object) throws ConnectorException {
        if (!OBJECT.matcher(object).matches()) {
            throw new ConnectorException(
                    FailureKind.REJECTED, object + " is no object of HubSpot.");
        }
    }

    private Map<String, String> headers() {
        return Map.of(
                "Authorization", "Bearer " + token.reveal(), "Content-Type", "application/json");
    }
}
