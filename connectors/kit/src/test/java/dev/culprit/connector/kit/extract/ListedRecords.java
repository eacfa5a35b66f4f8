package dev.culprit.connector.kit.extract;

import dev.culprit.core.query.Connector.Check;
import dev.culprit.core.query.QueryResult.Coverage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.SourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A source whose records are lists, with everything that was asked of it.
final class ListedRecords implements RecordSource {
    private final Map<String, List<Map<String, Object>>> objects = new LinkedHashMap<>();
    final List<PushDown> questions = new ArrayList<>();
    int readings;
    int closings;
    Runnable beforeEach = () -> {};
    Optional<ConnectorException> failure = Optional.empty();

    ListedRecords with(String object, List<Map<String, Object>> rows) {
        objects.put(object, rows);
        return this;
    }

    @Override
    public SourceId source() {
        return new SourceId("listed://here");
    }

    @Override
    public List<String> facts() {
        return List.of("listed");
    }

    @Override
    public Check check() {
        return new Check(1, "Listed 1", List.of());
    }

    @Override
    public List<String> objects() {
        return List.copyOf(objects.keySet());
    }

    @Override
    public ObjectReading read(ObjectRead wanted, RecordSink sink)
            throws ConnectorException, InterruptedException {
        readings++;
        List<Map<String, Object>> rows = objects.get(wanted.object());
        for (Map<String, Object> row : rows) {
            beforeEach.run();
            if (failure.isPresent()) {
                throw failure.get();
            }
            if (!sink.add(row)) {
                break;
            }
        }
        return ObjectReading.of(Coverage.FULL, "in order", OptionalLong.of(rows.size()));
    }

    @Override
    public Optional<PushDown.Answer> ask(PushDown question) {
        questions.add(question);
        return question instanceof PushDown.Count count
                ? Optional.of(PushDown.Answer.of((long) objects.get(count.object()).size()))
                : Optional.empty();
    }

    @Override
    public void close() {
        closings++;
    }
}
