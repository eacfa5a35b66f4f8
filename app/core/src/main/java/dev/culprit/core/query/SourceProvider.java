package dev.culprit.core.query;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.util.Optional;

/// Opens sources of one type.
public interface SourceProvider {
    SourceType type();

    /// The plug-in without which no source of this type can be opened, when it is not installed.
    default Optional<String> missingPlugin() {
        return Optional.empty();
    }

    /// Takes an address apart. Whatever an address could carry beyond the type's fields is refused.
    ///
    /// @return empty when the address is of another type
    /// @throws ConnectorException `REJECTED`, naming the part that is wrong or not allowed
    default Optional<SourceAddress> read(String address) throws ConnectorException {
        return Optional.empty();
    }

    /// @param profile one in which the type finds no problem
    /// @throws ConnectorException when the source cannot be reached or refuses the login
    Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException;
}
