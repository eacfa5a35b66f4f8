package dev.culprit.connector.cloud.objects;

import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which objects of a store are copied: the data files, the newest first, as many as the limits
/// allow.
///
/// @param chosen in the order of their keys
/// @param found data files there are, chosen or not
/// @param listedAll whether the store held no more objects than were listed
record Selection(
        List<StoredObject> chosen,
        int found,
        long chosenBytes,
        long foundBytes,
        boolean listedAll) {
    static final int MOST_LISTED = 20_000;
    static final String CATALOG = "catalog.json";

    private static final Set<String> ENDINGS =
            Set.of(".csv", ".tsv", ".json", ".ndjson", ".jsonl", ".parquet", ".xlsx");

    Selection {
        chosen = List.copyOf(chosen);
    }

    static Selection of(List<StoredObject> listed, CacheLimits limits) {
        List<StoredObject> data =
                listed.stream().limit(MOST_LISTED).filter(Selection::isData).toList();
        List<StoredObject> chosen = new ArrayList<>();
        long bytes = 0;
        for (StoredObject object : data.stream().sorted(NEWEST_FIRST).toList()) {
            if (chosen.size() == limits.files() || bytes + object.size() > limits.bytes()) {
                break;
            }
            chosen.add(object);
            bytes += object.size();
        }
        chosen.sort(Comparator.comparing(StoredObject::key));
        long all = data.stream().mapToLong(StoredObject::size).sum();
        return new Selection(chosen, data.size(), bytes, all, listed.size() <= MOST_LISTED);
    }

    /// The catalogue before all: it says what the others are.
    private static final Comparator<StoredObject> NEWEST_FIRST =
            Comparator.comparing((StoredObject object) -> !object.key().equals(CATALOG))
                    .thenComparing(StoredObject::modified, Comparator.reverseOrder())
                    .thenComparing(StoredObject::key);

    boolean isWhole() {
        return listedAll && chosen.size() == found;
    }

    Provenance provenance() {
        return isWhole()
                ? Provenance.of(Coverage.FULL, "full scan of a copy of " + chosen.size() + " files")
                : Provenance.of(Coverage.TRUNCATED, extent());
    }

    /// For example `newest 10 of 31 files, 12.0 of 40.1 MB`.
    String extent() {
        return String.format(
                Locale.ROOT,
                "newest %d of %s%d files, %.1f of %.1f MB",
                chosen.size(),
                listedAll ? "" : "more than ",
                found,
                chosenBytes / 1e6,
                foundBytes / 1e6);
    }

    /// Engines put markers like `_SUCCESS` and hidden files next to data.
    private static boolean isData(StoredObject object) {
        for (String part : object.key().split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".") || part.startsWith("_")) {
                return false;
            }
        }
        String name = object.fileName().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
        return object.size() > 0 && ENDINGS.stream().anyMatch(name::endsWith);
    }
}
