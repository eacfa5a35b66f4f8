package dev.culprit.connector.kit.extract;

import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.SourceId;
import java.util.List;
import java.util.Optional;

/// Where the rows of an extract come from: what a family on the embedded engine writes for each of
/// its sources. A call may block as long as the source's own time-outs let it.
public interface RecordSource extends AutoCloseable {
    SourceId source();

    /// Everything that decides what is read besides the [ExtractSpec], and no secret: host, database,
    /// login. An extract is reused for the same facts only.
    List<String> facts();

    /// Logs in and asks for the version, however often it is called.
    ///
    /// @throws ConnectorException `AUTH` or `UNREACHABLE`
    Check check() throws ConnectorException;

    /// Names of all objects that are read when the spec names none.
    List<String> objects() throws ConnectorException, InterruptedException;

    /// Reads an object's records into the sink until there are no more or the sink takes no more.
    ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException;

    /// Answers a question over all records of an object, beyond the extract.
    ///
    /// @return empty when the source has no way to answer it exactly
    default Optional<PushDown.Answer> ask(PushDown question)
            throws ConnectorException, InterruptedException {
        return Optional.empty();
    }

    @Override
    void close();
}
