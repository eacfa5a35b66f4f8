package dev.culprit.connector.cloud.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.CellText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.sparkproject.org.apache.arrow.vector.BaseIntVector;
import org.sparkproject.org.apache.arrow.vector.BitVector;
import org.sparkproject.org.apache.arrow.vector.DateDayVector;
import org.sparkproject.org.apache.arrow.vector.DecimalVector;
import org.sparkproject.org.apache.arrow.vector.FieldVector;
import org.sparkproject.org.apache.arrow.vector.FloatingPointVector;
import org.sparkproject.org.apache.arrow.vector.TimeNanoVector;
import org.sparkproject.org.apache.arrow.vector.TimeStampMicroTZVector;
import org.sparkproject.org.apache.arrow.vector.ValueVector;
import org.sparkproject.org.apache.arrow.vector.complex.ListVector;
import org.sparkproject.org.apache.arrow.vector.complex.MapVector;
import org.sparkproject.org.apache.arrow.vector.complex.StructVector;

/// Values of Arrow's vectors in the canonical text of `QueryResult`; nested ones as JSON.
final class SparkCells {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SparkCells() {}

    /// @param row one that is not null
    static String text(ValueVector vector, int row) {
        return switch (vector) {
            case DateDayVector day -> LocalDate.ofEpochDay(day.get(row)).toString();
            case TimeNanoVector time -> CellText.time(LocalTime.ofNanoOfDay(time.get(row)));
            case TimeStampMicroTZVector instant ->
                    CellText.timestamp(
                            Instant.EPOCH
                                    .plus(instant.get(row), ChronoUnit.MICROS)
                                    .atOffset(ZoneOffset.UTC));
            case ListVector list -> json(list, row).toString();
            case StructVector struct -> json(struct, row).toString();
            default -> text(vector.getObject(row));
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case Float number -> CellText.number(number);
            case Double number -> CellText.number(number);
            case BigDecimal number -> CellText.number(number);
            case LocalDateTime time -> CellText.timestamp(time);
            case byte[] bytes -> CellText.bytes(bytes);
            default -> value.toString();
        };
    }

    private static JsonNode json(ValueVector vector, int row) {
        if (vector.isNull(row)) {
            return JSON.nullNode();
        }
        return switch (vector) {
            case MapVector map -> entries(map, row);
            case ListVector list -> elements(list, row);
            case StructVector struct -> fields(struct, row);
            case BitVector bit -> JSON.booleanNode(bit.get(row) == 1);
            default -> {
                String text = text(vector, row);
                yield isNumber(vector, row)
                        ? JSON.numberNode(new BigDecimal(text))
                        : JSON.textNode(text);
            }
        };
    }

    /// Those that are infinite or no numbers have no place among JSON's.
    private static boolean isNumber(ValueVector vector, int row) {
        return switch (vector) {
            case BaseIntVector _, DecimalVector _ -> true;
            case FloatingPointVector real -> Double.isFinite(real.getValueAsDouble(row));
            default -> false;
        };
    }

    private static ObjectNode fields(StructVector struct, int row) {
        ObjectNode node = JSON.objectNode();
        for (FieldVector field : struct.getChildrenFromFields()) {
            node.set(field.getName(), json(field, row));
        }
        return node;
    }

    private static ArrayNode elements(ListVector list, int row) {
        ArrayNode node = JSON.arrayNode();
        for (int i = list.getElementStartIndex(row); i < list.getElementEndIndex(row); i++) {
            node.add(json(list.getDataVector(), i));
        }
        return node;
    }

    /// A map is a list of structs of a key and a value.
    private static ObjectNode entries(MapVector map, int row) {
        ObjectNode node = JSON.objectNode();
        StructVector pairs = (StructVector) map.getDataVector();
        FieldVector keys = pairs.getChildrenFromFields().getFirst();
        FieldVector values = pairs.getChildrenFromFields().getLast();
        for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
            node.set(text(keys, i), json(values, i));
        }
        return node;
    }
}
