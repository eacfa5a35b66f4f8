package dev.culprit.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Proof.Sign;
import dev.culprit.core.finding.Proof.State;
import dev.culprit.core.finding.Proof.Walked;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.source.QueryId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What backs a finding up must be what the named queries answered.
class ProofTest {
    private static final int ROWS = 500;
    private static final String SINCE = " AND seen_at >= " + SyntheticCase.ONSET;

    private static SyntheticCase nulls() {
        return new SyntheticCase(51, ROWS)
                .with(
                        "UPDATE visits SET referral = NULL WHERE device = 'dev_0' AND lang ="
                                + " 'lang_3'"
                                + SINCE);
    }

    private static Proof proof(Rehearsal.Outcome outcome) {
        return outcome.shown().orElseThrow();
    }

    private static QueryResult result(Rehearsal.Outcome outcome, QueryId query) {
        return ((Answer.Rows) outcome.answers().get(query.number() - 1)).result();
    }

    @Test
    void theAccusedSlicesMoveStandsInTheQueryItNames() {
        try (var clinic = nulls()) {
            var outcome = clinic.investigate(SyntheticCase.nullRate());
            Proof.Shift accused = proof(outcome).accused().orElseThrow();

            QueryResult rows = result(outcome, accused.query());
            double bad = 0;
            double all = 0;
            for (int row = 0; row < rows.rows().size(); row++) {
                boolean slice = rows.text(row, "part").orElse("").equals("slice");
                if (slice && rows.number(row, "recent") == 1) {
                    bad += rows.number(row, "k");
                    all += rows.number(row, "n");
                }
            }
            assertThat(accused.after()).isEqualTo(bad / all).isGreaterThan(0.5);
            assertThat(accused.before()).isLessThan(0.1);
        }
    }

    @Test
    void aRateThatRoseInsideASliceIsNoMatterOfShares() {
        try (var clinic = nulls()) {
            Proof.Mix mix = proof(clinic.investigate(SyntheticCase.nullRate())).mix().orElseThrow();

            assertThat(mix.attributes()).containsExactly("device", "lang");
            assertThat(mix.within() + mix.shares())
                    .isCloseTo(mix.after() - mix.before(), within(1e-12));
            assertThat(mix.withinShare()).isBetween(0.9, 1.1);
        }
    }

    @Test
    void aMeanThatRoseBecauseSharesMovedIsAMatterOfShares() {
        try (var clinic = new SyntheticCase(52, ROWS)) {
            clinic.with("UPDATE visits SET cost = cost * 6 WHERE zone = 'z3'");
            clinic.with(
                    "INSERT INTO visits SELECT visits.* REPLACE ('X' || i || visit_no AS visit_no) FROM"
                            + " visits, range(3) r(i) WHERE zone = 'z3'"
                            + SINCE);
            var outcome = clinic.investigate(SyntheticCase.meanCost());
            Proof.Mix mix = proof(outcome).mix().orElseThrow();

            assertThat(outcome.leading().orElseThrow().hypothesis().draft().fault())
                    .isEqualTo(FaultKind.MIX_SHIFT);
            assertThat(mix.withinShare()).isBetween(-0.2, 0.2);
            assertThat(mix.after()).isGreaterThan(mix.before());
        }
    }

    @Test
    void aNumberOfRowsIsNotTakenApartIntoSharesAndValues() {
        try (var clinic = new SyntheticCase(53, ROWS)) {
            clinic.with("DELETE FROM visits WHERE device = 'dev_0'" + SINCE);
            Proof proof = proof(clinic.investigate(SyntheticCase.rowCount()));

            assertThat(proof.mix()).isEmpty();
            Proof.Shift accused = proof.accused().orElseThrow();
            assertThat(accused.after()).isLessThan(0.5 * accused.before());
        }
    }

    @Test
    void theWalkNamesWhatWasSeenOfEachTableUpstream() {
        try (var clinic = nulls()) {
            var outcome = clinic.investigate(SyntheticCase.nullRate());
            List<Walked> walk = proof(outcome).walk();

            assertThat(walk).extracting(w -> w.table().name()).containsExactly("visits", "wards");
            assertThat(walk)
                    .extracting(Walked::state)
                    .containsExactly(State.ANOMALOUS, State.HEALTHY);
            assertThat(walk).extracting(Walked::named).containsExactly(true, false);
            Walked wards = walk.getLast();
            QueryResult rows = result(outcome, wards.query().orElseThrow());
            assertThat(rows.columns()).extracting(c -> c.name()).contains("last", "b", "w");
            assertThat(wards.sign().orElseThrow().kind()).isEqualTo(Sign.Kind.ROWS_A_DAY);
            assertThat(wards.lastRow()).isPresent();
        }
    }

    @Test
    void aTableNoQueryLookedAtIsNotExamined() {
        try (var clinic = new SyntheticCase(54, ROWS)) {
            clinic.with("UPDATE visits SET cost = cost * 100 WHERE lang = 'lang_1'" + SINCE);
            Walked wards = proof(clinic.investigate(SyntheticCase.meanCost())).walk().getLast();

            assertThat(wards.state()).isEqualTo(State.NOT_EXAMINED);
            assertThat(wards.query()).isEmpty();
            assertThat(wards.sign()).isEmpty();
        }
    }
}
