package dev.culprit.sqlguard;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.Table;

/// A column of a table of the source, as opposed to one that a query computes.
record BaseColumn(Table table, Column column) {}
