package dev.culprit.llm.privacy;

import dev.culprit.core.query.QueryResult;

/// Results with tokens in the place of personal data, for what leaves this machine: cells of columns
/// whose name tells, and what patterns find in other text. Numbers and times stay as they are.
public final class MaskedRows {
    private MaskedRows() {}

    public static QueryResult of(QueryResult result, Masking masking) {
        return result.withCells((column, text) -> cell(column, text, masking));
    }

    private static String cell(QueryResult.ResultColumn column, String text, Masking masking) {
        boolean plain = column.type().isNumeric() || column.type().isTemporal();
        boolean named = PersonalData.ofColumn(column.name()).isPresent();
        return plain && !named ? text : masking.value(column.name(), text);
    }
}
