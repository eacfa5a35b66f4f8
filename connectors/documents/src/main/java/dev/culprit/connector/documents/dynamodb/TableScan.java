package dev.culprit.connector.documents.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.culprit.connector.kit.extract.ObjectRead;
import dev.culprit.connector.kit.extract.RecordSink;
import dev.culprit.core.source.ConnectorException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// One table on its way into a sink.
final class TableScan {
    private static final int PAGE = 1000;

    /// A segment of this many items fills one page; more of them make a better sample than fewer.
    private static final long ITEMS_OF_SEGMENT = 50;

    /// As many as the service allows.
    private static final int MOST_SEGMENTS = 1_000_000;

    private final Service service;
    private final ScanRequest request;
    private final RecordSink sink;
    private final long seed;
    private double capacityUnits;

    TableScan(Service service, ObjectRead wanted, RecordSink sink) {
        this.service = service;
        this.request = new ScanRequest(wanted);
        this.sink = sink;
        this.seed = wanted.seed();
    }

    double capacityUnits() {
        return capacityUnits;
    }

    /// @return whether all items were taken
    boolean inOrder() throws ConnectorException, InterruptedException {
        return segment(0, 1);
    }

    /// Takes segments in random order. A segment is a range of hashed keys, so each is as good as
    /// any; items with the same partition key stay together.
    ///
    /// @param items how many there are, about
    /// @return whether all items were taken
    boolean randomly(long items) throws ConnectorException, InterruptedException {
        int segments = (int) Math.clamp(items / ITEMS_OF_SEGMENT, 2L, MOST_SEGMENTS);
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, segments).toArray();
        for (int done = 0; done < segments; done++) {
            int chosen = random.nextInt(done, segments);
            int segment = order[chosen];
            order[chosen] = order[done];
            if (!segment(segment, segments)) {
                return false;
            }
        }
        return true;
    }

    private boolean segment(int segment, int segments)
            throws ConnectorException, InterruptedException {
        JsonNode last = MissingNode.getInstance();
        do {
            if (!sink.mayRequest()) {
                return false;
            }
            long limit = Math.clamp(sink.wanted(), 1, PAGE);
            JsonNode page =
                    service.ask(Operation.SCAN, request.page(limit, segment, segments, last));
            capacityUnits += page.path("ConsumedCapacity").path("CapacityUnits").asDouble();
            for (JsonNode item : page.path("Items")) {
                if (!sink.add(Attributes.row(item))) {
                    return false;
                }
            }
            last = page.path("LastEvaluatedKey");
        } while (!last.isMissingNode());
        return true;
    }
}
