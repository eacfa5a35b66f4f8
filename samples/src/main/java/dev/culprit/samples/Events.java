package dev.culprit.samples;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// The tracking events, some 270,000, kept as columns rather than objects: position `i` of every
/// array is one event. What belongs to the visit is read from its session.
final class Events {

    static final TableSchema SCHEMA =
            TableSchema.of(
                    "events",
                    """
                    event_id varchar key
                    user_id varchar -> users.user_id
                    session_id varchar
                    event_type varchar
                    device_type varchar
                    channel varchar
                    platform varchar
                    app_version varchar
                    country varchar
                    region varchar
                    upload_batch varchar
                    created_at timestamp
                    inserted_at timestamp
                    """);

    private static final long NO_QUEUE = 0;

    private int[] session = new int[1 << 18];
    private EventType[] type = new EventType[1 << 18];
    private long[] createdAt = new long[1 << 18];
    private long[] insertedAt = new long[1 << 18];
    private long[] queueUpload = new long[1 << 18];
    private int size;

    int size() {
        return size;
    }

    int session(int event) {
        return session[event];
    }

    long createdAt(int event) {
        return createdAt[event];
    }

    long insertedAt(int event) {
        return insertedAt[event];
    }

    void add(int sessionNumber, EventType eventType, long created, int secondsToInsert) {
        if (size == session.length) {
            resize(size * 2);
        }
        session[size] = sessionNumber;
        type[size] = eventType;
        createdAt[size] = created;
        insertedAt[size] = created + secondsToInsert;
        queueUpload[size] = NO_QUEUE;
        size++;
    }

    /// The device was offline and sent the event later, together with others of that hour.
    void uploadLate(int event, long uploadedAt) {
        insertedAt[event] = uploadedAt;
        queueUpload[event] = uploadedAt;
    }

    void removeIf(IntPredicate gone) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!gone.test(i)) {
                move(i, kept);
                kept++;
            }
        }
        size = kept;
    }

    int count(IntPredicate wanted) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += wanted.test(i) ? 1 : 0;
        }
        return count;
    }

    void write(CsvFile row, List<Session> sessions) throws IOException {
        int number = 0;
        for (int event : byTime()) {
            number++;
            writeEvent(row, number, event, sessions.get(session[event]));
        }
    }

    private void writeEvent(CsvFile row, int number, int event, Session visit) throws IOException {
        row.id('e', number, 7);
        if (visit.user() == User.NONE) {
            row.missing();
        } else {
            row.id('u', visit.user(), 7);
        }
        row.id('s', visit.number(), 7)
                .text(type[event].label())
                .text(visit.deviceType())
                .text(visit.channel())
                .text(visit.platform())
                .text(visit.appVersion())
                .text(visit.country().name())
                .text(visit.country().region());
        if (queueUpload[event] == NO_QUEUE) {
            row.missing();
        } else {
            row.text("oq-" + UtcTime.hourStamp(queueUpload[event]));
        }
        row.time(createdAt[event]).time(insertedAt[event]).endRow();
    }

    private int[] byTime() {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = createdAt[i] << 24 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) (keys[i] & 0xffffff);
        }
        return order;
    }

    private void move(int from, int to) {
        session[to] = session[from];
        type[to] = type[from];
        createdAt[to] = createdAt[from];
        insertedAt[to] = insertedAt[from];
        queueUpload[to] = queueUpload[from];
    }

    private void resize(int length) {
        session = Arrays.copyOf(session, length);
        type = Arrays.copyOf(type, length);
        createdAt = Arrays.copyOf(createdAt, length);
        insertedAt = Arrays.copyOf(insertedAt, length);
        queueUpload = Arrays.copyOf(queueUpload, length);
    }
}
