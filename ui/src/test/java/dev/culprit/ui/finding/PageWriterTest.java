package dev.culprit.ui.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.finding.FindingPage.Chip;
import dev.culprit.ui.finding.FindingPage.Outcome;
import dev.culprit.ui.format.Span;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageWriterTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final PageWriter writer = new PageWriter(new Messages(Locale.ENGLISH));
    private InvestigationState finished = null;

    @BeforeEach
    void finish() throws InterruptedException {
        finished = world.finished();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /// The same case, but with another end.
    private InvestigationState endedWith(InvestigationEvent end) {
        List<EventEnvelope<InvestigationEvent>> events = world.events(finished.id());
        List<EventEnvelope<InvestigationEvent>> open =
                events.stream()
                        .takeWhile(event ->
                                !(event.event() instanceof InvestigationEvent.SynthesisCompleted))
                        .toList();
        InvestigationState before = InvestigationState.of(open);
        return before.after(end, before.lastAt());
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    @Test
    void aFindingNamesTheCulpritAndWhereItIs() {
        FindingPage page = writer.write(finished);

        assertThat(page.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(page.headline()).isEqualTo("App version 2.3.1 stopped sending the user id");
        assertThat(page.chips())
                .extracting(Chip::text)
                .containsExactly(
                        "app_version = 2.3.1",
                        "channel = mobile_app",
                        "since 10 Jan 2026",
                        "orders.user_id",
                        "Code change",
                        "More NULLs");
        assertThat(page.trust()).containsExactly("Confidence 0.93", "Quality 0.81");
    }

    @Test
    void theProofHasThreeBarsOnOneScaleAndLinksToItsQuery() {
        FindingPage.Proof proof = writer.write(finished).proof().orElseThrow();

        assertThat(proof.bars())
                .extracting(bar -> plain(bar.value()))
                .containsExactly("22.3 %", "1.1 %", "1.0 %");
        assertThat(proof.bars().getFirst().fraction()).isEqualTo(1);
        assertThat(proof.bars().get(1).fraction()).isBetween(0.04, 0.06);
        assertThat(plain(Span.text(proof.explained()))).isEqualTo("Explains 99 % of the excess.");
        QueryId proven = proof.bars().getFirst().query().orElseThrow();
        assertThat(finished.query(proven).query().draft().key()).isEqualTo("without");
        assertThat(proof.control().orElseThrow().control()).allMatch(bar -> bar.fraction() < 0.1);
    }

    private static List<String> values(List<FindingPage.Measured> bars) {
        return bars.stream().map(bar -> plain(bar.value())).toList();
    }

    @Test
    void theAccusedSliceStandsBesideItsControlOnOneScale() {
        FindingPage.Beside beside =
                writer.write(finished).proof().orElseThrow().control().orElseThrow();

        assertThat(values(beside.accused())).containsExactly("1.0 %", "77.7 %");
        assertThat(values(beside.control())).containsExactly("1.0 %", "1.1 %");
        assertThat(beside.accused().getLast().fraction()).isEqualTo(1);
        assertThat(beside.control().getLast().fraction()).isBetween(0.01, 0.02);
        assertThat(Span.text(beside.sentence())).isEqualTo("The control hardly moved.");
        assertThat(beside.accused()).allMatch(bar -> bar.query().isPresent());
        assertThat(beside.control()).allMatch(bar -> bar.query().isPresent());
    }

    @Test
    void theMixSaysWhichPartOfTheChangeIsWhatEachNumberWithItsQuery() {
        FindingPage.Mixed mix = writer.write(finished).proof().orElseThrow().mix().orElseThrow();

        assertThat(mix.title()).isEqualTo("Rates changed, not the mix of rows");
        assertThat(plain(Span.text(mix.sentence())))
                .isEqualTo(
                        "Of the rise from 1.0 % to 22.3 %, 96.8 % comes from rates inside the slices"
                                + " of app_version and channel and 3.2 % from shares of the rows that"
                                + " moved.");
        assertThat(mix.fraction()).isBetween(0.967, 0.969);
        QueryId baseline =
                mix.sentence().stream()
                        .filter(span -> plain(span.text()).equals("1.0 %"))
                        .findFirst()
                        .flatMap(Span::query)
                        .orElseThrow();
        assertThat(finished.query(baseline).query().hypothesis()).isEmpty();
        assertThat(mix.sentence().stream().filter(span -> span.query().isPresent())).hasSize(4);
    }

    @Test
    void theWayUpstreamSaysWhatWasSeenOfEachTable() {
        List<List<FindingPage.Step>> walk = writer.write(finished).proof().orElseThrow().walk();

        assertThat(walk)
                .map(step -> step.getFirst().table() + ": " + step.getFirst().state())
                .containsExactly("orders: Anomalous", "sessions: Healthy", "users: Not examined");
        assertThat(walk)
                .map(step -> plain(Span.text(step.getFirst().sentence())))
                .containsExactly(
                        "1.0 % expected, 22.3 % in the window",
                        "812 rows a day before, 805 in the window, last row 12 Jan 2026, 23:53",
                        "no query looked at it");
        assertThat(walk.getFirst().getFirst().mark()).isEqualTo("Named in the finding");
        assertThat(walk.getLast().getFirst().mark()).isEmpty();
    }

    @Test
    void whatWasNotComputedIsNotThere() {
        Finding found = finished.finding().orElseThrow();
        Finding older =
                new Finding(
                        found.hypothesis(),
                        found.category(),
                        found.fault(),
                        found.tables(),
                        found.columns(),
                        found.slice(),
                        found.additionalSlices(),
                        found.onset(),
                        found.confidence(),
                        found.narrative(),
                        found.counterfactual(),
                        found.control());
        FindingPage.Proof proof =
                writer.write(endedWith(new InvestigationEvent.SynthesisCompleted(older)))
                        .proof()
                        .orElseThrow();

        assertThat(proof.bars()).hasSize(3);
        assertThat(proof.mix()).isEmpty();
        assertThat(proof.walk()).isEmpty();
        assertThat(proof.control().orElseThrow().accused()).isEmpty();
        assertThat(plain(Span.text(proof.control().orElseThrow().sentence())))
                .contains("1.0 % before, 1.1 % in the window");
    }

    @Test
    void eachNumberLeadsToTheCitedQueryThatHoldsIt() {
        List<Span> links =
                writer.write(finished).paragraph().stream()
                        .filter(span -> span.query().isPresent())
                        .toList();

        assertThat(links).extracting(span -> plain(span.text())).containsExactly("77.7 %", "1.1 %");
        assertThat(links)
                .extracting(
                        span -> finished.query(span.query().orElseThrow()).query().draft().key())
                .containsExactly("versions", "without");
    }

    @Test
    void thoseThatLostComeInOrderEachWithItsReason() {
        assertThat(writer.write(finished).lost())
                .extracting(FindingPage.Lost::how)
                .containsExactly("refuted", "refuted", "refuted", "untested");
        assertThat(writer.write(finished).lost())
                .allMatch(lost -> !Span.text(lost.why()).isBlank());
    }

    @Test
    void whileItRunsThereIsNoFinding() {
        var events = world.events(finished.id());
        FindingPage page = writer.write(InvestigationState.of(events.subList(0, 8)));

        assertThat(page.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(page.lost()).isEmpty();
        assertThat(page.metric()).isEmpty();
    }

    @Test
    void anInconclusiveCaseSaysWhatCameClosest() {
        Finding leading = finished.finding().orElseThrow();
        FindingPage page =
                writer.write(
                        endedWith(
                                new InvestigationEvent.InvestigationInconclusive(
                                        "Two hypotheses explain it equally well.",
                                        Optional.of(leading))));

        assertThat(page.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(page.headline()).doesNotContain("2.3.1");
        assertThat(page.sentence())
                .startsWith("Two hypotheses explain it equally well.")
                .endsWith("What came closest: App version 2.3.1 stopped sending the user id.");
        assertThat(page.trust()).isEmpty();
    }

    @Test
    void aStoppedCaseKeepsWhatWasAlreadyConfirmed() {
        FindingPage page =
                writer.write(
                        endedWith(
                                new InvestigationEvent.InvestigationCancelled(
                                        "Ada", "Stopped by Ada.")));

        assertThat(page.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(page.lost().getFirst().how()).isEqualTo("confirmed");
        assertThat(page.lost().getFirst().title()).isEqualTo("App 2.3.1 drops the user id");
    }

    @Test
    void expectedVarianceSaysThatNothingIsBroken() {
        Finding found = finished.finding().orElseThrow();
        Finding expected =
                new Finding(
                        found.hypothesis(),
                        Category.EXPECTED_VARIANCE,
                        FaultKind.EXPECTED_VARIANCE,
                        found.tables(),
                        found.columns(),
                        found.slice(),
                        found.additionalSlices(),
                        found.onset(),
                        found.confidence(),
                        found.narrative(),
                        Optional.empty(),
                        Optional.empty());
        FindingPage page =
                writer.write(endedWith(new InvestigationEvent.SynthesisCompleted(expected)));

        assertThat(page.outcome()).isEqualTo(Outcome.EXPECTED);
        assertThat(page.sentence()).contains("nothing to repair");
        assertThat(page.chips()).extracting(Chip::text).containsOnlyOnce("Expected variance");
    }

    @Test
    void aFailedCaseSaysWhatHappenedAndHasDetailsToCopy() {
        FindingPage page =
                writer.write(
                        endedWith(
                                new InvestigationEvent.InvestigationFailed(
                                        "The source went away.")));

        assertThat(page.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(page.sentence()).startsWith("The source went away.").contains("start it again");
        assertThat(page.details())
                .contains("AL-00001", "samples/orders", "The source went away.", "failed:");
    }
}
