package dev.culprit.desktop.wiring;

import dev.culprit.connector.metadata.MetadataLinks;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextBook;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.ContextSources;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.TableName;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.desktop.sources.SourceProfiles;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What lies beside the data of a folder, what people linked to a source and entered by hand, and what
/// was given for one investigation.
final class LinkedContexts implements ContextSources {
    private final MetadataLinks metadata;
    private final ContextBook book;
    private final SourceProfiles profiles;

    LinkedContexts(MetadataLinks metadata, ContextBook book, SourceProfiles profiles) {
        this.metadata = metadata;
        this.book = book;
        this.profiles = profiles;
    }

    @Override
    public List<ContextSource> of(String source, List<String> links) {
        List<ContextSource> all = new ArrayList<>();
        try {
            folder(source).ifPresent(folder -> all.addAll(metadata.besideData(folder)));
            book.links(source).forEach(link -> all.addAll(metadata.linked(link)));
            List<Change> entered = book.entered(source);
            if (!entered.isEmpty()) {
                all.add(new Entered(entered));
            }
        } catch (SettingsException damaged) {
            all.add(new Damaged(damaged.getMessage()));
        }
        links.forEach(link -> all.addAll(metadata.linked(link)));
        return all;
    }

    private Optional<Path> folder(String source) {
        String place =
                profiles.find(source)
                        .map(SourceProfile::settings)
                        .map(settings -> settings.getOrDefault("folder", ""))
                        .orElse(source);
        try {
            Path folder = Path.of(place);
            return place.isBlank() || !Files.isDirectory(folder)
                    ? Optional.empty()
                    : Optional.of(folder);
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private record Entered(List<Change> all) implements ContextSource {
        @Override
        public String name() {
            return "entered by hand";
        }

        @Override
        public Told<List<Change>> changes(Period period, Set<TableName> known) {
            return Told.of(all);
        }
    }

    private record Damaged(String sentence) implements ContextSource {
        @Override
        public String name() {
            return "links of the source";
        }

        @Override
        public Told<List<Change>> changes(Period period, Set<TableName> known)
                throws ConnectorException {
            throw new ConnectorException(FailureKind.REJECTED, sentence);
        }
    }
}
