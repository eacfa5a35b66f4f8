package dev.culprit.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final PaletteViewModel model =
            new PaletteViewModel(() ->
                    List.of(
                            action("New investigation", true),
                            action("Open recording", true),
                            action("Stop the investigation", false),
                            action("NULL rate of orders.user_id", true)));

    @Test
    void lettersInOrderFindAndWordStartsWin() {
        model.show();
        model.query().set("nr");

        assertThat(model.found())
                .extracting(Action::label)
                .startsWith("NULL rate of orders.user_id");
    }

    @Test
    void whatCannotBeDoneNowIsNotOffered() {
        model.show();

        assertThat(model.found())
                .extracting(Action::label)
                .doesNotContain("Stop the investigation")
                .hasSize(3);
    }

    @Test
    void arrowsGoRoundAndEnterRunsTheChosen() {
        model.show();
        model.move(-1);
        model.run();

        assertThat(done).containsExactly("NULL rate of orders.user_id");
        assertThat(model.open().get()).isFalse();
    }

    @Test
    void lettersThatDoNotOccurFindNothing() {
        model.show();
        model.query().set("xyz");
        model.run();

        assertThat(model.found()).isEmpty();
        assertThat(done).isEmpty();
    }

    private Action action(String label, boolean possible) {
        return new Action(label, "", "", () -> possible, () -> done.add(label));
    }
}
