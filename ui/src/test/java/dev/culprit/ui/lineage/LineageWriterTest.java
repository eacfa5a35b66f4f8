package dev.culprit.ui.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.lineage.LineageGraph.Box;
import dev.culprit.ui.lineage.LineageGraph.Link;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineageWriterTest {
    private final Messages messages = new Messages(Locale.ENGLISH);

    private LineageGraph graph(boolean all) throws InterruptedException {
        try (ScriptedWorld world = ScriptedWorld.linked()) {
            return LineageWriter.graph(world.finished(), all, messages).orElseThrow();
        }
    }

    private static Box box(LineageGraph graph, String table) {
        return graph.box(TableName.of(table));
    }

    @Test
    void eachTableStandsRightOfAllThatFeedIt() throws InterruptedException {
        LineageGraph graph = graph(false);

        assertThat(graph.links())
                .allSatisfy(link ->
                        assertThat(graph.box(link.from()).column())
                                .isLessThan(graph.box(link.to()).column()));
        assertThat(box(graph, "app_events").column()).isZero();
        assertThat(box(graph, "orders").column()).isEqualTo(2);
        assertThat(graph.columns()).isEqualTo(4);
        assertThat(graph.boxes()).extracting(Box::column, Box::place).doesNotHaveDuplicates();
    }

    @Test
    void theColumnOfTheAlertIsFollowedToWhereItComesFrom() throws InterruptedException {
        LineageGraph graph = graph(false);

        assertThat(box(graph, "orders").alerted()).isTrue();
        assertThat(box(graph, "orders").blamed()).isTrue();
        assertThat(box(graph, "orders").path()).containsExactly("user_id");
        assertThat(box(graph, "app_events").path()).containsExactly("user_id");
        assertThat(box(graph, "app_events").known()).isFalse();
        assertThat(box(graph, "users").path()).isEmpty();
        assertThat(
                        graph.links().stream()
                                .filter(Link::onPath)
                                .map(link -> link.from() + ">" + link.to())
                                .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("app_events>sessions", "sessions>orders");
    }

    @Test
    void tablesWithoutAWayToTheCaseAreLeftOutUntilTheyAreWanted() throws InterruptedException {
        assertThat(graph(false).hidden()).isEqualTo(2);
        assertThat(graph(false).boxes())
                .extracting(Box::table)
                .doesNotContain(TableName.of("stock"));
        assertThat(graph(true).hidden()).isZero();
        assertThat(box(graph(true), "stock").column()).isEqualTo(1);
    }

    @Test
    void withoutLineageThereIsNoGraph() throws InterruptedException {
        try (ScriptedWorld world = ScriptedWorld.create()) {
            InvestigationState state = world.finished();

            assertThat(LineageWriter.graph(state, false, messages)).isEmpty();
        }
    }
}
