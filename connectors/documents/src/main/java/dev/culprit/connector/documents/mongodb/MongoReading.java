package dev.culprit.connector.documents.mongodb;

import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/// How a collection is read, depending on whether all of it may be.
///
/// @param coverage what the rows are when the pipeline ends
record MongoReading(ReadingPipeline pipeline, Coverage coverage, String method) {

    /// @throws ConnectorException `REJECTED` for fields that could be read as operators
    static MongoReading of(ObjectRead wanted, long rows) throws ConnectorException {
        for (String field : wanted.fields()) {
            requirePlain(field);
        }
        if (wanted.time().isPresent()) {
            requirePlain(wanted.time().get());
        }
        List<Document> stages = new ArrayList<>();
        wanted.since()
                .ifPresent(since -> {
                    String field = wanted.time().orElseThrow();
                    String day = LocalDate.ofInstant(since, ZoneOffset.UTC).toString();
                    stages.add(
                            new Document(
                                    "$match",
                                    new Document(
                                            "$or",
                                            List.of(
                                                    atLeast(field, Date.from(since)),
                                                    atLeast(field, day)))));
                });
        boolean fits = rows <= wanted.rows();
        if (fits) {
            return new MongoReading(finished(stages, wanted), Coverage.FULL, "full scan");
        }
        if (wanted.wantsRandom()) {
            stages.add(new Document("$sample", new Document("size", wanted.rows())));
            return new MongoReading(
                    finished(stages, wanted), Coverage.SAMPLE, "random, by $sample");
        }
        if (wanted.time().isPresent()) {
            String field = wanted.time().get();
            stages.add(new Document("$sort", new Document(field, -1)));
            stages.add(new Document("$limit", wanted.rows() + 1));
            return new MongoReading(
                    finished(stages, wanted), Coverage.FULL, "most recent by " + field);
        }
        return new MongoReading(finished(stages, wanted), Coverage.FULL, "first in natural order");
    }

    private static void requirePlain(String field) throws ConnectorException {
        if (field.isBlank() || field.startsWith("$") || field.contains(".$")) {
            throw new ConnectorException(
                    FailureKind.REJECTED, field + " cannot be the name of a field.");
        }
    }

    private static Document atLeast(String field, Object value) {
        return new Document(field, new Document("$gte", value));
    }

    private static ReadingPipeline finished(List<Document> stages, ObjectRead wanted) {
        if (!wanted.fields().isEmpty()) {
            Document projection = new Document();
            wanted.fields().forEach(field -> projection.append(field, 1));
            if (!wanted.fields().contains("_id")) {
                projection.append("_id", 0);
            }
            stages.add(new Document("$project", projection));
        }
        return new ReadingPipeline(stages);
    }
}
