package dev.culprit.llm.wire;

import static dev.culprit.llm.stub.Asking.KEY;
import static dev.culprit.llm.stub.Asking.PROMPT;
import static dev.culprit.llm.stub.Asking.ask;
import static dev.culprit.llm.stub.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.chat.Provider;
import dev.culprit.llm.chat.Reply;
import dev.culprit.llm.chat.Timeouts;
import dev.culprit.llm.chat.TokenUse;
import dev.culprit.llm.stub.Asking;
import dev.culprit.llm.stub.Behaviour;
import dev.culprit.llm.stub.Dialect;
import dev.culprit.llm.stub.StubServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One contract for every provider, streaming and not, on real sockets.
@ParameterizedClass(name = "{0}, streaming {1}")
@MethodSource("providers")
@Timeout(20)
class WireModelContractTest {
    static Stream<Arguments> providers() {
        return Arrays.stream(Provider.values())
                .flatMap(provider ->
                        Stream.of(Arguments.of(provider, false), Arguments.of(provider, true)));
    }

    @Parameter(0)
    Provider provider;

    @Parameter(1)
    boolean streaming;

    private StubServer server;
    private Transport transport;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer(Asking.dialect(provider));
        transport =
                new Transport(
                        () -> true, InstantSource.fixed(Instant.parse("2026-01-13T00:00:00Z")));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        transport.close();
    }

    private WireModel model() {
        return model(Asking.profile(provider, streaming, server));
    }

    private WireModel model(ModelProfile profile) {
        return new WireModel(transport, profile, _ -> Optional.of(KEY));
    }

    private WireModel after(Behaviour... behaviours) {
        server.then(behaviours);
        return model();
    }

    @Test
    void aWholeAnswerComesWithItsTokens() throws ModelException {
        List<String> pieces = new ArrayList<>();

        Reply reply =
                after(Behaviour.text("## Reasoning\n", "It is ", "\"quoted\"."))
                        .ask(PROMPT, pieces::add, new Cancellation());

        assertThat(reply.text()).isEqualTo("## Reasoning\nIt is \"quoted\".");
        assertThat(reply.tokens()).isEqualTo(new TokenUse(11, 5, false));
        assertThat(reply.model()).isEqualTo("stub-1-dated");
        assertThat(reply.elapsed()).isPositive();
        assertThat(String.join("", pieces)).isEqualTo(reply.text());
        assertThat(pieces).hasSize(streaming ? 3 : 1);
    }

    @Test
    void whatIsSentIsThePromptAndTheKeyInItsPlace() throws Exception {
        ask(after(Behaviour.text("ready")));

        StubServer.Request request = server.take();
        assertThat(request.path()).isEqualTo(Asking.dialect(provider).path());
        assertThat(request.body())
                .contains("You find causes.", "Why did user_id break?", "stub-1", "500")
                .doesNotContain(KEY, "set-by-the-transport");
        assertThat(request.headers())
                .containsEntry(
                        provider == Provider.ANTHROPIC ? "x-api-key" : "authorization",
                        provider == Provider.ANTHROPIC ? KEY : "Bearer " + KEY)
                .doesNotContainKey("upgrade");
        assertThat(request.headers().values()).noneMatch(it -> it.contains("set-by"));
    }

    @Test
    void theLimitsAreSentUnderTheNamesTheProviderKnows() throws Exception {
        ask(model());

        String body = server.take().body().replace(" ", "");
        switch (provider) {
            case ANTHROPIC -> assertThat(body).contains("\"max_tokens\":500");
            case OPENAI ->
                    assertThat(body)
                            .contains("\"max_completion_tokens\":500")
                            .doesNotContain("max_tokens");
            case OPENAI_COMPATIBLE -> assertThat(body).contains("\"max_tokens\":500");
            case OLLAMA -> assertThat(body).contains("\"num_predict\":500", "\"num_ctx\":16384");
        }
        boolean asksForUsage = Asking.dialect(provider) == Dialect.OPENAI && streaming;
        assertThat(body.contains("\"include_usage\":true")).isEqualTo(asksForUsage);
        assertThat(body).doesNotContain("temperature");
    }

    @Test
    void anEndpointWithoutAKeyGetsNone() throws Exception {
        ModelProfile keyed = Asking.profile(provider, streaming, server);
        var keyless =
                new ModelProfile(
                        keyed.name(),
                        provider,
                        keyed.model(),
                        keyed.endpoint(),
                        Optional.empty(),
                        keyed.limits(),
                        keyed.prices(),
                        keyed.timeouts(),
                        streaming,
                        keyed.contextTokens(),
                        Optional.of(0.0),
                        java.util.Map.of("X-Api-Version", "7"));

        ask(model(keyless));

        StubServer.Request request = server.take();
        assertThat(request.headers())
                .doesNotContainKeys("authorization", "x-api-key")
                .containsEntry("x-api-version", "7");
        assertThat(request.body().replace(" ", "")).contains("\"temperature\":0.0");
    }

    @Test
    void aConversationGoesOn() throws Exception {
        model().ask(PROMPT.answered("{\"a\": 1}", "b is missing"), _ -> {}, new Cancellation());

        assertThat(server.take().body()).containsSubsequence("break?", "a", "b is missing");
    }

    @Nested
    class Failing {

        @Test
        void anAnswerThatHitTheTokenLimitIsNone() {
            ModelException failure = failure(after(Behaviour.cutByLength("{\"a\": 1}")));

            assertThat(failure.kind()).isEqualTo(FailureKind.TRUNCATED);
            assertThat(failure.spent()).isEqualTo(new TokenUse(11, 5, false));
            assertThat(failure.partial()).isEqualTo("{\"a\": 1}");
        }

        @Test
        void aToolCallIsNoAnswer() {
            assertThat(failure(after(Behaviour.toolUse())).kind())
                    .isEqualTo(FailureKind.NOT_AN_ANSWER);
        }

        @Test
        void anEmptyAnswerIsNone() {
            assertThat(failure(after(Behaviour.text(""))).kind())
                    .isEqualTo(FailureKind.NOT_AN_ANSWER);
        }

        @Test
        void tooManyRequestsSayWhenToComeAgain() {
            ModelException failure = failure(after(Behaviour.tooManyRequests("4")));

            assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(4));
            assertThat(server.requests()).hasSize(1);
        }

        @Test
        void aDateSaysWhenToComeAgainToo() {
            ModelException failure =
                    failure(after(Behaviour.tooManyRequests("Tue, 13 Jan 2026 00:00:30 GMT")));

            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        }

        @Test
        void anAccountWithoutCreditIsNotAskedAgain() {
            Behaviour broke =
                    exchange -> {
                        exchange.send(
                                429,
                                "application/json",
                                "{\"error\":{\"message\":\"No credit\",\"code\":\"insufficient_quota\"}}");
                        return true;
                    };

            assertThat(failure(after(broke)).kind()).isEqualTo(FailureKind.BAD_REQUEST);
        }

        @Test
        void theProvidersTroubleIsToldAsSuch() {
            for (int status : new int[] {500, 502, 503, 529}) {
                ModelException failure =
                        failure(after(Behaviour.status(status, "api_error", "Sorry")));

                assertThat(failure.kind()).isEqualTo(FailureKind.OVERLOADED);
                assertThat(failure).hasMessageContaining("HTTP " + status);
            }
        }

        @Test
        void aBadRequestCarriesTheProvidersWords() {
            ModelException failure =
                    failure(after(Behaviour.status(400, "invalid_request_error", "No such model")));

            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_REQUEST);
            assertThat(failure).hasMessageContaining("No such model").hasNoCause();
        }

        @Test
        void aRejectedKeyIsNotRepeated() {
            ModelException failure =
                    failure(
                            after(
                                    Behaviour.status(
                                            401, "authentication_error", "Wrong key: " + KEY)));

            assertThat(failure.kind()).isEqualTo(FailureKind.KEY_REJECTED);
            assertThat(failure.getMessage()).doesNotContain(KEY).contains("settings");
        }

        @Test
        void truncatedJsonIsNoShortAnswer() {
            assertThat(failure(after(Behaviour.truncatedJson())).kind()).isEqualTo(FailureKind.CUT);
        }

        @Test
        void aBrokenConnectionIsNoShortAnswer() {
            ModelException failure = failure(after(Behaviour.cutBody()));

            assertThat(failure.kind()).isEqualTo(FailureKind.CUT);
            assertThat(failure.spent().estimated()).isTrue();
            assertThat(failure.partial()).isEqualTo(streaming ? "half an " : "");
        }

        @Test
        void aDrippingBodyMeetsTheDeadline() {
            server.then(Behaviour.drip(Duration.ofMillis(20)));
            ModelProfile hurried =
                    Asking.profile(provider, streaming, server)
                            .withTimeouts(
                                    new Timeouts(Duration.ofSeconds(9), Duration.ofMillis(300)));
            long start = System.nanoTime();

            ModelException failure = failure(model(hurried));

            assertThat(failure.kind()).isEqualTo(FailureKind.TIMED_OUT);
            assertThat(since(start)).isLessThan(Duration.ofSeconds(3));
        }

        @Test
        void aSilentServerMeetsTheDeadline() {
            server.then(Behaviour.mute());
            ModelProfile hurried =
                    Asking.profile(provider, streaming, server)
                            .withTimeouts(
                                    new Timeouts(Duration.ofSeconds(9), Duration.ofMillis(300)));

            assertThat(failure(model(hurried)).kind()).isEqualTo(FailureKind.TIMED_OUT);
        }

        @Test
        void aStreamThatFallsSilentIsIdle() {
            server.then(Behaviour.idle("so far "));
            ModelProfile hurried =
                    Asking.profile(provider, streaming, server)
                            .withTimeouts(
                                    new Timeouts(Duration.ofMillis(100), Duration.ofMillis(600)));

            assertThat(failure(model(hurried)).kind())
                    .isEqualTo(streaming ? FailureKind.IDLE : FailureKind.TIMED_OUT);
        }

        @Test
        void garbageIsNoAnswer() {
            assertThat(failure(after(Behaviour.garbageEvent())).kind())
                    .isEqualTo(FailureKind.NOT_AN_ANSWER);
        }

        @Test
        void anErrorWithinAnAnswerIsTheProvidersTrouble() {
            ModelException failure = failure(after(Behaviour.errorEvent()));

            assertThat(failure.kind()).isEqualTo(FailureKind.OVERLOADED);
            assertThat(failure).hasMessageContaining("Overloaded");
        }

        @Test
        void aHugeBodyIsNotReadToItsEnd() {
            ModelException failure = failure(after(Behaviour.huge(64L << 20)));

            assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
        }

        @Test
        void aWebPageIsNoAnswer() {
            ModelException failure = failure(after(Behaviour.html()));

            assertThat(failure.kind()).isEqualTo(FailureKind.NOT_AN_ANSWER);
            assertThat(failure).hasMessageContaining("web page");
        }

        @Test
        void aWebPageUnderAnotherTypeIsNoAnswer() {
            assertThat(failure(after(Behaviour.disguisedHtml())).kind())
                    .isEqualTo(FailureKind.NOT_AN_ANSWER);
        }

        @Test
        void anEmptyObjectIsNoAnswer() {
            assertThat(failure(after(Behaviour.emptyObject())).kind())
                    .isEqualTo(FailureKind.NOT_AN_ANSWER);
        }

        @Test
        void aRedirectIsNotFollowed() throws IOException {
            try (StubServer elsewhere = new StubServer(Asking.dialect(provider))) {
                ModelException failure =
                        failure(after(Behaviour.redirect(elsewhere.endpoint().toString())));

                assertThat(failure.kind()).isEqualTo(FailureKind.BLOCKED);
                assertThat(elsewhere.requests()).isEmpty();
            }
        }

        @Test
        void nobodyListening() throws IOException {
            ModelProfile profile = Asking.profile(provider, streaming, server);
            server.close();

            ModelException failure = failure(model(profile));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("127.0.0.1");
        }

        @Test
        void aPromptLargerThanTheContextIsNotSent() {
            ModelException failure =
                    failure(model(Asking.profile(provider, streaming, server).withContext(510)));

            assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
            assertThat(server.requests()).isEmpty();
        }

        @Test
        void aMissingKeyIsToldBeforeAnythingIsSent() {
            var model =
                    new WireModel(
                            transport,
                            Asking.profile(provider, streaming, server),
                            _ -> Optional.empty());

            assertThat(failure(model).kind()).isEqualTo(FailureKind.KEY_REJECTED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aListenersBugIsNotHidden() {
        server.then(Behaviour.text("one ", "two"));
        Prompt prompt = PROMPT;

        assertThatThrownBy(() ->
                        model().ask(
                                        prompt,
                                        _ -> {
                                            throw new IllegalStateException("bug");
                                        },
                                        new Cancellation()))
                .hasMessage("bug");
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
