package dev.culprit.connector.cloud.spark;

import java.util.regex.Pattern;
import org.apache.spark.connect.proto.Limit;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Relation;
import org.apache.spark.connect.proto.SQL;

/// Texts as what the server runs.
final class SparkPlans {
    private static final Pattern LAST_SEMICOLON = Pattern.compile(";\\s*\\z");

    private SparkPlans() {}

    /// A statement of our own.
    static Plan of(String statement) {
        return Plan.newBuilder().setRoot(sql(statement)).build();
    }

    /// A text that must be a query: between brackets Spark's grammar has nothing else, and nothing
    /// after them that writes.
    static Plan query(String text) {
        return Plan.newBuilder().setRoot(enclosed(text)).build();
    }

    /// @param most rows that the server sends
    static Plan query(String text, int most) {
        Limit limit = Limit.newBuilder().setInput(enclosed(text)).setLimit(most).build();
        return Plan.newBuilder().setRoot(Relation.newBuilder().setLimit(limit)).build();
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static Relation enclosed(String text) {
        return sql("SELECT * FROM (\n" + LAST_SEMICOLON.matcher(text).replaceFirst("") + "\n)");
    }

    private static Relation sql(String text) {
        return Relation.newBuilder().setSql(SQL.newBuilder().setQuery(text)).build();
    }
}
