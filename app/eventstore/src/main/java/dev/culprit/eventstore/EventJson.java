package dev.culprit.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.evidence.EvidenceId;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryResult.Row;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The JSON of payloads: the same event always gives the same text.
///
/// Properties stand in the order of the record's components, sets and maps are sorted, absent parts
/// are left out. What a record needs and a payload lacks is an error; what a payload has and a record
/// does not know is skipped. There is no type information inside payloads: all parts are records of
/// one known class.
final class EventJson {
    /// Longest payload in characters, written or read.
    static final int MAX_PAYLOAD = 64 * 1024 * 1024;

    private static final TypeFactory TYPES = TypeFactory.defaultInstance();

    private EventJson() {}

    static JsonMapper mapper() {
        JsonMapper mapper =
                JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits()).build())
                        .addModules(new Jdk8Module(), new JavaTimeModule(), values())
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .defaultPropertyInclusion(
                                JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                        .visibility(PropertyAccessor.ALL, Visibility.NONE)
                        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                        .build();
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            mapper.configOverride(collection)
                    .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }

    private static StreamReadConstraints limits() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(64)
                .maxDocumentLength(MAX_PAYLOAD)
                .maxStringLength(MAX_PAYLOAD)
                .maxNameLength(10_000)
                .maxNumberLength(1_000)
                .build();
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule("culprit");
        scalar(
                module,
                InvestigationId.class,
                String.class,
                InvestigationId::value,
                InvestigationId::new);
        scalar(module, SourceId.class, String.class, SourceId::value, SourceId::new);
        scalar(module, QueryId.class, Integer.class, QueryId::number, QueryId::new);
        scalar(module, HypothesisId.class, Integer.class, HypothesisId::number, HypothesisId::new);
        scalar(module, EvidenceId.class, Integer.class, EvidenceId::number, EvidenceId::new);
        scalar(module, RowLimit.class, Integer.class, RowLimit::rows, RowLimit::new);
        scalar(module, Confidence.class, Double.class, Confidence::value, Confidence::new);
        value(module, Slice.class, listOf(Slice.Term.class), Slice::terms, Slice::new);
        value(module, Row.class, listOf(String.class), Row::cells, Row::new);
        written(module, TableName.class, type(Object.class), EventJson::reference);
        read(module, TableName.class, type(JsonNode.class), EventJson::tableName);
        written(module, Enum.class, type(String.class), EventJson::key);
        written(module, Set.class, listOf(Object.class), EventJson::sorted);
        return module;
    }

    /// `schema.name`, or an object where a dot in a name would make that ambiguous.
    private static Object reference(TableName table) {
        boolean plain =
                table.schema().isEmpty()
                        ? !table.name().contains(".")
                        : !table.schema().contains(".");
        return plain ? table.toString() : Map.of("schema", table.schema(), "name", table.name());
    }

    private static TableName tableName(JsonNode node) {
        if (node.isObject()) {
            return new TableName(node.path("schema").asText(), node.path("name").asText());
        }
        String text = node.asText();
        int dot = text.indexOf('.');
        return dot < 0
                ? TableName.of(text)
                : new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<?> sorted(Set<?> set) {
        return set.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    }

    private static <T, V> void scalar(
            SimpleModule module,
            Class<T> type,
            Class<V> stored,
            Function<T, V> write,
            Function<V, T> read) {
        value(module, type, type(stored), write, read);
    }

    private static <T, V> void value(
            SimpleModule module,
            Class<T> type,
            JavaType stored,
            Function<T, V> write,
            Function<V, T> read) {
        written(module, type, stored, write);
        read(module, type, stored, read);
    }

    private static <T, V> void written(
            SimpleModule module, Class<T> type, JavaType stored, Function<T, V> write) {
        var converter = new ValueConverter<>(type(type), stored, write);
        module.addSerializer(type, new StdDelegatingSerializer(type, converter));
    }

    private static <T, V> void read(
            SimpleModule module, Class<T> type, JavaType stored, Function<V, T> read) {
        var converter = new ValueConverter<>(stored, type(type), read);
        module.addDeserializer(type, new StdDelegatingDeserializer<>(converter));
    }

    private static JavaType type(Class<?> type) {
        return TYPES.constructType(type);
    }

    private static JavaType listOf(Class<?> element) {
        return TYPES.constructCollectionType(List.class, element);
    }
}
