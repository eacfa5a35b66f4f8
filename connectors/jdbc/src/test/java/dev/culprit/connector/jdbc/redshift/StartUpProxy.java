package dev.culprit.connector.jdbc.redshift;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Lets Redshift's driver talk to PostgreSQL: it drops the parameters of the start-up packet that
/// PostgreSQL does not know and passes everything else on.
final class StartUpProxy implements AutoCloseable {
    private static final Set<String> UNKNOWN =
            Set.of(
                    "driver_version",
                    "os_version",
                    "client_protocol_version",
                    "driver_discovery_version");

    /// The protocol's number 3.0; requests for TLS and cancellation have others and no parameters.
    private static final int START_UP = 196_608;

    private final ServerSocket door;
    private final int target;

    StartUpProxy(int target) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            byte[] packet = new byte[in.readInt() - 4];
            in.readFully(packet);
            out.write(framed(known(packet)));
            Thread back = Thread.ofVirtual().start(() -> pass(server, client));
            pass(in, out);
            server.shutdownOutput();
            back.join();
        } catch (IOException gone) {
            // Either side hung up.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            pass(from.getInputStream(), to.getOutputStream());
            to.close();
        } catch (IOException gone) {
            // Either side hung up.
        }
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        int read = from.read(buffer);
        while (read >= 0) {
            to.write(buffer, 0, read);
            to.flush();
            read = from.read(buffer);
        }
    }

    private static byte[] framed(byte[] packet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(packet.length + 4);
        out.write(packet);
        return bytes.toByteArray();
    }

    private static byte[] known(byte[] packet) throws IOException {
        int protocol = ByteBuffer.wrap(packet).getInt();
        if (protocol != START_UP) {
            return packet;
        }
        String[] words =
                new String(packet, 4, packet.length - 4, StandardCharsets.UTF_8).split("\0", -1);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.write(packet, 0, 4);
        for (int i = 0; i + 1 < words.length && !words[i].isEmpty(); i += 2) {
            if (!UNKNOWN.contains(words[i])) {
                kept.write(
                        (words[i] + '\0' + words[i + 1] + '\0').getBytes(StandardCharsets.UTF_8));
            }
        }
        kept.write(0);
        return kept.toByteArray();
    }
}
