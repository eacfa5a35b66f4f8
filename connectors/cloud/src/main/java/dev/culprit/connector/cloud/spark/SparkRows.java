package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.cloud.query.Rows;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.RowLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.jspecify.annotations.Nullable;
import org.sparkproject.org.apache.arrow.memory.RootAllocator;
import org.sparkproject.org.apache.arrow.vector.FieldVector;
import org.sparkproject.org.apache.arrow.vector.VectorSchemaRoot;
import org.sparkproject.org.apache.arrow.vector.ipc.ArrowStreamReader;

/// Takes in the pieces of an answer: first the columns, then rows as Arrow streams of their own.
final class SparkRows {
    private final RowLimit limit;
    private List<ResultColumn> columns = List.of();
    private @Nullable Rows rows;

    SparkRows(RowLimit limit) {
        this.limit = limit;
    }

    void take(ExecutePlanResponse piece) {
        if (piece.hasSchema()) {
            columns =
                    piece.getSchema().getStruct().getFieldsList().stream()
                            .map(field ->
                                    new ResultColumn(
                                            field.getName(),
                                            SparkTypes.dataType(field.getDataType())))
                            .toList();
        }
        if (piece.hasArrowBatch()) {
            read(piece.getArrowBatch());
        }
    }

    QueryResult result() {
        return target().result();
    }

    private Rows target() {
        Rows target = rows == null ? new Rows(columns, limit) : rows;
        rows = target;
        return target;
    }

    private void read(ExecutePlanResponse.ArrowBatch batch) {
        Rows target = target();
        try (RootAllocator memory = new RootAllocator();
                ArrowStreamReader reader =
                        new ArrowStreamReader(batch.getData().newInput(), memory)) {
            VectorSchemaRoot vectors = reader.getVectorSchemaRoot();
            while (reader.loadNextBatch()) {
                for (int row = 0; row < vectors.getRowCount(); row++) {
                    target.add(cells(vectors.getFieldVectors(), row));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Spark sent rows that are not Arrow's", broken);
        }
    }

    private static List<@Nullable String> cells(List<FieldVector> vectors, int row) {
        List<@Nullable String> cells = new ArrayList<>(vectors.size());
        for (FieldVector vector : vectors) {
            cells.add(vector.isNull(row) ? null : SparkCells.text(vector, row));
        }
        return cells;
    }
}
