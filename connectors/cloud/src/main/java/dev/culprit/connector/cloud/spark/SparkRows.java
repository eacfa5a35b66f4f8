package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.cloud.query.Rows;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.QueryResult.ResultColumn;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.connect.proto.DataType.StructField;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.jspecify.annotations.Nullable;
import org.sparkproject.org.apache.arrow.memory.RootAllocator;
import org.sparkproject.org.apache.arrow.vector.FieldVector;
import org.sparkproject.org.apache.arrow.vector.VectorSchemaRoot;
import org.sparkproject.org.apache.arrow.vector.ipc.ArrowStreamReader;

/// Takes in the pieces of an answer: first the columns, then rows as Arrow streams of their own.
final class SparkRows {
    private final RowLimit limit;
    private List<StructField> fields = List.of();
    private @Nullable Rows rows;

    SparkRows(RowLimit limit) {
        this.limit = limit;
    }

    void take(ExecutePlanResponse piece) {
        if (piece.hasSchema()) {
            fields = piece.getSchema().getStruct().getFieldsList();
        }
        if (piece.hasArrowBatch()) {
            read(piece.getArrowBatch());
        }
    }

    /// @throws ConnectorException `UNSUPPORTED` for a type that comes in an encoding of its own
    QueryResult result() throws ConnectorException {
        for (StructField field : fields) {
            if (field.getDataType().hasVariant()) {
                throw new ConnectorException(
                        FailureKind.UNSUPPORTED,
                        field.getName() + " is a VARIANT; cast it to a STRING.");
            }
        }
        return target().result();
    }

    private Rows target() {
        Rows target = rows == null ? new Rows(columns(), limit) : rows;
        rows = target;
        return target;
    }

    private List<ResultColumn> columns() {
        return fields.stream()
                .map(field ->
                        new ResultColumn(field.getName(), SparkTypes.dataType(field.getDataType())))
                .toList();
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
