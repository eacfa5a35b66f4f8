package dev.culprit.connector.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.culprit.core.context.Change;
import dev.culprit.core.context.Change.Kind;
import dev.culprit.core.context.Change.Outcome;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.Lineage.Edge;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MetadataFilesTest {
    private static final TableName ORDERS = new TableName("mart", "orders");
    private static final TableName PAYMENTS = new TableName("raw", "payments");
    private static final TableName USERS = new TableName("mart", "users");

    @TempDir private Path folder;
    private Linked linked = new Linked(Path.of(""));

    @BeforeEach
    void link() {
        linked = new Linked(folder);
    }

    @AfterEach
    void close() {
        linked.close();
    }

    private static String manifest(int version) {
        return """
        {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v%d.json"},
         "nodes": {
          "model.shop.orders": {"resource_type": "model", "schema": "mart", "name": "orders",
            "relation_name": "\\"shop\\".\\"mart\\".\\"orders\\"", "original_file_path": "models/orders.sql",
            "config": {"materialized": "table"}, "some_new_field": {"a": [1]},
            "%s": "select o.id, p.provider from raw.orders_in o join raw.payments p on p.id = o.id",
            "depends_on": {"nodes": ["model.shop.paid", "model.shop.users"]}},
          "model.shop.paid": {"resource_type": "model", "schema": "mart", "name": "paid",
            "config": {"materialized": "ephemeral"}, "depends_on": {"nodes": ["source.shop.raw.payments"]}},
          "model.shop.users": {"resource_type": "model", "schema": "mart", "name": "users_v2", "alias": "users",
            "config": {"materialized": "view"}, "depends_on": {"nodes": []}},
          "test.shop.relationships_orders": {"resource_type": "test",
            "test_metadata": {"name": "relationships", "kwargs": {"column_name": "user_id", "field": "user_id"}},
            "attached_node": "model.shop.orders",
            "depends_on": {"nodes": ["model.shop.users", "model.shop.orders"]}}},
         "sources": {"source.shop.raw.payments": {"schema": "raw", "name": "payments", "identifier": "payments"}}}
        """
                .formatted(version, version < 7 ? "compiled_sql" : "compiled_code");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 8, 9, 10, 11, 12})
    void manifestsOfAllVersionsTellLineage(int version)
            throws IOException, ConnectorException, InterruptedException {
        linked.file("target/manifest.json", manifest(version));

        assertThat(linked.lineage().edges())
                .containsExactlyInAnyOrder(
                        new Edge(PAYMENTS, ORDERS, "", Map.of("provider", "payments.provider")),
                        new Edge(USERS, ORDERS, "user_id", Map.of()));
    }

    @Test
    void runResultsBecomeRunsAndFailedTests()
            throws IOException, ConnectorException, InterruptedException {
        linked.file("target/manifest.json", manifest(12))
                .file(
                        "target/run_results.json",
                        """
                        {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v6.json",
                          "invocation_id": "inv-1", "generated_at": "2026-01-10T04:05:00Z"},
                         "results": [
                          {"unique_id": "model.shop.orders", "status": "error", "message": "Database Error\\n  no column",
                           "timing": [{"name": "execute", "started_at": "2026-01-10T04:00:00.5Z", "completed_at": "2026-01-10T04:01:00Z"}]},
                          {"unique_id": "model.shop.users", "status": "success", "timing": [
                           {"name": "execute", "started_at": "2026-01-10T03:00:00Z", "completed_at": "2026-01-10T03:01:00Z"}]},
                          {"unique_id": "test.shop.relationships_orders", "status": "fail", "failures": 812, "timing": []},
                          {"unique_id": "test.shop.other", "status": "pass", "timing": []}]}
                        """)
                .file(
                        "target/sources.json",
                        """
                        {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/sources/v3.json"},
                         "results": [{"unique_id": "source.shop.raw.payments", "status": "error",
                           "max_loaded_at": "2026-01-09T22:00:00Z", "criteria": {}}]}
                        """);

        List<Change> changes = linked.changes();

        assertThat(changes)
                .extracting(Change::kind, Change::outcome, Change::title, Change::tables)
                .containsExactly(
                        tuple(
                                Kind.JOB_RUN,
                                Outcome.FAILED,
                                "dbt could not build orders: Database Error no column",
                                List.of(ORDERS)),
                        tuple(Kind.JOB_RUN, Outcome.SUCCEEDED, "dbt built users", List.of(USERS)),
                        tuple(
                                Kind.OTHER,
                                Outcome.FAILED,
                                "dbt test relationships_orders failed for 812 rows",
                                List.of(ORDERS, USERS)),
                        tuple(
                                Kind.JOB_RUN,
                                Outcome.STALLED,
                                "dbt found source raw.payments stale since its latest row",
                                List.of(PAYMENTS)));
        assertThat(changes.getFirst().reference())
                .isEqualTo(new Change.Reference("inv-1", "dbt target/run_results.json"));
        assertThat(changes.getLast().at()).isEqualTo(LocalDateTime.of(2026, 1, 9, 22, 0));
    }

    private static String event(String type, String run, String at, String more) {
        return """
        {"eventType": "%s", "eventTime": "%s", "run": {"runId": "%s"},
         "job": {"namespace": "etl", "name": "load_orders"},
         "inputs": [{"namespace": "s3://lake", "name": "raw/payments.parquet"}],
         "outputs": [{"namespace": "postgres://db:5432", "name": "shop.mart.orders"%s}]}
        """
                .formatted(type, at, run, more)
                .replace("\n", " ")
                .strip();
    }

    @Test
    void openLineageEventsBecomeRunsLineageAndSchemaChanges()
            throws IOException, ConnectorException, InterruptedException {
        String lineage =
                ", \"facets\": {\"columnLineage\": {\"fields\": {\"provider\": {\"inputFields\":"
                        + " [{\"name\": \"raw/payments.parquet\", \"field\": \"psp\"}]}}}, \"schema\":"
                        + " {\"fields\": [{\"name\": \"id\", \"type\": \"int\"}, {\"name\":"
                        + " \"user_id\", \"type\": \"text\"}]}}";
        String narrower =
                ", \"facets\": {\"schema\": {\"fields\": [{\"name\": \"id\", \"type\": \"int\"}]}}";
        linked.file(
                "lineage/events.ndjson",
                String.join(
                        "\n",
                        event("START", "r1", "2026-01-10T04:00:00Z", lineage),
                        event("COMPLETE", "r1", "2026-01-10T05:05:00+01:00", ""),
                        event("START", "r2", "2026-01-10T05:00:00Z", narrower),
                        event("FAIL", "r2", "2026-01-10T05:01:00Z", ""),
                        event("START", "r3", "2026-01-10T06:00:00Z", ""),
                        "{\"eventType\": broken"));

        List<Change> changes = linked.changes();

        assertThat(changes)
                .extracting(Change::kind, Change::outcome, each -> each.reference().id())
                .containsExactly(
                        tuple(Kind.SCHEMA_CHANGE, Outcome.SUCCEEDED, "r2"),
                        tuple(Kind.JOB_RUN, Outcome.SUCCEEDED, "r1"),
                        tuple(Kind.JOB_RUN, Outcome.FAILED, "r2"),
                        tuple(Kind.JOB_RUN, Outcome.RUNNING, "r3"));
        assertThat(changes.getFirst().title())
                .isEqualTo("Columns of mart.orders changed: without [user_id text]");
        assertThat(changes.get(1).until()).hasValue(LocalDateTime.of(2026, 1, 10, 4, 5));
        assertThat(linked.warnings).singleElement().asString().contains("events.ndjson", "line 6");
        assertThat(linked.lineage().edges())
                .containsExactly(
                        new Edge(
                                TableName.of("payments"),
                                ORDERS,
                                "",
                                Map.of("provider", "payments.psp")));
    }

    @Test
    void modelsOfDbtAndPlainSqlTellLineageAndABrokenFileIsAWarning()
            throws IOException, ConnectorException, InterruptedException {
        linked.file(
                        "models/orders.sql",
                        """
                        {{ config(materialized='incremental') }}
                        {% set methods = ['card'] %}
                        with p as (select id, provider from {{ source('raw', 'payments') }})
                        select o.id, p.provider from {{ ref('stg_orders') }} o left join p on p.id = o.id
                        {% if is_incremental() %} where o.at > (select max(at) from {{ this }}) {% endif %}
                        """)
                .file("etl/load.sql", "INSERT INTO stg_orders SELECT * FROM landing")
                .file("etl/broken.sql", "INSERT INTO SELECT FROM WHERE");

        assertThat(linked.lineage().edges())
                .contains(
                        new Edge(
                                PAYMENTS,
                                TableName.of("orders"),
                                "id",
                                Map.of("provider", "payments.provider")),
                        new Edge(
                                TableName.of("landing"), TableName.of("stg_orders"), "", Map.of()));
        assertThat(linked.warnings)
                .singleElement()
                .asString()
                .startsWith("etl/broken.sql cannot be read");
    }

    @Test
    void logsOfAirflowInOldAndNewLayoutsBecomeRuns()
            throws IOException, ConnectorException, InterruptedException {
        linked.file(
                        "dag_id=shop/run_id=scheduled__2026-01-10T03:00:00+00:00/task_id=load_payments/attempt=1.log",
                        "[2026-01-10T04:00:01.123+0000] {taskinstance.py:1157} INFO - Starting"
                                + " attempt 1 of 1\n"
                                + "[2026-01-10T04:00:31.000+0000] {local_task_job.py:1} INFO - Marking"
                                + " task as SUCCESS. dag_id=shop\n")
                .file(
                        "dag_id=shop/run_id=manual__2026-01-10T05:00:00+00:00/task_id=load_order_items/attempt=2.log",
                        "{\"timestamp\":\"2026-01-10T05:00:01.5Z\",\"level\":\"info\",\"event\":\"start\"}\n"
                                + "{\"timestamp\":\"2026-01-10T05:00:02Z\",\"level\":\"error\",\"event\":\"no"
                                + " disk\"}\n"
                                + "{\"timestamp\":\"2026-01-10T05:00:03Z\",\"level\":\"info\",\"event\":\"Task"
                                + " finished\",\"final_state\": \"failed\"}\n")
                .file(
                        "old_dag/users/2026-01-09T00:00:00+00:00/1.log",
                        "[2026-01-10 00:10:00,001] {taskinstance.py:1} INFO - Executing\n")
                .file("notes.log", "not of a task");

        assertThat(linked.changes("payments", "items", "order_items", "users"))
                .extracting(
                        Change::system,
                        Change::outcome,
                        Change::at,
                        each -> each.reference().id(),
                        Change::tables)
                .containsExactlyInAnyOrder(
                        tuple(
                                "shop.load_payments",
                                Outcome.SUCCEEDED,
                                LocalDateTime.parse("2026-01-10T04:00:01.123"),
                                "scheduled__2026-01-10T03:00:00+00:00",
                                List.of(TableName.of("payments"))),
                        tuple(
                                "shop.load_order_items",
                                Outcome.FAILED,
                                LocalDateTime.parse("2026-01-10T05:00:01.500"),
                                "manual__2026-01-10T05:00:00+00:00",
                                List.of(TableName.of("order_items"))),
                        tuple(
                                "old_dag.users",
                                Outcome.RUNNING,
                                LocalDateTime.parse("2026-01-10T00:10:00.001"),
                                "2026-01-09T00:00:00+00:00",
                                List.of(TableName.of("users"))));
    }

    @Test
    void exportsAndComputeLogsOfDagsterBecomeRuns()
            throws IOException, ConnectorException, InterruptedException {
        linked.file(
                        "events.json",
                        """
                        [{"run_id": "a1", "timestamp": 1768017600.0, "dagster_event": {"event_type_value": "PIPELINE_START", "pipeline_name": "daily"}},
                         {"run_id": "a1", "timestamp": 1768017630.0, "dagster_event": {"event_type_value": "ASSET_MATERIALIZATION", "pipeline_name": "daily",
                           "event_specific_data": {"materialization": {"asset_key": {"path": ["mart", "orders"]}}}}},
                         {"run_id": "a1", "timestamp": 1768017660.0, "dagster_event": {"event_type_value": "RUN_FAILURE", "pipeline_name": "daily"}}]
                        """)
                .file(
                        "runs.json",
                        """
                        {"data": {"runsOrError": {"results": [{"runId": "b2", "jobName": "load_users", "status": "SUCCESS",
                          "startTime": 1768021200.5, "endTime": 1768021260.0}]}}}
                        """)
                .file("storage/c3/compute_logs/pull_payments.err", "working\n");

        assertThat(linked.changes("users", "payments"))
                .extracting(
                        Change::system,
                        Change::outcome,
                        each -> each.reference().id(),
                        Change::tables)
                .containsExactly(
                        tuple("daily", Outcome.FAILED, "a1", List.of(ORDERS)),
                        tuple(
                                "load_users",
                                Outcome.SUCCEEDED,
                                "b2",
                                List.of(TableName.of("users"))),
                        tuple(
                                "pull_payments",
                                Outcome.RUNNING,
                                "c3/pull_payments",
                                List.of(TableName.of("payments"))));
    }

    @Test
    void changesThatPeopleWriteAreReadAndHalfOnesAreTold()
            throws IOException, ConnectorException, InterruptedException {
        linked.file(
                "changes.json",
                """
                {"changes": [
                  {"kind": "deploy", "at": "2026-01-10 01:00+01:00", "title": "App 2.3.1", "id": "rel-231", "tables": ["shop.orders"], "author": "ana"},
                  {"kind": "row_count", "at": "2026-01-10 02:00", "title": "Nightly count", "tables": ["orders"], "rows": 3014},
                  {"title": "When?"}]}
                """);

        assertThat(linked.changes())
                .extracting(Change::kind, Change::at, each -> each.reference().id())
                .containsExactly(
                        tuple(Kind.DEPLOY, LocalDateTime.of(2026, 1, 10, 0, 0), "rel-231"),
                        tuple(Kind.ROW_COUNT, LocalDateTime.of(2026, 1, 10, 2, 0), "#2"));
        assertThat(linked.changes().getLast().rows()).hasValue(3014);
        assertThat(linked.warnings.getFirst())
                .isEqualTo("Change 3 of changes.json lacks at or title.");
    }

    @Test
    void aFolderOfDataTellsOnlyWhatLiesBesideIt() throws IOException {
        linked.file("orders.csv", "a\n1\n")
                .file("alert.json", "{\"alert_id\": \"A\"}")
                .file("deep/down/x.sql", "INSERT INTO a SELECT * FROM b")
                .file("dag_id=a/run_id=b/task_id=c/attempt=1.log", "");
        var links = new MetadataLinks((_, _) -> null, Map.of());

        assertThat(links.besideData(folder)).isEmpty();

        linked.file("build.sql", "INSERT INTO a SELECT * FROM b");
        assertThat(links.besideData(folder))
                .map(ContextSource::name)
                .containsExactly("SQL build.sql");
    }
}
