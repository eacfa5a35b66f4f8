package dev.culprit.eventstore;

import static dev.culprit.eventstore.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.replay.DamagedBundleException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CulpritBundleTest {
    private final CulpritBundle format = new CulpritBundle("0.1.0");
    private final List<EventEnvelope<InvestigationEvent>> events = envelopes(SampleEvents.log(20));
    private final byte[] bundle = format.write(events);

    private static List<EventEnvelope<InvestigationEvent>> envelopes(List<InvestigationEvent> log) {
        EventCodec codec = new EventCodec(EventTypes.product());
        InvestigationId id = new InvestigationId("case-1");
        List<EventEnvelope<InvestigationEvent>> envelopes = new ArrayList<>();
        String hash = HashChain.START;
        for (int i = 1; i <= log.size(); i++) {
            var at = NOON.plusMillis(i);
            hash = HashChain.next(hash, id, i, at, codec.encode(log.get(i - 1)));
            envelopes.add(new EventEnvelope<>(i, id, i, at, hash, log.get(i - 1)));
        }
        return envelopes;
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Map<String, byte[]> entries() throws DamagedBundleException {
        BundleZip.Content content = BundleZip.read(bundle);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("manifest.json", content.manifest().getBytes(StandardCharsets.UTF_8));
        entries.put("events.jsonl", content.events().getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    private byte[] with(String entry, UnaryOperator<String> change) throws DamagedBundleException {
        Map<String, byte[]> entries = entries();
        entries.computeIfPresent(
                entry,
                (_, bytes) -> {
                    String before = new String(bytes, StandardCharsets.UTF_8);
                    String after = change.apply(before);
                    assertThat(after).isNotEqualTo(before);
                    return after.getBytes(StandardCharsets.UTF_8);
                });
        return zip(entries);
    }

    private void assertRefused(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> format.read(bytes))
                .isInstanceOf(DamagedBundleException.class)
                .hasMessage(sentence);
    }

    @Test
    void aBundleIsReadAsItWasWritten() throws DamagedBundleException {
        assertThat(format.read(bundle)).isEqualTo(events);
    }

    @Test
    void theSameEventsGiveTheSameBytes() throws DamagedBundleException {
        assertThat(new CulpritBundle("0.1.0").write(format.read(bundle))).isEqualTo(bundle);
    }

    @Test
    void theManifestSaysWhatIsInside() throws DamagedBundleException {
        assertThat(new String(entries().get("manifest.json"), StandardCharsets.UTF_8))
                .contains("\"format\" : \"culprit-bundle\"")
                .contains("\"investigation\" : \"case-1\"")
                .contains("\"events\" : 20")
                .contains("\"created\" : \"2026-01-13T12:00:00.020Z\"")
                .contains("\"product_version\" : \"0.1.0\"")
                .contains("\"head\" : \"" + events.getLast().hash() + "\"");
    }

    @Test
    void aChangedEventIsNamed() throws DamagedBundleException {
        assertRefused(
                with("events.jsonl", text -> line(text, 17, it -> it.replace("1204", "1205"))),
                "Event 17 of investigation case-1 was changed.");
    }

    @Test
    void aChangedTimeOrTypeIsNamed() throws DamagedBundleException {
        assertRefused(
                with("events.jsonl", text -> line(text, 3, it -> it.replace("12:00", "12:01"))),
                "Event 3 of investigation case-1 was changed.");
        assertRefused(
                with(
                        "events.jsonl",
                        text -> line(text, 5, it -> it.replace("query_succeeded", "query_failed"))),
                "Event 5 of investigation case-1 was changed.");
    }

    @Test
    void aRemovedEventIsNamed() throws DamagedBundleException {
        assertRefused(
                with("events.jsonl", text -> line(text, 4, _ -> null)),
                "Event 4 of investigation case-1 is missing.");
    }

    @Test
    void swappedAndRepeatedEventsAreNamed() throws DamagedBundleException {
        assertRefused(
                with(
                        "events.jsonl",
                        text -> {
                            List<String> lines = new ArrayList<>(text.lines().toList());
                            lines.add(6, lines.remove(7));
                            return String.join("\n", lines) + "\n";
                        }),
                "Event 7 of investigation case-1 is missing.");
        assertRefused(
                with("events.jsonl", text -> line(text, 6, it -> it + "\n" + it)),
                "Event 6 of investigation case-1 stands in the wrong place.");
    }

    @Test
    void aCutLogIsFound() throws DamagedBundleException {
        assertRefused(
                with("events.jsonl", text -> line(text, 20, _ -> null)),
                "The bundle has 19 events, but manifest.json says 20.");
        assertRefused(
                with("events.jsonl", text -> text.substring(0, text.length() - 1)),
                "Event 20 is no event.");
        assertRefused(with("events.jsonl", _ -> ""), "The bundle has no events.");
    }

    @Test
    void whatTheChainDoesNotCoverIsHashedToo() throws DamagedBundleException {
        assertRefused(
                with("events.jsonl", text -> line(text, 2, it -> it.replace("{\"seq", "{ \"seq"))),
                "events.jsonl was changed.");
    }

    @Test
    void aManifestThatDoesNotFitIsRefused() throws DamagedBundleException {
        assertRefused(
                with("manifest.json", text -> text.replace("\"version\" : 1", "\"version\" : 2")),
                "The bundle has format version 2; this Culprit reads version 1.");
        assertRefused(
                with("manifest.json", text -> text.replace("culprit-bundle", "other")),
                "manifest.json is not that of a bundle.");
        assertRefused(
                with("manifest.json", text -> text.replace("case-1", "case-2")),
                "Event 1 of investigation case-2 was changed.");
        assertRefused(
                with("manifest.json", text -> text.replace("case-1", "../case")),
                "manifest.json names no valid investigation.");
        assertRefused(
                with("manifest.json", text -> text.replace(events.getLast().hash(), "0")),
                "manifest.json does not fit the last event.");
        assertRefused(with("manifest.json", _ -> "{}"), "manifest.json is damaged.");
        assertRefused(with("manifest.json", _ -> "null"), "manifest.json is not that of a bundle.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../events.jsonl",
                "/events.jsonl",
                "C:\\events.jsonl",
                "./events.jsonl",
                "EVENTS.JSONL",
                "events.jsonl/",
                "events.mv.db"
            })
    void onlyTheExactNamesAreRead(String name) throws DamagedBundleException {
        Map<String, byte[]> entries = entries();
        entries.put(name, entries.remove("events.jsonl"));

        assertRefused(zip(entries), "The bundle has no events.jsonl where it belongs.");
    }

    @Test
    void aThirdEntryIsRefused() throws DamagedBundleException {
        Map<String, byte[]> entries = entries();
        entries.put("events.mv.db", new byte[10]);

        assertRefused(zip(entries), "The bundle does not hold exactly two files.");
    }

    @Test
    void somethingAttachedOrCutOffIsRefused() {
        assertRefused(Arrays.copyOf(bundle, bundle.length + 1), END_MISSING);
        assertRefused(Arrays.copyOf(bundle, bundle.length - 1), END_MISSING);
        assertRefused(new byte[0], "The file is no bundle.");
        assertRefused("PK no zip".repeat(10).getBytes(StandardCharsets.UTF_8), END_MISSING);
    }

    private static final String END_MISSING = "The file is no bundle, or its end is missing.";

    @Test
    void aZipBombIsRefusedBeforeItIsUnpacked() throws DamagedBundleException {
        Map<String, byte[]> entries = entries();
        entries.put("events.jsonl", new byte[50 * 1024 * 1024]);

        assertRefused(zip(entries), "events.jsonl is larger than a bundle may be.");
    }

    @Test
    void aLogOfEqualRowsIsNotTakenForAZipBomb() throws DamagedBundleException {
        List<InvestigationEvent> log = new ArrayList<>(SampleEvents.log(4));
        log.add(SampleEvents.large(1, 30_000_000));
        var large = envelopes(log);

        assertThat(format.read(format.write(large))).isEqualTo(large);
    }

    @Test
    void chainedEventsThatAreNoInvestigationAreRefused() {
        List<InvestigationEvent> log = new ArrayList<>(SampleEvents.log(4));
        log.add(SampleEvents.succeeded(99));

        assertRefused(format.write(envelopes(log)), "The events do not make up an investigation.");
    }

    @Test
    void anUnknownPayloadIsNamed() throws DamagedBundleException {
        assertRefused(
                with("events.jsonl", text -> line(text, 2, _ -> "{\"sequence\":2}")),
                "Event 2 is no event.");
    }

    /// Whatever is done to the bytes, the answer is the original or a sentence.
    @Test
    void noChangedByteGoesUnnoticedOrEscapesAsAnotherException() {
        Random random = new Random(42);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = bundle.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(format.read(changed)).isEqualTo(events);
            } catch (DamagedBundleException e) {
                assertThat(e.getMessage()).endsWith(".");
            }
        }
    }

    private static String line(String text, int number, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder();
        int i = 0;
        for (String line : text.lines().toList()) {
            String now = ++i == number ? change.apply(line) : line;
            if (now != null) {
                changed.append(now).append('\n');
            }
        }
        return changed.toString();
    }
}
