package dev.culprit.connector.cloud.spark;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.connect.proto.DataType.StructField;

/// Spark's types, as they are answered, in the product's.
final class SparkTypes {
    private static final int MOST_LEVELS = 2;

    private SparkTypes() {}

    static DataType dataType(org.apache.spark.connect.proto.DataType type) {
        return switch (type.getKindCase()) {
            case STRING, CHAR, VAR_CHAR -> DataType.TEXT;
            case BYTE, SHORT, INTEGER, LONG -> DataType.INTEGER;
            case FLOAT, DOUBLE, DECIMAL -> DataType.DECIMAL;
            case BOOLEAN -> DataType.BOOLEAN;
            case DATE -> DataType.DATE;
            case TIMESTAMP, TIMESTAMP_NTZ -> DataType.TIMESTAMP;
            case TIME -> DataType.TIME;
            case BINARY -> DataType.BINARY;
            default -> DataType.OTHER;
        };
    }

    /// The fields as columns: a struct's fields stand for it, `address.city`, down to two levels.
    static List<Column> columns(org.apache.spark.connect.proto.DataType row) {
        List<Column> columns = new ArrayList<>();
        addColumns(columns, "", 0, row);
        return columns;
    }

    /// A name with a dot in it reads like a field's path and is left out.
    private static void addColumns(
            List<Column> columns,
            String prefix,
            int level,
            org.apache.spark.connect.proto.DataType struct) {
        for (StructField field : struct.getStruct().getFieldsList()) {
            String name = prefix + field.getName();
            var type = field.getDataType();
            if (field.getName().contains(".")) {
                continue;
            }
            if (type.hasStruct() && level < MOST_LEVELS) {
                addColumns(columns, name + ".", level + 1, type);
            } else {
                columns.add(new Column(name, dataType(type), nativeName(type), Optional.empty()));
            }
        }
    }

    private static String nativeName(org.apache.spark.connect.proto.DataType type) {
        return switch (type.getKindCase()) {
            case BYTE -> "tinyint";
            case SHORT -> "smallint";
            case INTEGER -> "int";
            case LONG -> "bigint";
            case VAR_CHAR -> "varchar(" + type.getVarChar().getLength() + ")";
            case CHAR -> "char(" + type.getChar().getLength() + ")";
            case DECIMAL ->
                    "decimal("
                            + type.getDecimal().getPrecision()
                            + ","
                            + type.getDecimal().getScale()
                            + ")";
            case ARRAY -> "array<" + nativeName(type.getArray().getElementType()) + ">";
            case MAP ->
                    "map<"
                            + nativeName(type.getMap().getKeyType())
                            + ","
                            + nativeName(type.getMap().getValueType())
                            + ">";
            default -> type.getKindCase().name().toLowerCase(Locale.ROOT);
        };
    }
}
