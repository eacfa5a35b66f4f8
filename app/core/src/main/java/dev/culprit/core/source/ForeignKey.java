package dev.culprit.core.source;

/// `column` of the owning table refers to `parentColumn` of `parent`.
public record ForeignKey(String column, TableName parent, String parentColumn) {}
