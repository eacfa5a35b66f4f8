package dev.culprit.analyst.subject;

import dev.culprit.core.source.TableName;

/// Something a slice can be named by.
///
/// @param name as a slice names it: a column of the table, or `parent.column`
/// @param sql its expression in the subject's `FROM`
/// @param home the table it belongs to
/// @param own whether it is a column of the searched table itself
public record Attribute(String name, String sql, TableName home, String column, boolean own) {}
