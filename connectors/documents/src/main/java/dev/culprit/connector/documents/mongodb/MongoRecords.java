package dev.culprit.connector.documents.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.connector.kit.extract.ObjectReading;
import dev.culprit.connector.kit.extract.PushDown;
import dev.culprit.connector.kit.extract.RecordSink;
import dev.culprit.connector.kit.extract.RecordSource;
import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/// A database's collections. Reads through aggregation pipelines of reading stages only.
final class MongoRecords implements RecordSource {
    private static final int BATCH = 1000;
    private static final long MOST_MINUTES = 10;

    private final MongoSettings settings;
    private final MongoFailures failures;
    private final MongoClient client;
    private final MongoDatabase database;

    MongoRecords(MongoSettings settings) throws ConnectorException {
        this.settings = settings;
        this.failures = new MongoFailures(settings);
        this.client = MongoClients.create(settings.client());
        this.database = client.getDatabase(settings.database());
    }

    @Override
    public SourceId source() {
        return settings.source();
    }

    @Override
    public List<String> facts() {
        return List.of("mongodb", settings.source().value(), settings.user());
    }

    @Override
    public Check check() throws ConnectorException {
        long start = System.nanoTime();
        try {
            Document info = database.runCommand(new Document("buildInfo", 1));
            long millis = (System.nanoTime() - start) / 1_000_000;
            return new Check(
                    millis,
                    "MongoDB " + info.getString("version"),
                    LoginRights.warnings(database, settings.user()));
        } catch (MongoException failure) {
            throw failures.ofCall(failure);
        }
    }

    @Override
    public List<String> objects() throws ConnectorException, InterruptedException {
        try {
            return database.listCollectionNames().into(new ArrayList<>()).stream()
                    .filter(name -> !name.startsWith("system."))
                    .sorted()
                    .toList();
        } catch (MongoException failure) {
            throw failures.of(failure);
        }
    }

    @Override
    public ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException {
        MongoCollection<Document> collection = database.getCollection(wanted.object());
        try {
            long rows = rows(collection);
            MongoReading reading = MongoReading.of(wanted, rows);
            boolean whole = readAll(collection, reading.pipeline(), naming(wanted), sink);
            Coverage coverage = whole ? reading.coverage() : cut(reading.coverage());
            return ObjectReading.of(coverage, reading.method(), OptionalLong.of(rows));
        } catch (MongoException failure) {
            throw failures.of(failure);
        }
    }

    @Override
    public Optional<PushDown.Answer> ask(PushDown question)
            throws ConnectorException, InterruptedException {
        try {
            return new MongoAnswers(
                            database.getCollection(question.object()),
                            new KeyNaming(question.object(), true))
                    .answer(question);
        } catch (MongoException failure) {
            throw failures.of(failure);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static KeyNaming naming(ObjectRead wanted) {
        return new KeyNaming(wanted.object(), !wanted.fields().contains(KeyNaming.KEY));
    }

    private static Coverage cut(Coverage coverage) {
        return coverage == Coverage.SAMPLE ? Coverage.SAMPLE : Coverage.TRUNCATED;
    }

    private boolean readAll(
            MongoCollection<Document> collection,
            ReadingPipeline pipeline,
            KeyNaming naming,
            RecordSink sink)
            throws ConnectorException, InterruptedException {
        if (!sink.mayRequest()) {
            return false;
        }
        int inBatch = 0;
        try (MongoCursor<Document> cursor =
                collection
                        .aggregate(pipeline.stages())
                        .batchSize(BATCH)
                        .allowDiskUse(true)
                        .maxTime(MOST_MINUTES, TimeUnit.MINUTES)
                        .iterator()) {
            while (cursor.hasNext()) {
                if (!sink.add(BsonValues.row(naming.named(cursor.next())))) {
                    return false;
                }
                inBatch++;
                if (inBatch % BATCH == 0 && !sink.mayRequest()) {
                    return false;
                }
            }
            return true;
        }
    }

    /// From the collection's metadata; a view has none and is counted.
    private static long rows(MongoCollection<Document> collection) {
        try {
            return collection.estimatedDocumentCount();
        } catch (MongoCommandException view) {
            return collection.countDocuments();
        }
    }
}
