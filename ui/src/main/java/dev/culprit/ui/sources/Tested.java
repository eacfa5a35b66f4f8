package dev.culprit.ui.sources;

import dev.culprit.core.query.Connector;
import java.util.Optional;

/// What came of a connection test.
///
/// @param check empty when it failed
/// @param problem why it failed, as a sentence
record Tested(Optional<Connector.Check> check, String problem) {
    static Tested works(Connector.Check check) {
        return new Tested(Optional.of(check), "");
    }

    static Tested fails(String problem) {
        return new Tested(Optional.empty(), problem);
    }

    boolean works() {
        return check.isPresent();
    }
}
