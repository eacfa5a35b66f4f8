package dev.culprit.desktop.wiring;

import dev.culprit.core.alert.AlertReader;
import dev.culprit.core.alert.InvalidAlertException;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.samples.SampleLibrary;
import dev.culprit.ui.services.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The samples of the online shop, written on first use.
final class ShopSamples implements Samples {
    private final SampleLibrary library = new SampleLibrary();
    private final Path folder;
    private final AlertReader alerts;
    private final String reasoner;

    ShopSamples(Path folder, AlertReader alerts, String reasoner) {
        this.folder = folder;
        this.alerts = alerts;
        this.reasoner = reasoner;
    }

    @Override
    public List<Sample> all() {
        return library.all().stream()
                .map(each -> new Sample(each.name(), each.title(), each.summary()))
                .toList();
    }

    @Override
    public OpenRequest prepare(String name) throws IOException {
        var sample =
                library.find(name)
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no sample " + name));
        Path target = folder.resolve(name);
        sample.write(target);
        try {
            var alert = alerts.read(Files.readString(target.resolve("alert.json")));
            return new OpenRequest(
                    alert,
                    target.toString(),
                    reasoner,
                    ApprovalMode.ASK,
                    Limits.of(Profile.STANDARD));
        } catch (InvalidAlertException bug) {
            throw new IllegalStateException("The alert of sample " + name + " is broken", bug);
        }
    }
}
