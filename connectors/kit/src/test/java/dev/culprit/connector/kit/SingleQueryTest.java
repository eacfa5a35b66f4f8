package dev.culprit.connector.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.source.ConnectorException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleQueryTest {
    private final SingleQuery queries =
            new SingleQuery("The engine", "'\"`", true, List.of("--", "/*", "reflect"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "(select 1);  ",
                "WITH a AS (SELECT 1) SELECT * FROM a",
                "SELECT 'it\\'s; -- no comment' AS `reflect`",
                "SELECT reflected FROM t",
                "SELECT `a\\` AS b FROM t",
            })
    void oneQueryPasses(String sql) {
        assertThatCode(() -> queries.require(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM t",
                "SELECT 1; SELECT 2",
                "SELECT 1 -- x",
                "SELECT 1 /* x */",
                "SELECT Reflect('java.lang.System', 'exit')",
                "SELECT 'open",
                "SELECT `\\`; DELETE FROM t; SELECT `",
            })
    void anythingElseIsRefused(String sql) {
        assertThatThrownBy(() -> queries.require(sql)).isInstanceOf(ConnectorException.class);
    }
}
