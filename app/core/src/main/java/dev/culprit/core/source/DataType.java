package dev.culprit.core.source;

/// Types as the product distinguishes them; every connector maps its native types onto these.
public enum DataType {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    TIME,
    BINARY,
    JSON,
    OTHER;

    public boolean isNumeric() {
        return this == INTEGER || this == DECIMAL;
    }

    public boolean isTemporal() {
        return this == DATE || this == TIMESTAMP;
    }
}
