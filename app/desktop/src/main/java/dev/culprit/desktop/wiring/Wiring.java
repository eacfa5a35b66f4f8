package dev.culprit.desktop.wiring;

import dev.culprit.analyst.BuiltInAnalyst;
import dev.culprit.analyst.BuiltInMeasurer;
import dev.culprit.analyst.scan.BuiltInScanner;
import dev.culprit.connector.cloud.bigquery.BigQueryProvider;
import dev.culprit.connector.cloud.clickhouse.ClickHouseProvider;
import dev.culprit.connector.cloud.databricks.DatabricksProvider;
import dev.culprit.connector.cloud.gcs.GcsProvider;
import dev.culprit.connector.cloud.hdfs.WebHdfsProvider;
import dev.culprit.connector.cloud.s3.S3Provider;
import dev.culprit.connector.cloud.spark.SparkProvider;
import dev.culprit.connector.documents.cassandra.CassandraProvider;
import dev.culprit.connector.documents.dynamodb.DynamoDbProvider;
import dev.culprit.connector.documents.mongodb.MongoProvider;
import dev.culprit.connector.files.FolderProvider;
import dev.culprit.connector.jdbc.duckdb.DuckDbFileProvider;
import dev.culprit.connector.jdbc.flightsql.FlightSqlProvider;
import dev.culprit.connector.jdbc.h2.H2Provider;
import dev.culprit.connector.jdbc.mariadb.MariaDbProvider;
import dev.culprit.connector.jdbc.mariadb.MySqlProvider;
import dev.culprit.connector.jdbc.postgresql.PostgreSqlProvider;
import dev.culprit.connector.jdbc.redshift.RedshiftProvider;
import dev.culprit.connector.jdbc.snowflake.SnowflakeProvider;
import dev.culprit.connector.jdbc.sqlite.SqliteProvider;
import dev.culprit.connector.jdbc.sqlserver.SqlServerProvider;
import dev.culprit.connector.jdbc.trino.TrinoProvider;
import dev.culprit.connector.metadata.MetadataLinks;
import dev.culprit.connector.saas.hubspot.HubSpotProvider;
import dev.culprit.connector.saas.mcp.McpProvider;
import dev.culprit.connector.saas.rest.RestProvider;
import dev.culprit.connector.saas.salesforce.SalesforceProvider;
import dev.culprit.connector.saas.stripe.StripeProvider;
import dev.culprit.core.alert.AlertReader;
import dev.culprit.core.context.ContextBook;
import dev.culprit.core.context.ContextSources;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.FlowPorts;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.investigation.Investigations;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.replay.BundleFormat;
import dev.culprit.core.report.ReportRenderer;
import dev.culprit.core.scan.TableScans;
import dev.culprit.desktop.about.ShippedParts;
import dev.culprit.desktop.alert.JsonAlertReader;
import dev.culprit.desktop.library.HomeLibraryNotes;
import dev.culprit.desktop.library.HomeStorage;
import dev.culprit.desktop.logs.InvestigationTrail;
import dev.culprit.desktop.logs.Logging;
import dev.culprit.desktop.models.MaskingKey;
import dev.culprit.desktop.plugins.Plugins;
import dev.culprit.desktop.sources.FileSecretStore;
import dev.culprit.desktop.sources.HomeContextBook;
import dev.culprit.desktop.sources.SourceProfiles;
import dev.culprit.eventstore.CulpritBundle;
import dev.culprit.eventstore.H2EventStore;
import dev.culprit.report.EvidenceFolder;
import dev.culprit.report.FindingJson;
import dev.culprit.report.HtmlReport;
import dev.culprit.report.MarkdownReport;
import dev.culprit.report.PdfReport;
import dev.culprit.sqlguard.JSqlParserInspector;
import dev.culprit.sqlguard.JSqlParserLineage;
import dev.culprit.ui.services.Preferences;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.services.UiServices;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every part of the product and its place. Nothing else constructs an adapter.
public final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final String FONT_CACHE = "pdfbox.fontcache";

    private final Home home;
    private final H2EventStore store;
    private final InvestigationDesk desk;
    private final SourceLocations connectors;
    private final HomeModels models;
    private final ExecutorService parsers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final QueryGate gate = new QueryGate(new JSqlParserInspector(parsers));
    private final InstantSource clock = InstantSource.system();
    private final List<InvestigationId> interrupted;

    private Wiring(Home home, H2EventStore store) {
        this.home = home;
        this.store = store;
        this.connectors = sources(home);
        BuiltInMeasurer measurer = new BuiltInMeasurer();
        var ports =
                new FlowPorts(
                        new Investigations(store, clock),
                        connectors,
                        gate,
                        measurer,
                        clock,
                        contexts(home, parsers));
        this.models = new HomeModels(home, System.getenv(), new BuiltInAnalyst(measurer), clock);
        this.desk =
                new InvestigationDesk(
                        store,
                        ports,
                        models::reasoners,
                        new InvestigationIds(clock, new SecureRandom()));
        desk.subscribe(new InvestigationTrail());
        this.interrupted = desk.markInterrupted();
    }

    /// Opens the home folder for writing; only one process can.
    ///
    /// @throws Complaint when that is not possible
    public static Wiring open(Home home) {
        home.prepare();
        try {
            H2EventStore store = H2EventStore.open(home.store());
            Logging.into(home.logs());
            LOG.info("Starts on Java {}", Runtime.version());
            var wiring = new Wiring(home, store);
            Runtime.getRuntime().addShutdownHook(new Thread(wiring::close, "close"));
            return wiring;
        } catch (EventStoreException closed) {
            throw new Complaint(ExitCode.FAILED, closed.getMessage());
        }
    }

    public InvestigationDesk desk() {
        return desk;
    }

    public H2EventStore store() {
        return store;
    }

    public SourceLocations sources() {
        return connectors;
    }

    /// The sources of a home folder without its log, which only one process can open.
    public static SourceLocations sources(Home home) {
        home.prepare();
        return sources(home, home.cache());
    }

    /// @param cache where extracts are kept
    static SourceLocations sources(Home home, Path cache) {
        FolderProvider folders = new FolderProvider(cache);
        Path objects = cache.resolve("objects");
        Plugins plugins = new Plugins(home.plugins());
        return new SourceLocations(
                List.of(
                        folders,
                        new PostgreSqlProvider(System.getenv()),
                        new H2Provider(cache), // before SQLite: .mv.db ends with .db
                        new SqliteProvider(),
                        new DuckDbFileProvider(cache),
                        new MariaDbProvider(),
                        new MySqlProvider(plugins),
                        new FlightSqlProvider(plugins),
                        new SnowflakeProvider(plugins),
                        new RedshiftProvider(),
                        new SqlServerProvider(),
                        new TrinoProvider(),
                        new MongoProvider(cache),
                        new CassandraProvider(plugins, cache),
                        new DynamoDbProvider(cache, System.getenv()),
                        new SalesforceProvider(cache),
                        new HubSpotProvider(cache),
                        new StripeProvider(cache),
                        new RestProvider(cache),
                        new McpProvider(cache),
                        new ClickHouseProvider(),
                        new BigQueryProvider(),
                        new DatabricksProvider(),
                        new SparkProvider(plugins),
                        new S3Provider(objects, folders, System.getenv()),
                        new GcsProvider(objects, folders),
                        new WebHdfsProvider(objects, folders)),
                new SourceProfiles(home.sources()),
                new FileSecretStore(home.sourceSecrets(), System.getenv()));
    }

    /// What people linked to sources and entered by hand.
    public static ContextBook contextBook(Home home) {
        home.prepare();
        return new HomeContextBook(home.context());
    }

    static ContextSources contexts(Home home, ExecutorService parsers) {
        return new LinkedContexts(
                new MetadataLinks(new JSqlParserLineage(parsers), System.getenv()),
                contextBook(home),
                new SourceProfiles(home.sources()));
    }

    /// Looks at tables with no alert at hand.
    public static TableScans scans(SourceLocations sources, ExecutorService parsers) {
        return new TableScans(
                sources,
                new QueryGate(new JSqlParserInspector(parsers)),
                new BuiltInScanner(),
                InstantSource.system());
    }

    public HomeModels models() {
        return models;
    }

    /// The models of a home folder without its log, which only one process can open.
    public static HomeModels models(Home home) {
        home.prepare();
        return new HomeModels(
                home,
                System.getenv(),
                new BuiltInAnalyst(new BuiltInMeasurer()),
                InstantSource.system());
    }

    /// What was decided in a home folder about how Culprit works.
    public static Settings settings(Home home) {
        return new Settings(new HomePreferences(home));
    }

    public static AlertReader alerts() {
        return new JsonAlertReader();
    }

    /// Reads saved cases.
    public static BundleFormat bundles() {
        return new CulpritBundle(version());
    }

    static List<ReportRenderer> reports() {
        return List.of(
                new PdfReport(),
                new HtmlReport(),
                new MarkdownReport(),
                new FindingJson(),
                new EvidenceFolder());
    }

    /// Writes what others will read.
    public static Exports exports(Home home) {
        keepFontCache(home);
        return new Exports(new MaskingKey(home.maskingKey(), new SecureRandom()));
    }

    /// The PDF library looks at the machine's fonts only when it needs one, and remembers what it saw:
    /// here and not in the user's home folder.
    private static void keepFontCache(Home home) {
        if (System.getProperty(FONT_CACHE) == null) {
            System.setProperty(FONT_CACHE, home.cache().toString());
        }
    }

    /// What a program reads; it holds no rows.
    public static ReportRenderer findings() {
        return new FindingJson();
    }

    /// @param reasoner of sample investigations
    public UiServices uiServices(String reasoner) {
        Exports exports = exports(home);
        Preferences preferences = new HomePreferences(home);
        String actor = System.getProperty("user.name", "analyst");
        return new UiServices(
                desk,
                alerts(),
                connectors,
                exports.reports(),
                exports.bundles(),
                new ShopSamples(home.samples(), alerts(), reasoner),
                preferences,
                new Settings(preferences),
                new HomeModelSettings(models, desk),
                new ShippedParts(),
                new HomeSourceSettings(connectors, gate, clock, actor),
                new TableScans(connectors, gate, new BuiltInScanner(), clock),
                new HomeLibraryNotes(home.library()),
                new HomeStorage(home.folder(), this::isBusy),
                Optional.of(new HomeEnteredChanges(contextBook(home))),
                clock,
                actor,
                version(),
                support(),
                new DesktopAttention(
                        System.getProperty("os.name", ""),
                        Optional.ofNullable(System.getenv("PATH"))));
    }

    private HomeSupport support() {
        return new HomeSupport(
                home,
                new HomeSupport.Parts(
                        () -> connectors.profiles().all(),
                        () -> models.profiles().all(),
                        () -> settings(home),
                        () -> store.investigations().size(),
                        clock),
                interrupted);
    }

    private boolean isBusy() {
        return desk.investigations().stream()
                .anyMatch(id -> desk.state(id).status() == Status.RUNNING);
    }

    /// The version of the build, or `development` when run from classes.
    public static String version() {
        String version = Wiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// Marks what runs as interrupted and closes the log; closing twice does no harm.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            desk.close();
            models.close();
            parsers.shutdown();
            store.close();
            LOG.info("Ends");
        }
    }
}
