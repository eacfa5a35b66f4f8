package dev.culprit.connector.jdbc.sqlserver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What a client says of itself (MS-TDS 2.2.6.4). Texts are told by pairs of place and length behind
/// 36 bytes of numbers and flags.
///
/// @param readOnlyIntent asks an availability group for a replica that can only be read
record TdsLogin(
        String user,
        String password,
        String application,
        String database,
        int packetSize,
        boolean readOnlyIntent) {
    private static final int PACKET_SIZE = 8;
    private static final int TYPE_FLAGS = 26;
    private static final int READ_ONLY_INTENT = 0x20;
    private static final int USER = 40;
    private static final int PASSWORD = 44;
    private static final int APPLICATION = 48;
    private static final int DATABASE = 68;

    static TdsLogin of(TdsMessage message) {
        ByteBuffer all = message.buffer();
        return new TdsLogin(
                text(bytes(all, USER)),
                text(plain(bytes(all, PASSWORD))),
                text(bytes(all, APPLICATION)),
                text(bytes(all, DATABASE)),
                all.getInt(PACKET_SIZE),
                (all.get(TYPE_FLAGS) & READ_ONLY_INTENT) != 0);
    }

    private static byte[] bytes(ByteBuffer all, int pair) {
        byte[] bytes = new byte[2 * all.getShort(pair + 2)];
        all.get(all.getShort(pair), bytes);
        return bytes;
    }

    /// Each byte's halves were exchanged and the bits of `A5` turned over: no encryption at all.
    private static byte[] plain(byte[] hidden) {
        byte[] plain = new byte[hidden.length];
        for (int i = 0; i < hidden.length; i++) {
            int turned = (hidden[i] & 0xFF) ^ 0xA5;
            plain[i] = (byte) ((turned << 4) | (turned >> 4));
        }
        return plain;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_16LE);
    }
}
