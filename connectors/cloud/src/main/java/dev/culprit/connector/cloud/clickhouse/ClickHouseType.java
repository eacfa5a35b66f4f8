package dev.culprit.connector.cloud.clickhouse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.cloud.query.Cells;
import dev.culprit.core.source.DataType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A type by its name, such as `LowCardinality(Nullable(String))`, and how its cells are read.
///
/// @param name without what says only that it may be NULL or is stored as a dictionary
record ClickHouseType(String name) {
    private static final Pattern WRAPPER =
            Pattern.compile("(?:Nullable|LowCardinality)\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern ZONE = Pattern.compile("DateTime.*'([^']+)'.*");
    private static final Pattern SCALE =
            Pattern.compile("Decimal(?:\\d+\\(|\\(\\d+,)\\s*(\\d+)\\)");

    static ClickHouseType of(String name) {
        Matcher wrapper = WRAPPER.matcher(name.strip());
        return wrapper.matches() ? of(wrapper.group(1)) : new ClickHouseType(name.strip());
    }

    DataType dataType() {
        String plain = name.replaceAll("(?s)\\(.*", "");
        if (plain.matches("U?Int\\d+")) {
            return DataType.INTEGER;
        }
        return switch (plain) {
            case "String", "FixedString", "UUID", "Enum8", "Enum16", "IPv4", "IPv6" ->
                    DataType.TEXT;
            case "Float32", "Float64", "BFloat16", "Decimal" -> DataType.DECIMAL;
            case "Decimal32", "Decimal64", "Decimal128", "Decimal256" -> DataType.DECIMAL;
            case "Bool" -> DataType.BOOLEAN;
            case "Date", "Date32" -> DataType.DATE;
            case "DateTime", "DateTime32", "DateTime64" -> DataType.TIMESTAMP;
            case "Time", "Time64" -> DataType.TIME;
            case "JSON", "Object" -> DataType.JSON;
            default -> DataType.OTHER;
        };
    }

    /// @param cell of a `JSONCompact` answer
    @Nullable String text(JsonNode cell) {
        if (cell.isNull() || cell.isMissingNode()) {
            return null;
        }
        String value = cell.isValueNode() ? cell.asText() : cell.toString();
        return switch (dataType()) {
            case DECIMAL -> number(value);
            case TIMESTAMP -> Cells.timestamp(value, zone());
            case TIME -> Cells.time(value);
            case TEXT, INTEGER, BOOLEAN, DATE, BINARY, JSON, OTHER -> value;
        };
    }

    /// The server drops zeros at the end of a decimal; the type says how many places it has.
    private String number(String value) {
        if (name.startsWith("Float32") || name.startsWith("BFloat")) {
            return Cells.floating32(value);
        }
        if (name.startsWith("Float")) {
            return Cells.floating(value);
        }
        Matcher scale = SCALE.matcher(name);
        try {
            BigDecimal number = new BigDecimal(value);
            int places = scale.matches() ? Integer.parseInt(scale.group(1)) : number.scale();
            return number.setScale(Math.max(places, number.scale())).toPlainString();
        } catch (NumberFormatException special) {
            return value;
        }
    }

    /// A type without a zone is told in the zone of the session, which is UTC.
    private ZoneId zone() {
        Matcher zone = ZONE.matcher(name);
        try {
            return zone.matches() ? ZoneId.of(zone.group(1)) : ZoneOffset.UTC;
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
