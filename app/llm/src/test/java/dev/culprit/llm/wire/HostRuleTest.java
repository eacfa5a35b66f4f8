package dev.culprit.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.llm.chat.ModelException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {

    private static void check(String endpoint, String target, boolean localOnly, boolean key)
            throws ModelException {
        new HostRule(URI.create(endpoint), localOnly, key).check(URI.create(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v1/messages",
                "http://api.anthropic.com/v1/messages",
                "https://api.anthropic.com:8443/v1/messages",
                "https://api.anthropic.com.evil.example/v1/messages"
            })
    void onlyTheConfiguredOriginIsTalkedTo(String target) {
        assertThatThrownBy(() -> check("https://api.anthropic.com/v1/", target, false, true))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("not the address in the settings");
    }

    @Test
    void itsOwnOriginIsAllowed() {
        assertThatCode(() ->
                        check(
                                "https://api.anthropic.com/v1/",
                                "https://API.anthropic.com/v1/messages",
                                false,
                                true))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "127.0.0.1, true",
        "127.8.9.10, true",
        "[::1], true",
        "127.0.0.1.nip.io, false",
        "localhost.evil.example, false",
        "10.0.0.1, false",
        "[::2], false",
        "0.0.0.0, false",
        "2130706433, false"
    })
    void whatIsLocalIsToldByTheNameAlone(String host, boolean local) {
        assertThat(HostRule.isLoopback(host)).isEqualTo(local);
    }

    @Test
    void localOnlyBlocksEveryOtherMachine() {
        assertThatThrownBy(() ->
                        check("https://models.example/", "https://models.example/a", true, false))
                .hasMessageContaining("only models on this machine");
        assertThatCode(() -> check("http://localhost:1/", "http://localhost:1/a", true, true))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyNeverLeavesThisMachineUnencrypted() {
        assertThatThrownBy(() -> check("http://gpu.lan:1/", "http://gpu.lan:1/a", false, true))
                .hasMessageContaining("unencrypted");
        assertThatCode(() -> check("http://gpu.lan:1/", "http://gpu.lan:1/a", false, false))
                .doesNotThrowAnyException();
    }
}
