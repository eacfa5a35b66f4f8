package dev.culprit.desktop.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WindowBellTest {
    @TempDir private Path folder;
    private final BlockingQueue<Optional<Path>> rung = new LinkedBlockingQueue<>();

    private WindowBell listening() {
        WindowBell bell = WindowBell.listen(folder);
        bell.onRing(rung::add);
        return bell;
    }

    private Optional<Path> next() throws InterruptedException {
        return Optional.ofNullable(rung.poll(10, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void aSecondStartHandsItsFileToTheWindow() throws Exception {
        Path file = Files.writeString(folder.resolve("Fall ä 1.culprit"), "x");
        try (WindowBell _ = listening()) {
            assertThat(WindowBell.ring(folder, Optional.of(file))).isTrue();
            assertThat(next()).contains(file);
            assertThat(WindowBell.ring(folder, Optional.empty())).isTrue();
            assertThat(next()).isEmpty();
        }
        assertThat(WindowBell.ring(folder, Optional.empty())).isFalse();
    }

    /// A window that is just being built takes it as soon as it is there.
    @Test
    void whatRingsEarlyIsNotLost() throws Exception {
        try (WindowBell bell = WindowBell.listen(folder)) {
            assertThat(WindowBell.ring(folder, Optional.empty())).isTrue();
            bell.onRing(rung::add);
            assertThat(next()).isEmpty();
        }
    }

    @Test
    void nothingElseIsTakenThanAPathThatExists() throws Exception {
        try (WindowBell _ = listening()) {
            assertThat(WindowBell.ring(folder, Optional.of(folder.resolve("gone")))).isFalse();
            assertThat(said("open relative/path\n")).isEqualTo("no\n");
            assertThat(said("run rm -rf\n")).isEqualTo("no\n");
            assertThat(said("open /\0etc\n")).isEqualTo("no\n");
            assertThat(said("x".repeat(9_000))).isIn("no\n", "");
            assertThat(rung).isEmpty();
            assertThat(WindowBell.ring(folder, Optional.empty())).as("still there").isTrue();
        }
    }

    @Test
    void aSocketThatNobodyListensAtIsReplaced() throws Exception {
        Path run = Files.createDirectories(folder.resolve("run"));
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(run.resolve("window")));
        dead.close();
        assertThat(run.resolve("window")).exists();

        assertThat(WindowBell.ring(folder, Optional.empty())).isFalse();
        try (WindowBell _ = listening()) {
            assertThat(WindowBell.ring(folder, Optional.empty())).isTrue();
        }
        assertThat(run.resolve("window")).doesNotExist();
    }

    @Test
    void onlyTheOwnerGetsToTheSocket() throws IOException {
        try (WindowBell _ = listening()) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve("run"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aPathTooLongForASocketLeavesTheBellSilent() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(120)));
        try (WindowBell _ = WindowBell.listen(deep)) {
            assertThat(WindowBell.ring(deep, Optional.empty())).isFalse();
        }
    }

    private String said(String line) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(folder.resolve("run").resolve("window")));
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            ByteBuffer answer = ByteBuffer.allocate(64);
            channel.read(answer);
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        } catch (IOException hungUp) {
            return "";
        }
    }
}
