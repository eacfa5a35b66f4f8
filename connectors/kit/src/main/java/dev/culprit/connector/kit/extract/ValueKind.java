package dev.culprit.connector.kit.extract;

/// What a single value is. Texts in the form of a date, a time or both are told apart, because most
/// services send those as text.
enum ValueKind {
    TEXT,
    DATE_TEXT,
    TIMESTAMP_TEXT,
    TIME_TEXT,
    INTEGER,
    DECIMAL,
    DOUBLE,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    TIME,
    BINARY,
    JSON
}
