package dev.culprit.samples;

import java.util.List;
import java.util.Optional;

/// The eight samples that come with Culprit, in the order a newcomer would try them.
public final class SampleLibrary {

    private static final List<Incident> INCIDENTS =
            List.of(
                    new NullSpike(),
                    new VolumeDrop(),
                    new SchemaDrift(),
                    new Duplicates(),
                    new LateArriving(),
                    new OrphanedRecords(),
                    new ExpectedVariance(),
                    new Inconclusive());

    public List<Sample> all() {
        return INCIDENTS.stream().map(Incident::sample).toList();
    }

    public Optional<Sample> find(String name) {
        return all().stream().filter(sample -> sample.name().equals(name)).findFirst();
    }

    static Incident incident(String name) {
        return INCIDENTS.stream()
                .filter(incident -> incident.sample().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No sample is named " + name));
    }
}
