package dev.culprit.connector.documents.cassandra;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row's values as a record has them. User-defined types and maps become nested records, which the
/// extract flattens; lists, sets, tuples and vectors become lists.
final class CassandraValues {
    private CassandraValues() {}

    static Map<String, @Nullable Object> row(Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        ColumnDefinitions columns = row.getColumnDefinitions();
        for (int i = 0; i < columns.size(); i++) {
            values.put(
                    columns.get(i).getName().asInternal(),
                    row.isNull(i) ? null : value(row.getObject(i)));
        }
        return values;
    }

    static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case UdtValue nested -> fields(nested);
            case TupleValue tuple -> parts(tuple);
            case Map<?, ?> map -> map(map);
            case Iterable<?> list -> list(list);
            case ByteBuffer bytes -> bytes(bytes);
            case InetAddress address -> address.getHostAddress();
            case Byte number -> number.intValue();
            case Short number -> number.intValue();
            // As a double it would show digits that were never there.
            case Float number -> Double.valueOf(number.toString());
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> fields(UdtValue nested) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < nested.size(); i++) {
            fields.put(
                    nested.getType().getFieldNames().get(i).asInternal(),
                    nested.isNull(i) ? null : value(nested.getObject(i)));
        }
        return fields;
    }

    private static List<@Nullable Object> parts(TupleValue tuple) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (int i = 0; i < tuple.size(); i++) {
            parts.add(tuple.isNull(i) ? null : value(tuple.getObject(i)));
        }
        return parts;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(value(key)), value(value)));
        return values;
    }

    private static List<@Nullable Object> list(Iterable<?> list) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object element : list) {
            values.add(value(element));
        }
        return values;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
