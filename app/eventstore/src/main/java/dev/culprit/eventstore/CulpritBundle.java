package dev.culprit.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.replay.BundleFormat;
import dev.culprit.core.replay.DamagedBundleException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A `.culprit` file: a zip of `manifest.json` and `events.jsonl`, one stored event per line. Data
/// only: no database file, no address of a source that would be opened, nothing that runs.
///
/// The events are chained as in the log (see [HashChain]). That shows any partial edit; who rewrites
/// the whole file can only be caught by comparing its head with the one in the report or the log. The
/// same events give the same bytes. Safe for use by many threads.
public final class CulpritBundle implements BundleFormat {
    static final String FORMAT = "culprit-bundle";
    static final int VERSION = 1;

    private final String productVersion;
    private final JsonMapper mapper = EventJson.mapper();
    private final EventCodec codec = new EventCodec(EventTypes.product());

    /// @param productVersion recorded in the bundles written, for example `0.1.0`
    public CulpritBundle(String productVersion) {
        this.productVersion = productVersion;
    }

    /// @param events a whole investigation, at least its first event
    /// @throws IllegalArgumentException when they are too large for a bundle
    @Override
    public byte[] write(List<EventEnvelope<InvestigationEvent>> events) {
        List<StoredEvent> rows = chained(events);
        BundleLine line = new BundleLine(mapper, rows.getFirst().investigation());
        StringBuilder text = new StringBuilder();
        for (StoredEvent row : rows) {
            text.append(line.write(row)).append('\n');
        }
        String lines = text.toString();
        return BundleZip.write(new BundleZip.Content(manifest(rows, lines), lines));
    }

    /// Events that an older version stored are written in today's form, so the chain is made anew. For
    /// all others it is the log's own.
    private List<StoredEvent> chained(List<EventEnvelope<InvestigationEvent>> events) {
        List<StoredEvent> rows = new ArrayList<>();
        String hash = HashChain.START;
        for (EventEnvelope<InvestigationEvent> event : events) {
            EventCodec.Encoded stored = codec.encode(event.event());
            hash =
                    HashChain.next(
                            hash, event.investigation(), event.sequence(), event.at(), stored);
            rows.add(
                    new StoredEvent(
                            event.position(),
                            event.investigation(),
                            event.sequence(),
                            event.at(),
                            stored.type(),
                            stored.version(),
                            stored.payload(),
                            hash));
        }
        return rows;
    }

    private String manifest(List<StoredEvent> rows, String lines) {
        StoredEvent last = rows.getLast();
        BundleManifest manifest =
                new BundleManifest(
                        FORMAT,
                        VERSION,
                        last.investigation().value(),
                        rows.size(),
                        productVersion,
                        last.at(),
                        last.hash(),
                        HashChain.of(lines.getBytes(StandardCharsets.UTF_8)));
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written: " + manifest, e);
        }
    }

    /// The events' positions are their places in the bundle.
    @Override
    public List<EventEnvelope<InvestigationEvent>> read(byte[] bundle)
            throws DamagedBundleException {
        BundleZip.Content content = BundleZip.read(bundle);
        BundleManifest manifest = manifest(content.manifest());
        List<StoredEvent> rows = rows(manifest, content.events());
        requireSame(manifest, rows, content.events());
        List<EventEnvelope<InvestigationEvent>> events = new ArrayList<>();
        for (StoredEvent row : rows) {
            events.add(EventWriter.envelope(row, decoded(row)));
        }
        requireFold(events);
        return List.copyOf(events);
    }

    private BundleManifest manifest(String json) throws DamagedBundleException {
        try {
            BundleManifest manifest = mapper.readValue(json, BundleManifest.class);
            if (manifest == null || !manifest.format().equals(FORMAT)) {
                throw new DamagedBundleException("manifest.json is not that of a bundle.");
            }
            if (manifest.version() != VERSION) {
                throw new DamagedBundleException(
                        "The bundle has format version "
                                + manifest.version()
                                + "; this Culprit reads version "
                                + VERSION
                                + ".");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new DamagedBundleException("manifest.json is damaged.", e);
        }
    }

    private List<StoredEvent> rows(BundleManifest manifest, String text)
            throws DamagedBundleException {
        BundleLine line = new BundleLine(mapper, investigation(manifest));
        List<StoredEvent> rows = new ArrayList<>();
        LogCheck check = new LogCheck();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            String one = end < 0 ? "" : text.substring(start, end);
            int number = rows.size() + 1;
            StoredEvent row =
                    line.read(one)
                            .orElseThrow(() ->
                                    new DamagedBundleException(
                                            "Event " + number + " is no event."));
            check.next(row);
            if (!check.problems().isEmpty()) {
                throw new DamagedBundleException(check.problems().getFirst() + ".");
            }
            rows.add(row);
            start = end + 1;
        }
        return rows;
    }

    private static InvestigationId investigation(BundleManifest manifest)
            throws DamagedBundleException {
        try {
            return new InvestigationId(manifest.investigation());
        } catch (IllegalArgumentException e) {
            throw new DamagedBundleException("manifest.json names no valid investigation.", e);
        }
    }

    private static void requireSame(BundleManifest manifest, List<StoredEvent> rows, String lines)
            throws DamagedBundleException {
        if (rows.isEmpty()) {
            throw new DamagedBundleException("The bundle has no events.");
        }
        if (rows.size() != manifest.events()) {
            throw new DamagedBundleException(
                    "The bundle has "
                            + rows.size()
                            + " events, but manifest.json says "
                            + manifest.events()
                            + ".");
        }
        if (!rows.getLast().hash().equals(manifest.head())
                || !rows.getLast().at().equals(manifest.created())) {
            throw new DamagedBundleException("manifest.json does not fit the last event.");
        }
        if (!HashChain.of(lines.getBytes(StandardCharsets.UTF_8)).equals(manifest.eventsSha256())) {
            throw new DamagedBundleException("events.jsonl was changed.");
        }
    }

    private InvestigationEvent decoded(StoredEvent row) throws DamagedBundleException {
        try {
            return codec.decode(row.type(), row.version(), row.payload());
        } catch (UnreadableEventException e) {
            throw new DamagedBundleException(
                    "Event " + row.sequence() + " " + e.getMessage() + ".", e);
        }
    }

    /// Chained or not, events that do not follow from each other are no investigation.
    private static void requireFold(List<EventEnvelope<InvestigationEvent>> events)
            throws DamagedBundleException {
        try {
            InvestigationState.of(events);
        } catch (IllegalStateException e) {
            throw new DamagedBundleException("The events do not make up an investigation.", e);
        }
    }
}
