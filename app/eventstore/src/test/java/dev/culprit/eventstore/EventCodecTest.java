package dev.culprit.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationEvent.ContextGathered;
import dev.culprit.core.investigation.InvestigationEvent.HypothesisConfirmed;
import dev.culprit.core.investigation.InvestigationEvent.InvestigationFailed;
import dev.culprit.core.investigation.InvestigationEvent.InvestigationSteered;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.InvestigationEvent.SynthesisCompleted;
import dev.culprit.core.investigation.Steer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private final EventCodec codec = new EventCodec(EventTypes.product());

    static Stream<InvestigationEvent> samples() {
        return SampleEvents.all().stream();
    }

    static Stream<String> names() {
        return EventTypes.product().all().stream().map(EventType::name).sorted();
    }

    @Test
    void everyEventHasAStoredNameAndASample() {
        List<Class<?>> permitted = List.of(InvestigationEvent.class.getPermittedSubclasses());

        assertThat(EventTypes.product().all())
                .map(EventType::payload)
                .containsExactlyInAnyOrderElementsOf(cast(permitted));
        assertThat(SampleEvents.all())
                .map(Object::getClass)
                .containsExactlyElementsOf(cast(permitted));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<Class<? extends T>> cast(List<Class<?>> classes) {
        return classes.stream().<Class<? extends T>>map(each -> (Class<? extends T>) each).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsStoredIsReadEqual(InvestigationEvent event) throws UnreadableEventException {
        EventCodec.Encoded stored = codec.encode(event);

        InvestigationEvent read = codec.decode(stored.type(), stored.version(), stored.payload());

        assertThat(read).isEqualTo(event);
        assertThat(codec.encode(read)).isEqualTo(stored);
        assertThat(stored.payload()).doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void payloadsOfVersionOneAreStillRead(String name)
            throws IOException, UnreadableEventException {
        String old = resource("/events/v1/" + name + ".json");

        InvestigationEvent event = codec.decode(name, 1, old);

        EventCodec.Encoded now = codec.encode(event);
        assertThat(now.type()).isEqualTo(name);
        if (now.version() == 1) {
            assertThat(now.payload()).isEqualTo(old);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"context_gathered", "investigation_started"})
    void payloadsOfVersionTwoAreStillRead(String name)
            throws IOException, UnreadableEventException {
        String old = resource("/events/v2/" + name + ".json");

        InvestigationEvent event = codec.decode(name, 2, old);

        assertThat(SampleEvents.all()).contains(event);
        assertThat(codec.encode(event).payload()).isEqualTo(old);
    }

    @Test
    void aContextOfVersionOneKnowsOfNoChangesWhichIsNotTheSameAsNone()
            throws IOException, UnreadableEventException {
        String old = resource("/events/v1/context_gathered.json");
        var gathered = (ContextGathered) codec.decode("context_gathered", 1, old);
        String none =
                old.replace("\"assumptions\"", "\"changes\":[],\"assumptions\"")
                        .replace("\"lineage\":{", "\"lineage\":{\"partial\":false,");
        var calm = (ContextGathered) codec.decode("context_gathered", 2, none);

        assertThat(gathered.context().changes()).isEmpty();
        assertThat(calm.context().changes()).hasValue(List.of());
        assertThat(codec.encode(calm).payload()).contains("\"changes\":[]");
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = EventCodecTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /// What is abstract would need a type name inside the payload, and would fail only when read.
    @Test
    void payloadsConsistOfConcreteTypes() {
        Set<Type> seen = new HashSet<>();
        for (EventType type : EventTypes.product().all()) {
            assertConcrete(type.payload(), seen);
        }
        assertThat(seen).contains(DatasetContext.class, Confidence.class);
    }

    private static void assertConcrete(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(t -> assertConcrete(t, seen));
            assertThat(((Class<?>) generic.getRawType()).getPackageName()).isEqualTo("java.util");
            return;
        }
        Class<?> plain = (Class<?>) type;
        if (!plain.isPrimitive() && !plain.isEnum()) {
            assertThat(Modifier.isFinal(plain.getModifiers()) || plain == BigDecimal.class)
                    .as(plain + " is final")
                    .isTrue();
        }
        if (plain.isRecord()) {
            for (RecordComponent part : plain.getRecordComponents()) {
                assertConcrete(part.getGenericType(), seen);
            }
        }
    }

    @Test
    void valuesAreStoredPlain() {
        assertThat(codec.encode(new HypothesisConfirmed(new HypothesisId(3), new Confidence(0.1))))
                .isEqualTo(
                        new EventCodec.Encoded(
                                "hypothesis_confirmed",
                                1,
                                "{\"hypothesis\":3,\"confidence\":0.1}"));
    }

    @Test
    void setsAndMapsAreStoredInOrder() {
        String context = codec.encode(SampleEvents.all().get(1)).payload();

        assertThat(context)
                .contains("[\"cancel\",\"grouping_sets\",\"keys\"]")
                .contains("{\"a\":\"raw.a\",\"z\":\"raw.z\"}");
    }

    @Test
    void unknownPartsAreSkipped() throws UnreadableEventException {
        assertThat(
                        codec.decode(
                                "investigation_failed",
                                1,
                                "{\"message\":\"No tables.\",\"later\":{\"x\":[1]}}"))
                .isEqualTo(new InvestigationFailed("No tables."));
    }

    @Test
    void missingListsAreEmpty() throws UnreadableEventException {
        var read =
                codec.decode(
                        "context_gathered",
                        1,
                        "{\"context\":{\"source\":\"s\",\"dialect\":\"duckdb\",\"schema\":{}}}");

        DatasetContext context = ((ContextGathered) read).context();
        assertThat(context.capabilities()).isEmpty();
        assertThat(context.schema().tables()).isEmpty();
        assertThat(context.lineage()).isEmpty();
    }

    @Test
    void aFindingStoredBeforeProofsWereKeptIsReadWithoutOne()
            throws IOException, UnreadableEventException {
        var old =
                (SynthesisCompleted)
                        codec.decode(
                                "synthesis_completed",
                                1,
                                resource("/events/v1/synthesis_completed.json"));
        var now =
                (SynthesisCompleted)
                        SampleEvents.all().stream()
                                .filter(SynthesisCompleted.class::isInstance)
                                .findFirst()
                                .orElseThrow();

        assertThat(old.finding().proof()).isEmpty();
        assertThat(old.finding().with(now.finding().proof().orElseThrow()))
                .isEqualTo(now.finding());
    }

    @Test
    void whatAnOlderProductWouldNotKnowIsStoredByItself() {
        String payload =
                SampleEvents.all().stream()
                        .filter(SynthesisCompleted.class::isInstance)
                        .map(event -> codec.encode(event).payload())
                        .findFirst()
                        .orElseThrow();

        assertThat(payload)
                .contains("\"proof\":{\"accused\":{\"before\":0.01,\"after\":0.9375,\"query\":1}")
                .contains("{\"table\":\"devices\",\"level\":2,\"state\":\"not_examined\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"actor\":\"a\",\"text\":null,\"applied\":true}",
                "{\"actor\":\"a\",\"text\":\"t\"}",
                "[]",
                "null",
                "",
                "{\"actor\":\"a\",\"text\":\"t\",\"applied\":true} x",
                "{\"actor\":"
            })
    void aPayloadThatLacksWhatItNeedsIsUnreadable(String payload) {
        assertThatThrownBy(() -> codec.decode("investigation_steered", 2, payload))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("is no valid investigation_steered");
    }

    @Test
    void invalidValuesAreUnreadable() {
        assertThatThrownBy(() ->
                        codec.decode(
                                "hypothesis_confirmed", 1, "{\"hypothesis\":0,\"confidence\":0.5}"))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void unknownTypesAndVersionsAreNamed() {
        assertThatThrownBy(() -> codec.decode("coffee_made", 1, "{}"))
                .hasMessage("has the unknown type coffee_made");
        assertThatThrownBy(() -> codec.decode("investigation_failed", 2, "{}"))
                .hasMessage("was written by a newer Culprit (investigation_failed version 2)");
        assertThatThrownBy(() -> codec.decode("investigation_failed", 0, "{}"))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void halfASurrogatePairSurvives() throws UnreadableEventException {
        var event = new InvestigationFailed("bad \uD83D text \u00e9\u0000");
        EventCodec.Encoded stored = codec.encode(event);

        byte[] utf8 = stored.payload().getBytes(StandardCharsets.UTF_8);

        assertThat(codec.decode(stored.type(), 1, new String(utf8, StandardCharsets.UTF_8)))
                .isEqualTo(event);
    }

    @Test
    void theScaleOfAnAmountSurvivesUpcastingToo() throws UnreadableEventException {
        Upcaster unchanged = payload -> payload;
        var types =
                new EventTypes(
                        List.of(
                                new EventType(
                                        "model_consulted",
                                        ModelConsulted.class,
                                        List.of(unchanged))));
        var event =
                new ModelConsulted(
                        "m",
                        "p",
                        Optional.empty(),
                        "h",
                        "q",
                        "a",
                        Optional.empty(),
                        1,
                        2,
                        new BigDecimal("0.100"),
                        Duration.ZERO);
        String payload = codec.encode(event).payload();

        assertThat(new EventCodec(types).decode("model_consulted", 1, payload)).isEqualTo(event);
    }

    @Test
    void oldPayloadsAreUpcastStepByStep() throws UnreadableEventException {
        Upcaster renamed = payload -> payload.<ObjectNode>set("text", payload.remove("said"));
        Upcaster added = payload -> payload.put("applied", true);
        var types =
                new EventTypes(
                        List.of(
                                new EventType(
                                        "investigation_steered",
                                        InvestigationSteered.class,
                                        List.of(renamed, added))));
        EventCodec newer = new EventCodec(types);
        var event = new InvestigationSteered("ana", Steer.ADD_CONTEXT, "left", true);

        assertThat(
                        newer.decode(
                                "investigation_steered",
                                1,
                                "{\"actor\":\"ana\",\"steer\":\"ADD_CONTEXT\",\"said\":\"left\"}"))
                .isEqualTo(event);
        assertThat(
                        newer.decode(
                                "investigation_steered",
                                2,
                                "{\"actor\":\"ana\",\"steer\":\"ADD_CONTEXT\",\"text\":\"left\"}"))
                .isEqualTo(event);
        assertThat(newer.encode(event).version()).isEqualTo(3);
    }
}
