package dev.culprit.connector.cloud.objects;

import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.source.ConnectorException;
import java.util.List;

/// A store of objects below one prefix.
public interface ObjectStore extends AutoCloseable {
    /// How much longer than the bytes asked for an answer may be: it may say what is wrong instead.
    long WORDS_BYTES = 64 << 10;

    /// The product's name, for example `S3`.
    String label();

    /// Where it is, without credentials; two stores with the same address hold the same objects.
    String address();

    /// @param most how many to list at most; one more when there are more
    List<StoredObject> list(int most, Deadline deadline)
            throws ConnectorException, InterruptedException;

    /// Exactly these bytes of the object as it was listed.
    ///
    /// @throws ConnectorException also when the object has changed since
    byte[] read(StoredObject object, long from, int length, Deadline deadline)
            throws ConnectorException, InterruptedException;

    @Override
    void close();
}
