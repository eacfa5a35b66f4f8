package dev.culprit.connector.documents.mongodb;

import com.mongodb.client.MongoCollection;
import dev.culprit.connector.kit.extract.PushDown;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Answers the closed list of questions over a whole collection.
final class MongoAnswers {
    /// Other names could be read as operators or variables.
    private static final Pattern PLAIN_FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final MongoCollection<Document> collection;
    private final KeyNaming naming;

    MongoAnswers(MongoCollection<Document> collection, KeyNaming naming) {
        this.collection = collection;
        this.naming = naming;
    }

    Optional<PushDown.Answer> answer(PushDown question) {
        return switch (question) {
            case PushDown.Count _ -> count(new Document());
            case PushDown.CountSince since ->
                    plain(since.field())
                            ? count(
                                    new Document(
                                            naming.field(since.field()),
                                            new Document("$gte", Date.from(since.since()))))
                            : Optional.empty();
            case PushDown.CountNulls nulls ->
                    plain(nulls.field()) ? nulls(naming.field(nulls.field())) : Optional.empty();
            case PushDown.Range range ->
                    plain(range.field()) ? range(naming.field(range.field())) : Optional.empty();
            case PushDown.CountByKey keys -> plain(keys.field()) ? keys(keys) : Optional.empty();
        };
    }

    private static boolean plain(String field) {
        return PLAIN_FIELD.matcher(field).matches();
    }

    private Optional<PushDown.Answer> count(Document condition) {
        return Optional.of(
                PushDown.Answer.of(
                        collection.countDocuments(ReadingPipeline.condition(condition))));
    }

    /// The server's null also matches an array that holds one, which is a value to us.
    private Optional<PushDown.Answer> nulls(String field) {
        return count(
                new Document(field, null).append(field + ".0", new Document("$exists", false)));
    }

    private Optional<PushDown.Answer> range(String field) {
        Document row =
                collection
                        .aggregate(
                                ReadingPipeline.of(
                                                new Document(
                                                        "$match",
                                                        new Document(
                                                                field, new Document("$ne", null))),
                                                new Document(
                                                        "$group",
                                                        new Document("_id", null)
                                                                .append("a", of("$min", field))
                                                                .append("b", of("$max", field))))
                                        .stages())
                        .first();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(row == null ? null : BsonValues.value(row.get("a")));
        values.add(row == null ? null : BsonValues.value(row.get("b")));
        return Optional.of(new PushDown.Answer(List.of(values)));
    }

    private Optional<PushDown.Answer> keys(PushDown.CountByKey question) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Document> stages =
                ReadingPipeline.of(
                                new Document(
                                        "$group",
                                        new Document("_id", "$" + naming.field(question.field()))
                                                .append("n", new Document("$sum", 1))),
                                new Document("$limit", question.most() + 1))
                        .stages();
        for (Document group : collection.aggregate(stages)) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(BsonValues.value(group.get("_id")));
            row.add(BsonValues.value(group.get("n")));
            rows.add(row);
        }
        return rows.size() > question.most()
                ? Optional.empty()
                : Optional.of(new PushDown.Answer(rows));
    }

    private static Document of(String operator, String field) {
        return new Document(operator, "$" + field);
    }
}
