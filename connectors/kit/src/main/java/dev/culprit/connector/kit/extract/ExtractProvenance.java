package dev.culprit.connector.kit.extract;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.query.QueryResult.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// What a result over tables of an extract stands for: no more than its weakest table.
final class ExtractProvenance {
    private ExtractProvenance() {}

    /// @param tables as a query names them; names that are no table do not count
    static Provenance of(Set<String> tables, ExtractNotes notes) {
        Coverage coverage = Coverage.FULL;
        long rows = 0;
        OptionalLong population = OptionalLong.of(0);
        List<String> methods = new ArrayList<>();
        for (String table : new TreeSet<>(tables)) {
            ExtractNotes.Noted noted = notes.objects().get(table.toLowerCase(Locale.ROOT));
            if (noted == null) {
                continue;
            }
            Provenance one = noted.provenance();
            coverage = weaker(coverage, one.coverage());
            rows += one.rowsRead().orElse(0);
            population = sum(population, one.population());
            methods.add(table + ": " + one.method());
        }
        if (methods.isEmpty()) {
            return Provenance.FULL;
        }
        return new Provenance(
                coverage, String.join("; ", methods), OptionalLong.of(rows), population);
    }

    /// A result cut at its row limit stays cut; else it is what the rows below it are.
    static QueryResult over(Provenance rows, QueryResult result) {
        Provenance own = result.provenance();
        Provenance both =
                own.complete()
                        ? rows
                        : new Provenance(
                                own.coverage(),
                                own.method() + "; " + rows.method(),
                                rows.rowsRead(),
                                rows.population());
        return new QueryResult(result.columns(), result.rows(), result.rowCount(), both);
    }

    private static Coverage weaker(Coverage a, Coverage b) {
        if (a == Coverage.TRUNCATED || b == Coverage.TRUNCATED) {
            return Coverage.TRUNCATED;
        }
        return a == Coverage.SAMPLE || b == Coverage.SAMPLE ? Coverage.SAMPLE : Coverage.FULL;
    }

    private static OptionalLong sum(OptionalLong a, OptionalLong b) {
        return a.isPresent() && b.isPresent()
                ? OptionalLong.of(a.getAsLong() + b.getAsLong())
                : OptionalLong.empty();
    }
}
