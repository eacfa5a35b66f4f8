package dev.culprit.sqlguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.Refusal;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class NamesInRefusalsTest {

    @Test
    void aMisspeltColumnIsAnsweredWithTheNearestOne() {
        assertThat(Guarded.refused("select user_idd from orders"))
                .isEqualTo(
                        new Refusal(
                                Refusal.Reason.UNKNOWN_COLUMN,
                                "There is no column user_idd in orders; did you mean user_id?"));
    }

    @Test
    void theHintKnowsTheAliasesTable() {
        assertThat(Guarded.refused("select o.statsu from orders o join users u using (user_id)"))
                .isEqualTo(
                        new Refusal(
                                Refusal.Reason.UNKNOWN_COLUMN,
                                "There is no column statsu in orders; did you mean status?"));
    }

    @Test
    void aMisspeltTableIsAnsweredWithTheNearestOne() {
        assertThat(Guarded.refused("select count(*) from ordres"))
                .isEqualTo(
                        new Refusal(
                                Refusal.Reason.UNKNOWN_TABLE,
                                "There is no table ordres; did you mean orders?"));
    }

    @Test
    void aMisspeltFunctionIsAnsweredWithTheNearestOne() {
        assertThat(Guarded.refused("select date_trunk('day', created_at) from orders").message())
                .isEqualTo(
                        "The function date_trunk is not on the list of allowed functions;"
                                + " did you mean date_trunc?");
    }

    @Test
    void nothingIsSuggestedWhenNothingIsNear() {
        assertThat(Guarded.refused("select shoe_size from users").message())
                .isEqualTo("There is no column shoe_size in users.");
    }

    @Test
    void aMisspeltAliasIsAnsweredWithTheNearestOne() {
        assertThat(Guarded.refused("select ordr.amount from orders as ord").message())
                .isEqualTo(
                        "There is no table or alias ordr in this part of the query;"
                                + " did you mean ord?");
    }

    @Test
    void postgresTakesQuotedNamesLiterally() {
        assertThat(Guarded.refused(Dialect.POSTGRESQL, "select \"Amount\" from orders").message())
                .isEqualTo("There is no column \"Amount\" in orders; did you mean amount?");
    }

    @Test
    void duckDbNeverMindsCase() {
        assertThat(Guarded.reads(Guarded.clean("select \"Amount\" from \"ORDERS\"")))
                .isEqualTo("orders(amount)");
    }

    @Test
    void ofTwoTablesOfOneNameTheDefaultSchemasIsMeant() {
        assertThat(Guarded.reads((Inspection.Clean) twoSchemas("select a from t")))
                .isEqualTo("t(a)");
        assertThat(Guarded.reads((Inspection.Clean) twoSchemas("select b from archive.t")))
                .isEqualTo("archive.t(b)");
    }

    @Test
    void twoTablesOfOneNameElsewhereMustBeToldApart() {
        assertThat(twoSchemas("select a from u"))
                .isEqualTo(
                        new Inspection.Refused(
                                new Refusal(
                                        Refusal.Reason.UNKNOWN_TABLE,
                                        "There are several tables u; say which: x.u, y.u.")));
    }

    private static Inspection twoSchemas(String sql) {
        Schema schema =
                new Schema(
                        List.of(
                                table(new TableName("archive", "t"), "b"),
                                table(TableName.of("t"), "a"),
                                table(new TableName("x", "u"), "a"),
                                table(new TableName("y", "u"), "a")));
        return Guarded.inspect(Dialect.POSTGRESQL, sql, schema);
    }

    private static Table table(TableName name, String column) {
        return new Table(
                name,
                List.of(Column.of(column, DataType.INTEGER)),
                OptionalLong.empty(),
                List.of(),
                List.of());
    }
}
