package dev.culprit.analyst.subject;

import dev.culprit.core.source.Table;
import java.util.List;

/// A table reached by a foreign key of the searched table.
///
/// @param alias its alias in the subject's `FROM`
/// @param attributes columns worth comparing
public record Parent(
        String alias, Table table, String key, String foreignKey, List<String> attributes) {
    public Parent {
        attributes = List.copyOf(attributes);
    }
}
