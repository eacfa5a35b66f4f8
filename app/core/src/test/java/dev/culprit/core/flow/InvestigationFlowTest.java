package dev.culprit.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.investigation.Steer;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.replay.Recording;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.testing.Desk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InvestigationFlowTest {
    private static final QueryId FIRST = new QueryId(1);

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theConfirmedHypothesisWithTheHighestConfidenceIsTheFinding() throws InterruptedException {
        desk.reasoner.hypothesis("App drops the id", "a").hypothesis("Feed stalled", "b");
        desk.connector.answer("a", "0.93").answer("b", "0.7");

        InvestigationState state = desk.investigate();

        assertThat(state.status()).isEqualTo(Status.COMPLETED);
        assertThat(state.finding().orElseThrow().narrative().headline())
                .isEqualTo("App drops the id");
        assertThat(state.finding().orElseThrow().confidence().value()).isEqualTo(0.93);
        assertThat(state.quality()).isPresent();
    }

    @Test
    void refutedAndUntestedAndOpenAreKeptApart() throws InterruptedException {
        desk.reasoner
                .hypothesis("Refuted", "refutes")
                .hypothesis("Untested", "unknown")
                .hypothesis("Open", "nothing");
        desk.connector.answer("refutes", "-0.9").answer("nothing", "0");

        InvestigationState state = desk.investigate();

        assertThat(state.hypotheses())
                .extracting(each -> each.standing())
                .containsExactly(Standing.REJECTED, Standing.UNTESTED, Standing.OPEN);
        assertThat(state.status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void aFailedQueryIsNeverEvidence() throws InterruptedException {
        desk.reasoner.hypothesis("Untested", "unknown");

        InvestigationState state = desk.investigate();

        assertThat(state.evidence()).isEmpty();
        assertThat(state.hypotheses().getFirst().note())
                .hasValue("Binder Error: no such thing in unknown");
    }

    @Test
    void theNextAttemptGetsTheRealErrorOfTheDatabase() throws InterruptedException {
        desk.reasoner.hypothesis("Retried", "unknown", "good");
        desk.connector.answer("good", "0.9");

        InvestigationState state = desk.investigate();

        assertThat(desk.reasoner.feedback)
                .containsExactly("Binder Error: no such thing in unknown");
        assertThat(events(state))
                .anySatisfy(event ->
                        assertThat(event)
                                .isInstanceOfSatisfying(
                                        InvestigationEvent.ReflexionAttempted.class,
                                        retry -> assertThat(retry.retry()).isEqualTo(1)));
        assertThat(state.query(new QueryId(2)).query().attempt()).isEqualTo(2);
        assertThat(state.status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void retriesEndAtTheirLimit() throws InterruptedException {
        desk.reasoner.hypothesis("Hopeless", "x1", "bad2", "bad3", "bad4", "bad5");

        InvestigationState state = desk.investigate();

        assertThat(state.queries()).hasSize(3);
        assertThat(state.hypotheses().getFirst().standing()).isEqualTo(Standing.UNTESTED);
    }

    @Test
    void aRefusedQueryNeverReachesTheConnector() throws InterruptedException {
        desk.reasoner.hypothesis("Refused", "bad column", "good");
        desk.connector.answer("good", "0.9");

        InvestigationState state = desk.investigate();

        assertThat(desk.connector.ran).containsExactly("good");
        assertThat(state.query(FIRST).phase()).isEqualTo(QueryPhase.REFUSED);
        assertThat(desk.reasoner.feedback).containsExactly("There is no column in bad column");
    }

    @Test
    void aHypothesisAboveTheEarlyStopGetsNoFurtherQuery() throws InterruptedException {
        desk.reasoner.hypothesis("Clear", "a", "b");
        desk.connector.answer("a", "0.9").answer("b", "0.9");

        desk.investigate();

        assertThat(desk.connector.ran).containsExactly("a");
    }

    @Test
    void parallelBranchesShareOneLimitOfQueries() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            desk.reasoner.hypothesis("H" + i, "a" + i, "b" + i, "c" + i);
            desk.connector.answer("a" + i, "0").answer("b" + i, "0").answer("c" + i, "0");
        }
        Limits limits =
                new Limits(5, 7, 5, 2, 3, 100, Duration.ofMinutes(10), Duration.ofSeconds(30));

        InvestigationState state = desk.desk.awaitEnd(desk.open(ApprovalMode.AUTO, limits));

        assertThat(state.queries()).hasSize(7);
        assertThat(state.breaker()).hasValue("The limit of 7 queries is reached.");
        assertThat(events(state))
                .filteredOn(event -> event instanceof InvestigationEvent.BreakerTripped)
                .hasSize(1);
    }

    @Test
    void failuresInARowAcrossBranchesTripTheBreaker() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            desk.reasoner.hypothesis("H" + i, "x" + i, "y" + i, "z" + i);
        }

        InvestigationState state = desk.investigate();

        assertThat(state.breaker()).hasValue("3 queries in a row failed at the source.");
        assertThat(state.status()).isEqualTo(Status.FAILED);
    }

    @Test
    void theSameQueryIsRefusedTheSecondTime() throws InterruptedException {
        desk.reasoner.hypothesis("Stalls", "a", "a ");
        desk.connector.answer("a", "0");

        InvestigationState state = desk.investigate();

        assertThat(state.query(new QueryId(2)).problem())
                .hasValue("The same query was already proposed as q1.");
        assertThat(desk.connector.ran).containsExactly("a");
    }

    @Test
    void aSourceWithoutTablesFailsTheInvestigation() throws InterruptedException {
        desk.connector.with(new Schema(List.of()));

        InvestigationState state = desk.investigate();

        assertThat(state.status()).isEqualTo(Status.FAILED);
        assertThat(state.outcome()).hasValue("There are no tables in shop.");
    }

    @Test
    void aWaitingQueryRunsOnlyAfterItsTextWasApproved() throws InterruptedException {
        desk.reasoner.hypothesis("Asks", "a");
        desk.connector.answer("a", "0.9");
        InvestigationId id = desk.open(ApprovalMode.ASK);
        InvestigationState waiting = awaitPhase(id, QueryPhase.WAITING);
        assertThat(desk.connector.ran).isEmpty();
        assertThat(waiting.query(FIRST).estimate().rowsRead()).hasValue(3_014);

        assertThat(desk.desk.approve(id, FIRST, "something else", "Ada", false))
                .hasValue("Query q1 changed since it was shown.");
        assertThat(desk.desk.approve(id, FIRST, "a", "Ada", false)).isEmpty();

        InvestigationState state = desk.desk.awaitEnd(id);
        assertThat(state.query(FIRST).approval())
                .hasValue(new Approval("Ada", Approval.Basis.PERSON, Desk.START));
        assertThat(desk.connector.ran).containsExactly("a");
    }

    @Test
    void approvingAlikeLetsTheFollowingOnesRun() throws InterruptedException {
        desk.reasoner.hypothesis("Asks", "a", "b");
        desk.connector.answer("a", "0").answer("b", "0.9");
        InvestigationId id = desk.open(ApprovalMode.ASK);
        awaitPhase(id, QueryPhase.WAITING);

        assertThat(desk.desk.approve(id, FIRST, "a", "Ada", true)).isEmpty();

        InvestigationState state = desk.desk.awaitEnd(id);
        assertThat(desk.connector.ran).containsExactly("a", "b");
        assertThat(state.query(new QueryId(2)).approval().orElseThrow().basis())
                .isEqualTo(Approval.Basis.RULE);
    }

    @Test
    void aRejectionGoesBackToTheReasoner() throws InterruptedException {
        desk.reasoner.hypothesis("Asks", "a", "b");
        InvestigationId id = desk.open(ApprovalMode.ASK);
        awaitPhase(id, QueryPhase.WAITING);

        assertThat(desk.desk.reject(id, FIRST, "Too broad.", "Ada")).isEmpty();

        desk.await(id, state -> state.queries().size() == 2);
        assertThat(desk.reasoner.feedback).containsExactly("Too broad.");
        assertThat(desk.connector.ran).isEmpty();
    }

    @Test
    void anEditedQueryPassesTheGateAgainAndRunsAsEdited() throws InterruptedException {
        desk.reasoner.hypothesis("Asks", "a");
        desk.connector.answer("mine", "0.9");
        InvestigationId id = desk.open(ApprovalMode.ASK);
        awaitPhase(id, QueryPhase.WAITING);

        assertThat(desk.desk.edit(id, FIRST, "bad edit", "Ada"))
                .hasValue("There is no column in bad edit");
        assertThat(desk.desk.edit(id, FIRST, "mine", "Ada")).isEmpty();

        desk.desk.awaitEnd(id);
        assertThat(desk.connector.ran).containsExactly("mine");
    }

    @Test
    void denyingEverythingRunsNothing() throws InterruptedException {
        desk.reasoner.hypothesis("Denied", "a");

        InvestigationState state = desk.desk.awaitEnd(desk.open(ApprovalMode.DENY));

        assertThat(desk.connector.ran).isEmpty();
        assertThat(state.hypotheses().getFirst().standing()).isEqualTo(Standing.UNTESTED);
    }

    @Test
    void stoppingReachesTheDriverAndEndsAtOnce() throws InterruptedException {
        desk.reasoner.hypothesis("Hangs", "hang").hypothesis("Waits", "hang too");
        InvestigationId id = desk.open(ApprovalMode.AUTO);
        desk.connector.awaitHang();

        assertThat(desk.desk.cancel(id, "Ada")).isEmpty();

        InvestigationState state = desk.desk.awaitEnd(id);
        assertThat(state.status()).isEqualTo(Status.CANCELLED);
        assertThat(state.queries()).allMatch(query -> query.phase() == QueryPhase.CANCELLED);
        assertThat(desk.connector.cancelled).contains(FIRST);
    }

    @Test
    void aRuledOutHypothesisIsNeitherRefutedNorTheFinding() throws InterruptedException {
        desk.reasoner.hypothesis("Ruled out", "hang").hypothesis("Stays", "b");
        desk.connector.answer("b", "0.9");
        InvestigationId id = desk.open(ApprovalMode.AUTO);
        desk.connector.awaitHang();

        assertThat(
                        desk.desk.ruleOut(
                                id,
                                new dev.culprit.core.hypothesis.HypothesisId(1),
                                "Known.",
                                "Ada"))
                .isEmpty();

        InvestigationState state = desk.desk.awaitEnd(id);
        assertThat(state.hypotheses().getFirst().standing()).isEqualTo(Standing.RULED_OUT);
        assertThat(state.hypotheses().getFirst().note()).hasValue("Known.");
        assertThat(state.status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void closingMarksARunningInvestigationAsInterruptedAndItCanBeResumed()
            throws InterruptedException {
        desk.reasoner.hypothesis("Hangs", "hang");
        InvestigationId id = desk.open(ApprovalMode.AUTO);
        desk.connector.awaitHang();

        desk.desk.close();
        assertThat(desk.desk.state(id).status()).isEqualTo(Status.INTERRUPTED);

        desk.connector.answer("hang", "0.9");
        assertThat(desk.desk.resume(id, "Ada")).isEmpty();
        InvestigationState state = desk.desk.awaitEnd(id);
        assertThat(state.status()).isEqualTo(Status.COMPLETED);
        assertThat(state.query(FIRST).phase()).isEqualTo(QueryPhase.CANCELLED);
    }

    @Test
    void aCaseWhoseReasonerIsGoneStaysAsItIsAndSaysSo() throws InterruptedException {
        InvestigationState ended = desk.investigate();
        long events = desk.desk.events(ended.id()).size();
        desk.reasoners.clear();

        assertThat(desk.desk.reasonerNames()).isEmpty();
        assertThat(desk.desk.continueWith(ended.id(), "Look again", Optional.empty(), "Ada"))
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("There is no reasoner scripted"));
        assertThat(desk.desk.events(ended.id())).hasSize((int) events);

        desk.reasoners.add(desk.reasoner);
        assertThat(desk.desk.continueWith(ended.id(), "Look again", Optional.empty(), "Ada"))
                .isEmpty();
        desk.desk.awaitEnd(ended.id());
    }

    @Test
    void concludingEndsRunningTestsAndUsesWhatIsKnown() throws InterruptedException {
        desk.reasoner.hypothesis("Found", "a").hypothesis("Hangs", "hang", "never");
        desk.connector.answer("a", "0.9");
        InvestigationId id = desk.open(ApprovalMode.AUTO);
        desk.connector.awaitHang();
        desk.await(id, state -> !state.evidence().isEmpty());

        assertThat(desk.desk.conclude(id, "Ada")).isEmpty();

        InvestigationState state = desk.desk.awaitEnd(id);
        assertThat(state.status()).isEqualTo(Status.COMPLETED);
        assertThat(state.hypotheses().getLast().standing()).isEqualTo(Standing.UNTESTED);
        assertThat(desk.connector.ran).doesNotContain("never");
    }

    @Test
    void whatAPersonSaysReachesTheReasoner() throws InterruptedException {
        desk.reasoner.hypothesis("Asks", "a", "b");
        desk.connector.answer("b", "0.9");
        InvestigationId id = desk.open(ApprovalMode.ASK);
        awaitPhase(id, QueryPhase.WAITING);

        assertThat(desk.desk.addContext(id, "There was a release.", "Ada")).isEmpty();
        assertThat(desk.desk.reject(id, FIRST, "Too broad.", "Ada")).isEmpty();

        desk.await(id, state -> state.queries().size() == 2);
        assertThat(desk.reasoner.notes).containsExactly("There was a release.");
    }

    @Test
    void anEndedCaseGoesOnWithAFurtherHypothesis() throws InterruptedException {
        desk.reasoner.hypothesis("Weak", "a");
        desk.connector.answer("a", "0.3").answer("late", "0.9");
        InvestigationState first = desk.investigate();
        assertThat(first.status()).isEqualTo(Status.INCONCLUSIVE);
        HypothesisDraft draft = desk.reasoner.added("A person's idea", "late");

        assertThat(desk.desk.continueWith(first.id(), "Look there.", Optional.of(draft), "Ada"))
                .isEmpty();

        InvestigationState state = desk.desk.awaitEnd(first.id());
        assertThat(state.status()).isEqualTo(Status.COMPLETED);
        assertThat(state.finding().orElseThrow().narrative().headline())
                .isEqualTo("A person's idea");
        assertThat(desk.connector.ran).containsExactly("a", "late");
    }

    @Test
    void aSteerThatComesTooLateIsRecordedAsSuch() throws InterruptedException {
        desk.reasoner.hypothesis("Found", "a");
        desk.connector.answer("a", "0.9");
        InvestigationState ended = desk.investigate();

        assertThat(desk.desk.conclude(ended.id(), "Ada"))
                .hasValue("The investigation is completed.");

        assertThat(events(desk.desk.state(ended.id())))
                .contains(
                        new InvestigationEvent.InvestigationSteered(
                                "Ada", Steer.CONCLUDE, "", false));
    }

    @Test
    void aFullDiskEndsTheInvestigationWithItsSentence() {
        desk.reasoner.hypothesis("Never durable", "a");
        desk.connector.answer("a", "0.9");
        desk.store.leaveRoomFor(5);

        assertThatThrownBy(desk::investigate)
                .isInstanceOf(EventStoreException.class)
                .hasMessage("The disk is full.");
        assertThat(desk.connector.ran).isEmpty();
    }

    @Test
    void aHypothesisThatWaitsIsTestedWhenAllOthersAreDone() throws InterruptedException {
        desk.reasoner.hypothesis("Waits", "late").hypothesis("First", "a", "b");
        desk.reasoner.waiting.add("Waits");
        desk.connector.answer("a", "0").answer("b", "0").answer("late", "0.9");

        desk.investigate();

        assertThat(desk.connector.ran).containsExactly("a", "b", "late");
    }

    @Test
    void anAlternativeIsTestedAfterAllElseAndMayLead() throws InterruptedException {
        desk.reasoner.hypothesis("First", "a");
        desk.reasoner.alternatives.add(desk.reasoner.added("Other", "b"));
        desk.connector.answer("a", "0.7").answer("b", "0.9");

        InvestigationState state = desk.investigate();

        assertThat(desk.connector.ran).containsExactly("a", "b");
        assertThat(state.finding().orElseThrow().narrative().headline()).isEqualTo("Other");
    }

    @Test
    void aFindingThatDoesNotPassIsReworded() throws InterruptedException {
        desk.reasoner.hypothesis("Poor", "a").poor.add("Poor");
        desk.reasoner.rewritten = Optional.of("Better");
        desk.connector.answer("a", "0.9");

        InvestigationState state = desk.investigate();

        var words = state.finding().orElseThrow().narrative();
        assertThat(words.headline()).isEqualTo("Better");
        assertThat(words.paragraph()).isEqualTo("Say more.");
        assertThat(state.quality().orElseThrow().passed()).isTrue();
    }

    @Test
    void aReplayTellsTheSameCaseAndCallsNoPort() throws InterruptedException {
        desk.reasoner.hypothesis("App drops the id", "a");
        desk.connector.answer("a", "0.93");
        InvestigationState live = desk.investigate();
        List<EventEnvelope<InvestigationEvent>> events = desk.store.read(live.id());
        int callsBefore = desk.connector.ran.size();

        Recording recording = new Recording(events);

        assertThat(recording.at(recording.size()).finding()).isEqualTo(live.finding());
        assertThat(recording.at(1).hypotheses()).isEmpty();
        assertThat(desk.connector.ran).hasSize(callsBefore);
    }

    private InvestigationState awaitPhase(InvestigationId id, QueryPhase phase)
            throws InterruptedException {
        return desk.await(
                id,
                state -> state.queries().stream().map(QueryState::phase).anyMatch(phase::equals));
    }

    private List<InvestigationEvent> events(InvestigationState state) {
        return desk.store.read(state.id()).stream().map(EventEnvelope::event).toList();
    }
}
