package dev.culprit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.llm.chat.Budget;
import dev.culprit.llm.chat.ModelLimits;
import dev.culprit.llm.chat.ModelPort;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Prices;
import dev.culprit.llm.chat.Provider;
import dev.culprit.llm.chat.Spending;
import dev.culprit.llm.stub.Asking;
import dev.culprit.llm.stub.Behaviour;
import dev.culprit.llm.stub.StubServer;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What everything around a call costs: the decorated port against a bare POST of the same body with
/// the JDK's client, on the same stub. Asked: at most 5 ms at the median.
@Tag("benchmark")
class OverheadBenchmark {
    private static final int WARM_UP = 300;
    private static final int CALLS = 500;

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC, false",
        "ANTHROPIC, true",
        "OPENAI, false",
        "OPENAI, true",
        "OLLAMA, false",
        "OLLAMA, true"
    })
    void theMedianOverheadIsSmall(Provider provider, boolean streaming) throws Exception {
        String[] answer =
                "The nulls began with 2.3.1 of the mobile app. ".repeat(20).split("(?<= )");
        try (StubServer server = new StubServer(Asking.dialect(provider));
                HttpClient http =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                Models models =
                        new Models(
                                _ -> Optional.of(Asking.KEY),
                                () -> true,
                                InstantSource.system(),
                                RandomGenerator.getDefault())) {
            server.then(Behaviour.text(answer));
            ModelPort port = port(models, Asking.profile(provider, streaming, server));
            Asking.ask(port);
            StubServer.Request sent = server.take();
            HttpRequest bare =
                    HttpRequest.newBuilder(server.endpoint().resolve(sent.path()))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(sent.body()))
                            .build();

            long[] raw = new long[CALLS];
            long[] whole = new long[CALLS];
            for (int i = -WARM_UP; i < CALLS; i++) {
                long one = time(() -> http.send(bare, HttpResponse.BodyHandlers.ofString()));
                long two = time(() -> Asking.ask(port));
                if (i >= 0) {
                    raw[i] = one;
                    whole[i] = two;
                }
            }
            double overhead = percentile(whole, 0.5) - percentile(raw, 0.5);
            System.out.printf(
                    Locale.ROOT,
                    "model port %s streaming=%s: bare p50 %.2f ms p95 %.2f ms, port p50 %.2f ms p95 %.2f ms, overhead p50 %.2f ms%n",
                    provider,
                    streaming,
                    percentile(raw, 0.5),
                    percentile(raw, 0.95),
                    percentile(whole, 0.5),
                    percentile(whole, 0.95),
                    overhead);
            assertThat(overhead).isLessThan(5);
        }
    }

    private static ModelPort port(Models models, ModelProfile profile) {
        var limits = new ModelLimits(1_000_000, 1_000_000_000, new BigDecimal("1000000"));
        return models.open(
                profile, new Budget(limits, Prices.of("3", "15"), Spending.NOTHING), _ -> {});
    }

    private static long time(Callable<?> call) throws Exception {
        long start = System.nanoTime();
        call.call();
        return System.nanoTime() - start;
    }

    private static double percentile(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }
}
