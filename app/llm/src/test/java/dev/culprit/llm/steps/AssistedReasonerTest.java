package dev.culprit.llm.steps;

import static dev.culprit.llm.shop.ShopCase.APP;
import static dev.culprit.llm.shop.ShopCase.draft;
import static dev.culprit.llm.shop.ShopCase.row;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Journal;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.reasoning.ReasonerException;
import dev.culprit.llm.Models;
import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.Prices;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.chat.Provider;
import dev.culprit.llm.chat.RecordingModel;
import dev.culprit.llm.privacy.Masking;
import dev.culprit.llm.shop.ShopCase;
import dev.culprit.llm.stub.Asking;
import dev.culprit.llm.stub.Behaviour;
import dev.culprit.llm.stub.ScriptedModel;
import dev.culprit.llm.stub.StubServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AssistedReasonerTest {
    private final ScriptedModel model = new ScriptedModel();
    private final List<ModelConsulted> consulted = new ArrayList<>();
    private final List<String> thoughts = new ArrayList<>();
    private final Analyst analyst = new Analyst();
    private final ShopCase shop = new ShopCase();
    private final AssistedReasoner assisted =
            new AssistedReasoner(
                    "claude",
                    analyst,
                    events -> new RecordingModel(model, Prices.FREE, events),
                    AssistedReasonerTest::masking);
    private final Journal journal =
            new Journal() {
                @Override
                public void consulted(ModelConsulted consultation) {
                    consulted.add(consultation);
                }

                @Override
                public void thinking(Optional<HypothesisId> about, String soFar) {
                    thoughts.add(soFar);
                }
            };
    private final Reasoner reasoner = assisted.attend(journal);

    /// Two hypotheses, one test, and words of its own.
    private static final class Analyst implements Reasoner {
        private List<HypothesisDraft> drafts =
                List.of(
                        draft("The app loses the id", FaultKind.NULL_SPIKE, APP, "built-in"),
                        draft("Chance", FaultKind.EXPECTED_VARIANCE, Slice.EVERYTHING, "built-in"));

        @Override
        public String name() {
            return "built-in";
        }

        @Override
        public List<HypothesisDraft> hypotheses(CaseFile file) {
            return drafts;
        }

        @Override
        public Optional<QueryDraft> nextQuery(CaseFile file, HypothesisId hypothesis) {
            return Optional.of(
                    new QueryDraft("counterfactual", "Proof.", TestKind.CONTRAST, "SELECT 1"));
        }

        @Override
        public Interpretation interpret(CaseFile file, HypothesisId about, Answer.Rows answer) {
            return new Interpretation(
                    Verdict.SUPPORTS, new Confidence(0.84), "The analyst says so.", List.of());
        }

        @Override
        public Narrative narrate(CaseFile file, HypothesisId leading, boolean proven) {
            return new Narrative(
                    "The analyst's headline.",
                    List.of(new Statement("The analyst's words.", List.of())),
                    List.of(),
                    List.of());
        }

        @Override
        public Judgement judge(CaseFile file, Finding finding) {
            return new Judgement(new Quality(0.5, 0.5, 0.5), "The analyst's advice.");
        }
    }

    private ScriptedModel says(String json) {
        return model.says("## Reasoning\nHm.\n\n```json\n" + json + "\n```");
    }

    private static String idea(String title, String fault, String table, String channel) {
        return """
        {"title": "%s", "category": "code_change", "fault": "%s", "reasoning": "It began with a release.",
         "expected_if_true": "Only the app moved.", "expected_if_false": "All moved.",
         "tables": ["%s"], "columns": ["user_id"], "slice": {"orders.channel": "%s"}, "onset": "2026-01-10"}\
        """
                .formatted(title, fault, table, channel);
    }

    private List<HypothesisDraft> hypotheses() throws ReasonerException {
        return reasoner.hypotheses(shop.file());
    }

    private static Masking masking() {
        return Masking.with("0123456789abcdef".getBytes(US_ASCII));
    }

    @Test
    void theAnalystsHypothesesStayFirstAndTheModelsAreMarked() throws ReasonerException {
        says("{\"hypotheses\": [" + idea("A release", "other", "orders", "web") + "]}");

        List<HypothesisDraft> all = hypotheses();

        assertThat(all)
                .extracting(HypothesisDraft::title)
                .containsExactly("The app loses the id", "Chance", "A release");
        assertThat(all.getLast().slice()).isEqualTo(Slice.of("channel", "web"));
        assertThat(all.getLast().category()).isEqualTo(Category.CODE_CHANGE);
        assertThat(all.getLast().onset()).contains(ShopCase.ONSET);
        assertThat(all)
                .extracting(reasoner::author)
                .containsExactly("built-in", "built-in", "claude");
    }

    @Test
    void whatDoesNotExistOrIsSuspectedAlreadyIsDroppedAndNoted() throws ReasonerException {
        says(
                "{\"hypotheses\": ["
                        + idea("Invented", "other", "outages", "web")
                        + ","
                        + idea("It lost 4711 rows", "other", "orders", "web")
                        + ","
                        + idea("The app loses the id!", "other", "orders", "web")
                        + ","
                        + idea("A release", "other", "orders", "web")
                        + "]}");

        assertThat(hypotheses())
                .extracting(HypothesisDraft::title)
                .containsExactly("The app loses the id", "Chance", "A release");
        assertThat(consulted.getFirst().problem().orElseThrow())
                .contains("names the table outages, which does not exist")
                .contains("the number 4711 is not in what it cites")
                .contains("\"The app loses the id!\" is suspected already");
    }

    @Test
    void fiveInAllOfWhichChanceIsKept() throws ReasonerException {
        List<HypothesisDraft> own = new ArrayList<>();
        for (int i = 1; i < 5; i++) {
            own.add(
                    draft(
                            "Own " + "abcd".charAt(i - 1),
                            FaultKind.OTHER,
                            Slice.of("channel", "v" + i),
                            "built-in"));
        }
        own.add(draft("Chance", FaultKind.EXPECTED_VARIANCE, Slice.EVERYTHING, "built-in"));
        analyst.drafts = own;
        says(
                "{\"hypotheses\": ["
                        + idea("New A", "other", "orders", "web")
                        + ","
                        + idea("New B", "mix_shift", "orders", "web")
                        + "]}");

        assertThat(hypotheses())
                .extracting(HypothesisDraft::title)
                .containsExactly("Own a", "Own b", "Chance", "New A", "New B");
    }

    @Test
    void aRejectedKeyFailsLoudlyAtTheStart() {
        model.fails(new ModelException(FailureKind.KEY_REJECTED, "Anthropic rejected the key."));

        assertThatThrownBy(this::hypotheses)
                .isInstanceOf(ReasonerException.class)
                .hasMessage("Anthropic rejected the key.");
        assertThat(consulted.getFirst().problem().orElseThrow())
                .isEqualTo("key_rejected: Anthropic rejected the key.");
    }

    @Test
    void whenTheModelFailsTheAnalystFinishesAndTheFindingSaysSo() throws ReasonerException {
        model.fails(new ModelException(FailureKind.TIMED_OUT, "The model took too long."))
                .fails(new ModelException(FailureKind.TIMED_OUT, "The model took too long."));

        assertThat(hypotheses()).hasSize(2);
        HypothesisState state = proven();
        Narrative words = reasoner.narrate(shop.file(), state.id(), true);

        assertThat(words.headline()).isEqualTo("The analyst's headline.");
        assertThat(words.paragraph())
                .isEqualTo(
                        "The analyst's words. The model claude did not answer every question, and the"
                                + " built-in analyst finished the case: The model took too long.");
    }

    @Test
    void afterThreeFailuresOrASpentBudgetItIsAskedNoMore() throws ReasonerException {
        model.fails(new ModelException(FailureKind.BUDGET, "Its 60 calls are used up."));

        hypotheses();
        HypothesisState state = proven();
        reasoner.narrate(shop.file(), state.id(), true);

        assertThat(model.asked()).hasSize(1);
    }

    @Test
    void anAnswerThatCannotBeUsedTwiceIsAFailureAndBothAreInTheLog() throws ReasonerException {
        model.says("I would rather not.").says("Still not.");

        assertThat(hypotheses()).hasSize(2);

        assertThat(consulted).hasSize(2);
        assertThat(consulted.get(0).problem()).contains("Sent back: There is no json block.");
        assertThat(consulted.get(1).problem().orElseThrow()).startsWith("Dropped: ");
        assertThat(consulted.get(1).requestHash()).isNotEqualTo(consulted.get(0).requestHash());
    }

    private HypothesisState proven() {
        return shop.hypothesis(
                analyst.drafts.getFirst(),
                "built-in",
                new Interpretation(
                        Verdict.SUPPORTS, new Confidence(0.9), "It explains 98.1 %.", List.of()));
    }

    private HypothesisState models() {
        return shop.hypothesis(
                draft("A release", FaultKind.OTHER, Slice.of("channel", "web"), "model"), "claude");
    }

    private Optional<QueryDraft> next(HypothesisState state) throws ReasonerException {
        return reasoner.nextQuery(shop.file(), state.id());
    }

    private static String query(String test, String expect, String sql) {
        return "{\"done\": false, \"why\": \"To see.\", \"test\": \"%s\", \"expect\": \"%s\", \"sql\": \"%s\"}"
                .formatted(test, expect, sql);
    }

    @Test
    void itsHypothesesWaitAndAreTestedByItsQueriesAndThenByTheProof() throws ReasonerException {
        HypothesisState state = models();
        says(query("existence", "some", "SELECT count(*) AS n FROM orders")).says("x");
        assertThat(reasoner.waits(shop.file(), state.id())).isTrue();

        QueryDraft own = next(state).orElseThrow();
        assertThat(own)
                .isEqualTo(
                        new QueryDraft(
                                "model/1/some",
                                "To see.",
                                TestKind.EXISTENCE,
                                "SELECT count(*) AS n FROM orders"));

        shop.answered(state.id(), own, row("n", "3"));
        model.asked().clear();
        assertThat(readAfter("{\"done\": true}", state).key()).isEqualTo("counterfactual");
    }

    private QueryDraft readAfter(String json, HypothesisState state) throws ReasonerException {
        var fresh = new ScriptedModel();
        fresh.says("```json\n" + json + "\n```");
        Reasoner other =
                new AssistedReasoner(
                                "claude",
                                analyst,
                                events -> new RecordingModel(fresh, Prices.FREE, events),
                                Masking::off)
                        .attend(journal);
        return other.nextQuery(shop.file(), state.id()).orElseThrow();
    }

    @Test
    void aProblemComesBackInTheDatabasesOwnWords() throws ReasonerException {
        HypothesisState state = models();
        shop.failed(
                state.id(),
                new QueryDraft("model/1/some", "", TestKind.EXISTENCE, "SELECT oops"),
                "Binder Error: no column \"oops\"");
        says(query("existence", "some", "SELECT count(*) AS n FROM orders"));

        next(state);

        assertThat(model.asked().getFirst().text())
                .contains("Binder Error: no column \\\"oops\\\"");
        assertThat(consulted.getFirst().hypothesis()).contains(state.id());
    }

    @Test
    void theSameQueryTwiceAndAnOutcomeThatDoesNotFitAreSentBack() throws ReasonerException {
        HypothesisState state = models();
        var asked = new QueryDraft("model/1/some", "", TestKind.EXISTENCE, "SELECT  1 AS n");
        shop.answered(state.id(), asked, row("n", "1"));
        says(query("existence", "some", "select 1 as n;"));
        says(query("contrast", "some", "SELECT 2"));

        assertThat(next(state).orElseThrow().key()).isEqualTo("counterfactual");

        assertThat(consulted.get(0).problem().orElseThrow()).contains("was asked already");
        assertThat(consulted.get(1).problem().orElseThrow()).contains("expect must be one of");
    }

    @Test
    void twoPlacesAreKeptForTheProof() throws ReasonerException {
        shop.limited(Profile.SAFE);
        HypothesisState state = models();
        var asked = new QueryDraft("model/1/some", "", TestKind.EXISTENCE, "SELECT 1 AS n");
        shop.answered(state.id(), asked, row("n", "1"));

        assertThat(next(state).orElseThrow().key()).isEqualTo("counterfactual");
        assertThat(model.asked()).isEmpty();
    }

    private Interpretation interpret(HypothesisState state, String key, TestKind kind)
            throws ReasonerException {
        shop.answered(state.id(), new QueryDraft(key, "", kind, "SELECT 1"), row("n", "3"));
        Answer.Rows rows = (Answer.Rows) shop.file().answers().getLast();
        return reasoner.interpret(shop.file(), state.id(), rows);
    }

    private static String words(String verdict, String mechanism, String difference) {
        return "{\"verdict\": \"%s\", \"trigger\": \"\", \"mechanism\": \"%s\", \"differentiating\": \"%s\", \"next_step\": \"\"}"
                .formatted(verdict, mechanism, difference);
    }

    @Test
    void theVerdictOfADeclaredTestIsComputedWhateverTheModelSays() throws ReasonerException {
        says(words("refutes", "The 3 rows should not be there.", "There are 99 more."));

        Interpretation read = interpret(models(), "model/1/none", TestKind.EXISTENCE);

        assertThat(read.verdict()).isEqualTo(Verdict.REFUTES);
        assertThat(read.summary())
                .isEqualTo("There are 3 such rows. Mechanism: The 3 rows should not be there.");
        assertThat(consulted.getFirst().problem().orElseThrow()).contains("99");
    }

    @Test
    void aFreeReadingNeedsWhatTellsItApartAndCountsForAHalfAtMost() throws ReasonerException {
        says(words("supports", "It loses rows.", "All 3 came after the release."))
                .says("```json\n" + words("supports", "It loses rows.", "") + "\n```");
        HypothesisState state = models();

        Interpretation read = interpret(state, "model/1/reading", TestKind.FREE);
        Interpretation vague = interpret(state, "model/2/reading", TestKind.FREE);

        assertThat(read.verdict()).isEqualTo(Verdict.SUPPORTS);
        assertThat(read.confidence().value()).isEqualTo(0.5);
        assertThat(vague.verdict()).isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void sentencesThatStandAreKeptAndOthersDropped() throws ReasonerException {
        HypothesisState state = proven();
        says(
                """
                {"headline": "The mobile_app loses user_id since 10 January",
                 "root_cause": [{"text": "It explains 98.1 % of the change.", "cites": ["h1e1"]},
                                {"text": "It cost 4711 orders.", "cites": ["h1e1"]}],
                 "causal_chain": [{"text": "Something changed.", "cites": ["m"]}, {"text": "The rate rose to 22 %.", "cites": ["m"]}],
                 "recommendations": [{"text": "Look at the rows.", "sql": "SELECT * FROM orders"},
                                     {"text": "Clean up.", "sql": "DROP TABLE orders"}]}\
                """);

        Narrative words = reasoner.narrate(shop.file(), state.id(), true);

        assertThat(words.headline()).isEqualTo("The mobile_app loses user_id since 10 January");
        assertThat(words.paragraph()).isEqualTo("It explains 98.1 % of the change.");
        assertThat(words.rootCause().getFirst().cites())
                .containsExactly(state.evidence().getFirst().query());
        assertThat(words.causalChain()).hasSize(2);
        assertThat(words.recommendations()).hasSize(1);
        assertThat(consulted.getFirst().problem().orElseThrow())
                .contains("the number 4711 is not in what it cites")
                .contains("its SQL does not only read");
    }

    @Test
    void anUnprovenFindingSaysSoWhateverTheModelWrites() throws ReasonerException {
        says(
                """
                {"headline": "The mobile_app did it",
                 "root_cause": [{"text": "It moved.", "cites": ["m"]}], "causal_chain": [], "recommendations": []}\
                """);

        HypothesisState state = proven();
        Narrative words = reasoner.narrate(shop.file(), state.id(), false);

        assertThat(words.headline()).isEqualTo("Not proven, but closest: The mobile_app did it");
    }

    @Test
    void theModelMovesTheMarksOfTheRulesOnlyALittle() throws ReasonerException {
        HypothesisState state = proven();
        says(
                "{\"causal_depth\": 1, \"specificity\": 0, \"actionability\": 0.6, \"advice\": \"More.\"}");

        Reasoner.Judgement judged = reasoner.judge(shop.file(), finding(state));

        assertThat(judged.quality()).isEqualTo(new Quality(0.75, 0.25, 0.6));
        assertThat(judged.advice()).isEqualTo("More.");
    }

    private Finding finding(HypothesisState state) throws ReasonerException {
        HypothesisDraft draft = state.hypothesis().draft();
        return new Finding(
                state.id(),
                draft.category(),
                draft.fault(),
                draft.tables(),
                draft.columns(),
                draft.slice(),
                List.of(),
                draft.onset(),
                state.confidence(),
                analyst.narrate(shop.file(), state.id(), true),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void belowNearCertaintyItArguesAgainstTheLeadingHypothesis() throws ReasonerException {
        shop.hypothesis(
                analyst.drafts.getFirst(),
                "built-in",
                new Interpretation(
                        Verdict.SUPPORTS, new Confidence(0.7), "It explains 98.1 %.", List.of()));
        says(
                "{\"alternative\": "
                        + idea("A release", "other", "orders", "web")
                        + ", \"caveat\": {\"text\": \"A consent form may hide the id.\", \"cites\": [\"h1e1\"]}}");

        List<HypothesisDraft> others = reasoner.alternatives(shop.file());
        model.fails(new ModelException(FailureKind.TIMED_OUT, "It took too long."));
        Narrative words = reasoner.narrate(shop.file(), new HypothesisId(1), true);

        assertThat(others).extracting(HypothesisDraft::title).containsExactly("A release");
        assertThat(words.paragraph()).contains("A consent form may hide the id.");
    }

    @Test
    void aResultWithoutAnOrderIsSaidInOne() throws ReasonerException {
        HypothesisState state = models();
        List<List<String>> rows = List.of(List.of("web"), List.of("app"));
        shop.answered(
                state.id(),
                new QueryDraft("model/1/reading", "", TestKind.FREE, "SELECT channel FROM orders"),
                ShopCase.result(List.of("channel"), rows));
        shop.answered(
                state.id(),
                new QueryDraft("model/2/reading", "", TestKind.FREE, "SELECT x ORDER BY 1 DESC"),
                ShopCase.result(List.of("channel"), rows));
        says("{\"done\": true}");

        next(state);

        assertThat(model.asked().getFirst().text())
                .contains("[[\"app\"],[\"web\"]]")
                .contains("[[\"web\"],[\"app\"]]");
    }

    @Test
    void tokensCanBeReadOnThisMachine() throws ReasonerException {
        shop.ranking(Slice.of("users.customer_name", "Ada Lovelace"));
        String token = assisted.preview(shop.file()).masked().keySet().iterator().next();

        assertThat(
                        AssistedReasoner.revealing(shop.file(), masking())
                                .reveal("It is " + token + "."))
                .isEqualTo("It is Ada Lovelace.");
    }

    @Test
    void aConfiguredModelThatRejectsTheKeyEndsItBeforeItBegins() throws IOException {
        try (var server = new StubServer(Asking.dialect(Provider.ANTHROPIC));
                var models =
                        new Models(
                                _ -> Optional.of(Asking.KEY),
                                () -> true,
                                InstantSource.system(),
                                RandomGenerator.getDefault())) {
            server.then(Behaviour.status(401, "authentication_error", "invalid x-api-key"));
            Reasoner attending =
                    AssistedReasoner.with(
                                    models,
                                    Asking.profile(Provider.ANTHROPIC, false, server),
                                    analyst,
                                    Masking::off)
                            .attend(journal);

            assertThatThrownBy(() -> attending.hypotheses(shop.file()))
                    .isInstanceOf(ReasonerException.class)
                    .hasMessageContaining("rejected the key");
        }
    }

    @Test
    void nearCertaintyIsNotDoubted() throws ReasonerException {
        proven();

        assertThat(reasoner.alternatives(shop.file())).isEmpty();
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void thePreviewIsWhatIsSentWithPersonalDataMasked() throws ReasonerException {
        shop.describedAs("Ask ada@example.org.")
                .noted("Called +44 20 7946 0958.")
                .ranking(Slice.of("users.customer_name", "Ada Lovelace"));
        Preview preview = assisted.preview(shop.file());
        says("{\"hypotheses\": []}");

        hypotheses();

        Prompt sent = model.asked().getFirst();
        assertThat(preview.text()).isEqualTo(sent.text());
        assertThat(sent.text()).doesNotContain("ada@example.org", "7946", "Ada Lovelace");
        assertThat(preview.masked()).containsValues("ada@example.org", "Ada Lovelace");
        assertThat(thoughts).isNotEmpty();
    }
}
