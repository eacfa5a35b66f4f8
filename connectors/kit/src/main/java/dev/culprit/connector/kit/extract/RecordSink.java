package dev.culprit.connector.kit.extract;

import dev.culprit.core.source.ConnectorException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes records until a limit is reached.
///
/// A record's values are `null`, `String`, `Boolean`, `Long`, `Integer`, `BigInteger`, `BigDecimal`,
/// `Double`, `Instant`, `LocalDate`, `LocalTime`, `byte[]`, and `Map` and `List` of those. Others are
/// kept as text.
public interface RecordSink {
    /// @return false when the record was not taken because a limit is reached: there was more than
    ///     may be read
    /// @throws InterruptedException when the reading was stopped
    boolean add(Map<String, ? extends @Nullable Object> row)
            throws ConnectorException, InterruptedException;

    /// To be asked before each request to the source.
    ///
    /// @return false when no more requests may be made
    boolean mayRequest() throws InterruptedException;

    /// Rows of this object that may still be taken, and one more that shows there are others.
    long wanted();
}
