package dev.culprit.connector.cloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.google.GoogleApi;
import dev.culprit.connector.cloud.query.Together;
import dev.culprit.connector.cloud.query.Urls;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Reads tables with their columns, rows and declared keys, a request for each.
final class BigQuerySchema {
    private static final int MOST_DATASETS = 50;
    private static final int MOST_TABLES = 1000;

    private final GoogleApi api;
    private final String project;
    private final List<String> datasets;
    private final Deadline deadline;

    /// @param datasets empty for all of the project
    BigQuerySchema(GoogleApi api, String project, List<String> datasets, Deadline deadline) {
        this.api = api;
        this.project = Urls.encoded(project);
        this.datasets = datasets;
        this.deadline = deadline;
    }

    Schema read() throws ConnectorException, InterruptedException {
        List<TableName> names = new ArrayList<>();
        for (String dataset : datasets.isEmpty() ? allDatasets() : datasets) {
            for (JsonNode table : list(datasetPath(dataset) + "/tables", "tables", MOST_TABLES)) {
                names.add(new TableName(dataset, table.at("/tableReference/tableId").asText()));
            }
        }
        if (names.size() > MOST_TABLES) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "There are more than " + MOST_TABLES + " tables; name the datasets to read.");
        }
        return new Schema(Together.ask(names, this::table));
    }

    private List<String> allDatasets() throws ConnectorException, InterruptedException {
        return list("/bigquery/v2/projects/" + project + "/datasets", "datasets", MOST_DATASETS)
                .stream()
                .map(dataset -> dataset.at("/datasetReference/datasetId").asText())
                .toList();
    }

    private List<JsonNode> list(String path, String field, int most)
            throws ConnectorException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String token = "";
        do {
            String more = token.isEmpty() ? "" : "&pageToken=" + Urls.encoded(token);
            JsonNode page = api.get(path + "?maxResults=1000" + more, deadline);
            page.path(field).forEach(all::add);
            token = page.path("nextPageToken").asText();
        } while (!token.isEmpty() && all.size() <= most);
        return all;
    }

    private Table table(TableName name) throws ConnectorException, InterruptedException {
        JsonNode table =
                api.get(
                        datasetPath(name.schema()) + "/tables/" + Urls.encoded(name.name()),
                        deadline);
        List<Column> columns = new ArrayList<>();
        BigQueryField.all(table.path("schema")).forEach(it -> columns.addAll(it.columns()));
        List<String> primaryKey = new ArrayList<>();
        table.at("/tableConstraints/primaryKey/columns")
                .forEach(column -> primaryKey.add(column.asText()));
        boolean counted = table.has("numRows") && table.path("type").asText().equals("TABLE");
        return new Table(
                told(name),
                columns,
                counted ? OptionalLong.of(table.path("numRows").asLong()) : OptionalLong.empty(),
                primaryKey,
                foreignKeys(table));
    }

    private List<ForeignKey> foreignKeys(JsonNode table) {
        List<ForeignKey> keys = new ArrayList<>();
        for (JsonNode key : table.at("/tableConstraints/foreignKeys")) {
            JsonNode columns = key.path("columnReferences");
            if (columns.size() == 1) {
                JsonNode parent = key.path("referencedTable");
                keys.add(
                        new ForeignKey(
                                columns.at("/0/referencingColumn").asText(),
                                told(
                                        new TableName(
                                                parent.path("datasetId").asText(),
                                                parent.path("tableId").asText())),
                                columns.at("/0/referencedColumn").asText()));
            }
        }
        return keys;
    }

    /// Tables of the only dataset need no qualifier: queries have it as their default.
    private TableName told(TableName name) {
        return datasets.size() == 1 && datasets.getFirst().equals(name.schema())
                ? TableName.of(name.name())
                : name;
    }

    private String datasetPath(String dataset) {
        return "/bigquery/v2/projects/" + project + "/datasets/" + Urls.encoded(dataset);
    }
}
