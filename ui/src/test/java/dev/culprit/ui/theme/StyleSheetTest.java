package dev.culprit.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StyleSheetTest {

    @Test
    void textsGrowAsAskedAndTheRoomAroundThemLess() {
        assertThat(StyleSheet.scaled("-fx-font-size: 13px; -fx-padding: 4px 8px 4px 8px;", 150))
                .isEqualTo("-fx-font-size: 19.5px; -fx-padding: 5.0px 10.0px 5.0px 10.0px;");
        assertThat(StyleSheet.scaled("-fx-pref-width: 100px; -fx-pref-height: 100px;", 200))
                .isEqualTo("-fx-pref-width: 140.0px; -fx-pref-height: 200.0px;");
    }

    @Test
    void hairLinesEmsAndColoursStay() {
        String sheet = "-fx-pref-height: 1px; -fx-min-width: 11.5em; -fx-text-fill: -culprit-text;";

        assertThat(StyleSheet.scaled(sheet, 200))
                .isEqualTo(
                        "-fx-pref-height: 1.0px; -fx-min-width: 11.5em; -fx-text-fill:"
                                + " -culprit-text;");
    }

    @Test
    void theUsualSizeIsTheFileItself() {
        assertThat(StyleSheet.url("window.css", 100)).endsWith("/window.css");
        assertThat(StyleSheet.url("window.css", 125)).startsWith("data:text/css");
    }
}
