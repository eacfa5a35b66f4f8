package dev.culprit.analyst.subject;

import dev.culprit.core.source.Table;
import java.util.List;
import java.util.Optional;

/// A table that feeds the searched one.
///
/// @param time when its rows came about
/// @param via the column both share; empty when unknown
/// @param fills columns of the searched table that come from it
/// @param attributes columns by which a part of it may have stopped
public record Upstream(
        Table table,
        Optional<String> time,
        Optional<String> via,
        List<String> fills,
        List<String> attributes) {
    public Upstream {
        fills = List.copyOf(fills);
        attributes = List.copyOf(attributes);
    }

    public boolean fills(String column) {
        return fills.stream().anyMatch(column::equalsIgnoreCase);
    }
}
