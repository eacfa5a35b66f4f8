package dev.culprit.desktop.wiring;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.replay.BundleFormat;
import dev.culprit.core.replay.DamagedBundleException;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportRenderer;
import dev.culprit.desktop.models.MaskingKey;
import dev.culprit.llm.privacy.MaskedRows;
import dev.culprit.llm.privacy.Masking;
import java.util.List;

/// Reports and bundles as they leave this machine: personal data in the rows of results is masked, with
/// the tokens that models get as well. The log keeps the rows as they came.
public final class Exports {
    private final MaskingKey key;

    Exports(MaskingKey key) {
        this.key = key;
    }

    public List<ReportRenderer> reports() {
        return Wiring.reports().stream().<ReportRenderer>map(Masked::new).toList();
    }

    public ReportRenderer report(ReportFormat format) {
        return reports().stream()
                .filter(renderer -> renderer.format() == format)
                .findFirst()
                .orElseThrow();
    }

    public BundleFormat bundles() {
        BundleFormat plain = Wiring.bundles();
        return new BundleFormat() {
            @Override
            public byte[] write(List<EventEnvelope<InvestigationEvent>> events) {
                Masking masking = masking();
                return plain.write(events.stream().map(each -> masked(each, masking)).toList());
            }

            @Override
            public List<EventEnvelope<InvestigationEvent>> read(byte[] bundle)
                    throws DamagedBundleException {
                return plain.read(bundle);
            }
        };
    }

    private Masking masking() {
        return Masking.with(key.bytes());
    }

    private static EventEnvelope<InvestigationEvent> masked(
            EventEnvelope<InvestigationEvent> event, Masking masking) {
        if (event.event()
                instanceof InvestigationEvent.QuerySucceeded(var query, var rows, var took)) {
            QueryResult shown = MaskedRows.of(rows, masking);
            return new EventEnvelope<>(
                    event.position(),
                    event.investigation(),
                    event.sequence(),
                    event.at(),
                    event.hash(),
                    new InvestigationEvent.QuerySucceeded(query, shown, took));
        }
        return event;
    }

    private final class Masked implements ReportRenderer {
        private final ReportRenderer plain;

        private Masked(ReportRenderer plain) {
            this.plain = plain;
        }

        @Override
        public ReportFormat format() {
            return plain.format();
        }

        @Override
        public byte[] render(InvestigationState state, ReportOptions options) {
            Masking masking = masking();
            return plain.render(state.withRows(rows -> MaskedRows.of(rows, masking)), options);
        }
    }
}
