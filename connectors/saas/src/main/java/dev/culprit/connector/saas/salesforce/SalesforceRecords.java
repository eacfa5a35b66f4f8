package dev.culprit.connector.saas.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.extract.JsonRecords;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.connector.kit.extract.ObjectReading;
import dev.culprit.connector.kit.extract.PushDown;
import dev.culprit.connector.kit.extract.RecordSink;
import dev.culprit.connector.kit.extract.RecordSource;
import dev.culprit.connector.kit.http.HttpAnswer;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.connector.saas.http.Pages;
import dev.culprit.connector.saas.http.Query;
import dev.culprit.connector.saas.http.Stopped;
import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An organisation's objects. SOQL has no statement that writes, and it is put together here only.
final class SalesforceRecords implements RecordSource {
    private static final List<String> OBJECTS =
            List.of("Account", "Case", "Contact", "Lead", "Opportunity");

    private final JsonHost host;
    private final String path;
    private final SalesforceLogin login;
    private volatile String usage = "";

    SalesforceRecords(JsonHost host, String version, SalesforceLogin login) {
        this.host = host;
        this.path = "/services/data/" + version;
        this.login = login;
    }

    @Override
    public SourceId source() {
        return new SourceId(host.host());
    }

    @Override
    public List<String> facts() {
        return List.of("salesforce", host.address(), path, login.who());
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        Stopped.asFailure(() -> get(path + "/limits"));
        return new Check(
                (System.nanoTime() - start) / 1_000_000,
                "Salesforce " + path.substring(path.lastIndexOf('/') + 1),
                usageWords());
    }

    @Override
    public List<String> objects() {
        return OBJECTS;
    }

    @Override
    public ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException {
        String object = Soql.name(wanted.object());
        Soql soql = Soql.of(wanted, get(path + "/sobjects/" + object + "/describe"));
        long[] total = {-1};
        Coverage coverage =
                Pages.read(
                        "Salesforce",
                        sink,
                        next -> {
                            JsonNode answer =
                                    get(next.isEmpty() ? query(soql.text(sink.wanted())) : next);
                            return page(answer);
                        },
                        SalesforceRecords::row);
        if (coverage != Coverage.FULL) {
            total[0] = count("SELECT COUNT() FROM " + object);
        }
        List<String> warnings = new ArrayList<>(soql.warnings());
        warnings.addAll(usageWords());
        return ObjectReading.of(
                        coverage,
                        soql.method(),
                        total[0] < 0 ? OptionalLong.empty() : OptionalLong.of(total[0]))
                .with(warnings);
    }

    @Override
    public Optional<PushDown.Answer> ask(PushDown question)
            throws ConnectorException, InterruptedException {
        String from = " FROM " + Soql.name(question.object());
        return switch (question) {
            case PushDown.Count _ -> counted("SELECT COUNT()" + from);
            case PushDown.CountNulls nulls ->
                    counted(
                            "SELECT COUNT()"
                                    + from
                                    + " WHERE "
                                    + Soql.name(nulls.field())
                                    + " = null");
            case PushDown.CountSince _, PushDown.Range _, PushDown.CountByKey _ -> Optional.empty();
        };
    }

    @Override
    public void close() {
        host.close();
    }

    private Optional<PushDown.Answer> counted(String soql)
            throws ConnectorException, InterruptedException {
        return Optional.of(PushDown.Answer.of(count(soql)));
    }

    private long count(String soql) throws ConnectorException, InterruptedException {
        return get(query(soql)).path("totalSize").asLong();
    }

    private String query(String soql) {
        return Query.of(path + "/query").with("q", soql).toString();
    }

    private JsonNode get(String link) throws ConnectorException, InterruptedException {
        HttpAnswer answer = host.answer("GET", link, login.headers(), "");
        String told = answer.header("sforce-limit-info").orElse("");
        if (told.matches("api-usage=\\d+/\\d+.*")) {
            usage = told.replaceAll("api-usage=(\\d+)/(\\d+).*", "$1 of $2");
        }
        return JsonHost.parse(answer.text(), "Salesforce");
    }

    private List<String> usageWords() {
        return usage.isEmpty()
                ? List.of()
                : List.of("Salesforce counted " + usage + " requests of this day.");
    }

    private static Pages.Page page(JsonNode answer) {
        String next = answer.path("nextRecordsUrl").asText("");
        boolean last = answer.path("done").asBoolean(true) || next.isEmpty();
        return new Pages.Page(
                Pages.elements(answer.path("records")),
                last ? Optional.empty() : Optional.of(next));
    }

    private static Map<String, @Nullable Object> row(JsonNode element) {
        Map<String, @Nullable Object> row = JsonRecords.of(element);
        row.remove("attributes");
        return row;
    }
}
