package dev.culprit.eventstore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Turns a stored payload of one schema version into the next version's.
@FunctionalInterface
interface Upcaster {
    /// @param payload may be changed in place and answered
    ObjectNode upcast(ObjectNode payload);
}
