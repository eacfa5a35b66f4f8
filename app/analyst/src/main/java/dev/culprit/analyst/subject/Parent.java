package dev.culprit.analyst.subject;

import dev.culprit.core.source.Table;
import java.util.List;
import java.util.Optional;

/// A table reached by a foreign key of the searched table, or by one of such a table's own.
///
/// @param alias its alias in the subject's `FROM`
/// @param key its own key
/// @param foreignKey the column of the searched table where the way begins
/// @param attributes columns worth comparing
/// @param through the table between, when there is one
public record Parent(
        String alias,
        Table table,
        String key,
        String foreignKey,
        List<String> attributes,
        Optional<Between> through) {

    /// @param key what the searched table's foreign key refers to
    /// @param foreignKey what refers to the parent
    public record Between(Table table, String key, String foreignKey) {}

    public Parent {
        attributes = List.copyOf(attributes);
    }

    public boolean direct() {
        return through.isEmpty();
    }
}
