package dev.culprit.connector.jdbc.sqlserver;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What a server answers with, token by token (MS-TDS 2.2.7).
final class TdsTokens {
    static final String PRODUCT = "Microsoft SQL Server";

    private static final int MORE = 0x01;
    private static final int STOPPED = 0x20;

    /// `SQL_Latin1_General_CP1_CI_AS`.
    private static final byte[] COLLATION = {0x09, 0x04, (byte) 0xD0, 0x00, 0x34};

    private final TdsPackets out;

    /// How a text ended (2.2.7.6).
    ///
    /// @param command the kind of statement, for those that count rows
    record End(int status, int command, long count) {
        static final End SETTING = new End(0, 0, 0);
        static final End FAILED = new End(0x02, 0, 0);

        static End query(long count) {
            return new End(0x10, 0xC1, count);
        }

        static End change(long count) {
            return new End(0x10, 0xC5, count);
        }
    }

    TdsTokens(TdsPackets out) {
        this.out = out;
    }

    /// Version 16.0.1000, and that nothing can be encrypted here (2.2.6.5). An option is a number, a
    /// place and a length; places are counted with the highest byte first.
    void prelogin() throws IOException {
        out.bytes((byte) 0, (byte) 0, (byte) 11, (byte) 0, (byte) 6);
        out.bytes((byte) 1, (byte) 0, (byte) 17, (byte) 0, (byte) 1);
        out.number(0xFF, 1);
        out.bytes((byte) 16, (byte) 0, (byte) 3, (byte) 0xE8, (byte) 0, (byte) 0);
        out.number(2, 1).end();
    }

    void welcome(TdsLogin login) throws IOException {
        changed(1, login.database(), "master");
        out.number(0xE3, 1).number(8, 2).number(7, 1);
        out.number(COLLATION.length, 1).bytes(COLLATION).number(0, 1);
        out.number(0xAD, 1).number(10 + 2 * PRODUCT.length(), 2).number(1, 1);
        out.bytes((byte) 0x74, (byte) 0, (byte) 0, (byte) 4).text(PRODUCT, 1);
        out.bytes((byte) 16, (byte) 0, (byte) 3, (byte) 0xE8);
        changed(4, Integer.toString(login.packetSize()), Integer.toString(TdsPackets.FIRST_SIZE));
    }

    private void changed(int what, String now, String before) throws IOException {
        out.number(0xE3, 1).number(3 + 2L * (now.length() + before.length()), 2);
        out.number(what, 1).text(now, 1).text(before, 1);
    }

    void begun(long transaction) throws IOException {
        out.number(0xE3, 1).number(11, 2).number(8, 1);
        out.number(8, 1).number(transaction, 8).number(0, 1);
    }

    void ended(long transaction, boolean committed) throws IOException {
        out.number(0xE3, 1).number(11, 2).number(committed ? 9 : 10, 1);
        out.number(0, 1).number(8, 1).number(transaction, 8);
    }

    void error(ServerError error) throws IOException {
        String words = error.words();
        int length = 15 + 2 * (words.length() + PRODUCT.length());
        out.number(0xAA, 1).number(length - 1, 2).number(error.number(), 4);
        out.number(1, 1).number(error.severity(), 1);
        out.text(words, 2).text(PRODUCT, 1).text("", 1).number(1, 4);
    }

    void rows(List<TdsColumn> columns, List<Object[]> rows) throws IOException {
        out.number(0x81, 1).number(columns.size(), 2);
        for (TdsColumn column : columns) {
            column.describe(out, COLLATION);
        }
        for (Object[] row : rows) {
            out.number(0xD1, 1);
            for (int i = 0; i < row.length; i++) {
                columns.get(i).write(out, Optional.ofNullable(row[i]));
            }
        }
    }

    /// Tokens that someone else wrote.
    void raw(byte[] bytes) throws IOException {
        out.bytes(bytes);
    }

    /// The end of what one text had to say, and of the message.
    ///
    /// @param called whether a procedure ran the text
    void done(boolean called, End end) throws IOException {
        if (called) {
            done(0xFF, end.status() | MORE, end);
            out.number(0x79, 1).number(end.equals(End.FAILED) ? 1 : 0, 4);
            done(0xFE, end.status() & End.FAILED.status(), End.SETTING);
        } else {
            done(0xFD, end.status(), end);
        }
        out.end();
    }

    void stopped() throws IOException {
        done(0xFD, STOPPED, End.SETTING);
        out.end();
    }

    private void done(int token, int status, End end) throws IOException {
        out.number(token, 1).number(status, 2).number(end.command(), 2).number(end.count(), 8);
    }
}
