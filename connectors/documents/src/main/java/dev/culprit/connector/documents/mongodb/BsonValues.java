package dev.culprit.connector.documents.mongodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// A document's values as a record has them.
final class BsonValues {
    private BsonValues() {}

    static Map<String, @Nullable Object> row(Document document) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        document.forEach((name, value) -> row.put(name, value(value)));
        return row;
    }

    static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Document nested -> row(nested);
            case List<?> list -> list(list);
            case Date date -> date.toInstant();
            case BsonTimestamp time -> Instant.ofEpochSecond(time.getTime());
            case Decimal128 number -> decimal(number);
            case ObjectId id -> id.toHexString();
            case Binary binary -> binary.getData();
            case String _, Boolean _, Integer _, Long _, Double _ -> value;
            default -> value.toString();
        };
    }

    private static Object decimal(Decimal128 number) {
        if (number.isNaN() || number.isInfinite()) {
            return number.doubleValue();
        }
        try {
            return number.bigDecimalValue();
        } catch (ArithmeticException negativeZero) {
            return 0;
        }
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object element : list) {
            values.add(value(element));
        }
        return values;
    }
}
