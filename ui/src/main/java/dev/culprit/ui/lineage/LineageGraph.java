package dev.culprit.ui.lineage;

import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.OptionalLong;

/// Lineage as it is drawn: tables in columns from left to right, each fed by those before it.
///
/// @param columns how many columns of tables there are
/// @param hidden tables that neither feed the alerted or blamed ones nor are fed by them
record LineageGraph(List<Box> boxes, List<Link> links, int columns, int hidden) {
    LineageGraph {
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
    }

    /// A table.
    ///
    /// @param column from the left, from 0
    /// @param place within its column from the top, from 0
    /// @param rows empty when unknown
    /// @param path its columns through which the alerted or blamed values flow
    record Box(
            TableName table,
            int column,
            int place,
            boolean alerted,
            boolean blamed,
            boolean known,
            OptionalLong rows,
            List<String> path) {
        Box {
            path = List.copyOf(path);
        }
    }

    /// Rows of one table flow into another.
    ///
    /// @param onPath whether it leads from a blamed table to the alerted one, or carries the column
    /// @param words what flows, for example `payments.provider becomes provider`
    record Link(TableName from, TableName to, boolean onPath, List<String> words) {
        Link {
            words = List.copyOf(words);
        }
    }

    Box box(TableName table) {
        return boxes.stream().filter(box -> box.table().equals(table)).findFirst().orElseThrow();
    }
}
