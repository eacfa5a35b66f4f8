package dev.culprit.ui;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportRenderer;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.services.UiServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Writes a case to a file, as a report or as a recording.
final class Exports {
    private final UiServices services;
    private final Messages messages;
    private final NoticesViewModel notices;
    private final Executor background;
    private final Executor screen;

    Exports(
            UiServices services,
            Messages messages,
            NoticesViewModel notices,
            Executor background,
            Executor screen) {
        this.services = services;
        this.messages = messages;
        this.notices = notices;
        this.background = background;
        this.screen = screen;
    }

    List<ReportFormat> formats() {
        return services.reports().stream().map(ReportRenderer::format).toList();
    }

    void report(ReportFormat format, InvestigationState state, ReportOptions options, Path file) {
        ReportRenderer renderer =
                services.reports().stream()
                        .filter(each -> each.format() == format)
                        .findFirst()
                        .orElseThrow();
        write(file, () -> renderer.render(state, options));
    }

    void bundle(List<EventEnvelope<InvestigationEvent>> events, Path file) {
        write(file, () -> services.bundles().write(events));
    }

    private void write(Path file, Supplier<byte[]> bytes) {
        background.execute(() -> {
            try {
                Files.write(file, bytes.get());
                screen.execute(() -> notices.done(messages.get("export.done", file.getFileName())));
            } catch (IOException full) {
                screen.execute(() -> notices.failed(messages.get("export.failed", file), full));
            }
        });
    }
}
