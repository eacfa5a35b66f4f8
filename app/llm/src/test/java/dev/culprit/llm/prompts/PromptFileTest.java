package dev.culprit.llm.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PromptFileTest {

    @Test
    void everyPromptShipsWithItsVersionAndItsShape() {
        assertThat(PromptFile.all()).hasSize(PromptFile.NAMES.size());
        assertThat(PromptFile.all())
                .allSatisfy(prompt -> assertThat(prompt.version()).matches("\\d+"));
        assertThat(PromptFile.all())
                .filteredOn(prompt -> !prompt.name().equals("preface"))
                .allSatisfy(prompt -> assertThat(prompt.text()).contains("Shape:\n{"));
    }

    @Test
    void aHeaderThatNamesAnotherPromptIsAMistake() {
        assertThatThrownBy(() -> PromptFile.parse("query", "---\nname: judge\nversion: 1\n---\nx"))
                .isInstanceOf(IllegalStateException.class);
    }
}
