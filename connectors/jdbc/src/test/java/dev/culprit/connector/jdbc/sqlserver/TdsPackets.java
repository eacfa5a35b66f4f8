package dev.culprit.connector.jdbc.sqlserver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A server's message on its way, cut into packets (MS-TDS 2.2.3).
final class TdsPackets {
    /// Before a login has asked for another one.
    static final int FIRST_SIZE = 4096;

    private static final int HEADER = 8;
    private static final byte TABULAR_RESULT = 0x04;

    private final OutputStream out;
    private byte[] packet = new byte[FIRST_SIZE];
    private int at = HEADER;
    private int number = 1;

    TdsPackets(OutputStream out) {
        this.out = out;
    }

    /// Between two messages.
    void resize(int size) {
        packet = new byte[size];
    }

    /// @param length of the number in bytes, the lowest first
    TdsPackets number(long value, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            one((byte) (value >> (8 * i)));
        }
        return this;
    }

    TdsPackets bytes(byte... bytes) throws IOException {
        for (byte b : bytes) {
            one(b);
        }
        return this;
    }

    /// A text and how many characters it has.
    ///
    /// @param length of that number in bytes
    TdsPackets text(String text, int length) throws IOException {
        return number(text.length(), length).bytes(text.getBytes(StandardCharsets.UTF_16LE));
    }

    void end() throws IOException {
        send(true);
        out.flush();
        number = 1;
    }

    private void one(byte b) throws IOException {
        if (at == packet.length) {
            send(false);
        }
        packet[at++] = b;
    }

    /// The length has its higher byte first. Process and window stay zero.
    private void send(boolean last) throws IOException {
        packet[0] = TABULAR_RESULT;
        packet[1] = (byte) (last ? 1 : 0);
        packet[2] = (byte) (at >> 8);
        packet[3] = (byte) at;
        packet[6] = (byte) number++;
        out.write(packet, 0, at);
        at = HEADER;
    }
}
