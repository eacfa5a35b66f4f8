package dev.culprit.connector.jdbc.sqlserver;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One message of a client, its packets put together (MS-TDS 2.2.3).
record TdsMessage(int type, ByteBuffer payload) {
    static final int BATCH = 0x01;
    static final int RPC = 0x03;
    static final int ATTENTION = 0x06;
    static final int LOGIN = 0x10;
    static final int PRELOGIN = 0x12;

    private static final int END_OF_MESSAGE = 1;
    private static final int HEADER = 8;
    private static final int NAMED_BY_NUMBER = 0xFFFF;
    private static final int SP_EXECUTESQL = 10;
    private static final int NVARCHAR = 0xE7;
    private static final int MAX = 0xFFFF;

    /// @throws java.io.EOFException when the client is gone
    static TdsMessage read(DataInputStream in) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        while (true) {
            int type = in.readUnsignedByte();
            int status = in.readUnsignedByte();
            int length = in.readUnsignedShort();
            in.skipNBytes(HEADER - 4);
            payload.write(in.readNBytes(length - HEADER));
            if ((status & END_OF_MESSAGE) != 0) {
                return new TdsMessage(type, ByteBuffer.wrap(payload.toByteArray()));
            }
        }
    }

    ByteBuffer buffer() {
        return payload.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// What a batch or `sp_executesql` asks to be run (2.2.6.6, 2.2.6.7). Nothing else is known.
    ///
    /// @throws IOException for other procedures, and for parameters besides the text
    String sql() throws IOException {
        ByteBuffer rest = buffer();
        rest.position(rest.getInt(0));
        return switch (type) {
            case BATCH -> text(rest, rest.remaining());
            case RPC -> call(rest);
            default -> throw new IOException("No text is in a message of type " + type);
        };
    }

    private static String call(ByteBuffer rest) throws IOException {
        if (word(rest) != NAMED_BY_NUMBER || word(rest) != SP_EXECUTESQL) {
            throw new IOException("Only sp_executesql can be called");
        }
        skip(rest, 2);
        skip(rest, 2 * rest.get() + 1);
        if ((rest.get() & 0xFF) != NVARCHAR) {
            throw new IOException("The text to run must be nvarchar");
        }
        boolean chunks = word(rest) == MAX;
        skip(rest, 5);
        String sql = chunks ? chunks(rest) : text(rest, word(rest));
        if (rest.hasRemaining()) {
            throw new IOException("Parameters are not known");
        }
        return sql;
    }

    private static String chunks(ByteBuffer rest) {
        skip(rest, 8);
        StringBuilder all = new StringBuilder();
        for (int length = rest.getInt(); length > 0; length = rest.getInt()) {
            all.append(text(rest, length));
        }
        return all.toString();
    }

    private static int word(ByteBuffer rest) {
        return rest.getShort() & 0xFFFF;
    }

    private static void skip(ByteBuffer rest, int bytes) {
        rest.position(rest.position() + bytes);
    }

    private static String text(ByteBuffer rest, int length) {
        byte[] bytes = new byte[length];
        rest.get(bytes);
        return new String(bytes, StandardCharsets.UTF_16LE);
    }
}
