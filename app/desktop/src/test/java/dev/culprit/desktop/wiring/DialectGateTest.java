package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.source.Dialect;
import dev.culprit.sqlguard.JSqlParserInspector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything the analyst asks in an investigation passes our own gate, whatever the dialect.
class DialectGateTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"null_spike", "schema_drift", "orphaned_records"})
    void everyQueryOfAnInvestigationPassesTheGateOfEveryDialect(String sample)
            throws InterruptedException {
        try (ExecutorService parsers = Executors.newVirtualThreadPerTaskExecutor();
                var bench = new AssistedBench(folder)) {
            var gate = new JSqlParserInspector(parsers);
            AtomicReference<Polyglot> polyglot = new AtomicReference<>();
            UnaryOperator<Reasoner> wrapped =
                    analyst -> {
                        polyglot.set(new Polyglot(analyst, gate));
                        return polyglot.get();
                    };
            bench.investigate(bench.sample(sample), wrapped);

            assertThat(polyglot.get().refused()).isEmpty();
            for (Dialect dialect : Dialect.values()) {
                List<String> asked =
                        polyglot.get().asked().stream()
                                .filter(each -> each.startsWith(dialect + " "))
                                .toList();
                if (dialect == Dialect.SQLSERVER && sample.equals("schema_drift")) {
                    assertThat(asked).as("SQL Server matches no patterns").isEmpty();
                } else {
                    assertThat(asked).as(dialect.name()).hasSizeGreaterThan(8);
                }
            }
            assertThat(Arrays.asList(Dialect.values())).hasSize(12);
        }
    }
}
