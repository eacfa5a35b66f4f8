package dev.culprit.connector.documents.mongodb;

import org.bson.Document;

/// Every collection has a key `_id` of its own. In tables, columns of the same name look as if rows
/// could be joined by them, so each gets the collection's name in front: `orders__id`.
///
/// @param applies false when the user asked for `_id` by that name
record KeyNaming(String collection, boolean applies) {
    static final String KEY = "_id";

    Document named(Document document) {
        if (!applies || !document.containsKey(KEY)) {
            return document;
        }
        Document named = new Document(collection + "_" + KEY, document.get(KEY));
        document.forEach((name, value) -> {
            if (!name.equals(KEY)) {
                named.append(name, value);
            }
        });
        return named;
    }

    /// The field behind a column.
    String field(String named) {
        return named.equals(collection + "_" + KEY) ? KEY : named;
    }
}
