package dev.culprit.ui.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineageLayersTest {
    private static Lineage.Edge edge(String from, String to) {
        return new Lineage.Edge(TableName.of(from), TableName.of(to), "", Map.of());
    }

    private static LineageLayers layers(Lineage.Edge... edges) {
        Set<TableName> tables = new TreeSet<>();
        Stream.of(edges).forEach(each -> tables.addAll(List.of(each.from(), each.to())));
        return new LineageLayers(tables, List.of(edges));
    }

    @Test
    void theLongestWayDecides() {
        var layers = layers(edge("a", "b"), edge("b", "c"), edge("a", "c"));

        assertThat(layers.column(TableName.of("c"))).isEqualTo(2);
        assertThat(layers.size()).isEqualTo(3);
    }

    @Test
    void aCircleEndsAndKeepsEveryTable() {
        var layers = layers(edge("a", "b"), edge("b", "c"), edge("c", "a"));

        assertThat(Stream.of("a", "b", "c").map(TableName::of).map(layers::column))
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void neighboursStandBesideOneAnotherSoThatLinesDoNotCross() {
        var layers = layers(edge("a", "z"), edge("b", "y"));

        assertThat(layers.place(TableName.of("z"))).isEqualTo(layers.place(TableName.of("a")));
        assertThat(layers.place(TableName.of("y"))).isEqualTo(layers.place(TableName.of("b")));
    }

    @Test
    void aLongChainIsNoTrouble() {
        Lineage.Edge[] chain =
                IntStream.range(0, 400)
                        .mapToObj(i -> edge("t%03d".formatted(i), "t%03d".formatted(i + 1)))
                        .toArray(Lineage.Edge[]::new);

        assertThat(layers(chain).size()).isEqualTo(401);
    }
}
