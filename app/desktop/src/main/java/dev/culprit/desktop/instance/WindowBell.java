package dev.culprit.desktop.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A socket in a folder that only its owner may enter. It takes one line: `show`, or `open` and the
/// path of something that exists. Everything else is answered with `no` and does nothing.
///
/// To be listened at only by who holds the event log, so that a socket found there is a stale one.
public final class WindowBell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowBell.class);
    private static final int LONGEST = 8_192;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String SHOW = "show";
    private static final String OPEN = "open ";
    private static final String OK = "ok";

    private final Optional<ServerSocketChannel> server;
    private final Path socket;
    private final CompletableFuture<Consumer<Optional<Path>>> action = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private WindowBell(Path socket, Optional<ServerSocketChannel> server) {
        this.socket = socket;
        this.server = server;
    }

    private static Path socketOf(Path home) {
        return home.resolve("run").resolve("window");
    }

    /// Where no such socket can be made, for example because the folder's path is too long for one, the
    /// bell stays silent.
    public static WindowBell listen(Path home) {
        Path socket = socketOf(home);
        try {
            prepare(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                server.bind(UnixDomainSocketAddress.of(socket));
            } catch (IOException | RuntimeException impossible) {
                server.close();
                throw impossible;
            }
            var bell = new WindowBell(socket, Optional.of(server));
            Thread.ofVirtual().name("window-bell").start(() -> bell.accept(server));
            return bell;
        } catch (IOException | UnsupportedOperationException impossible) {
            LOG.info("A second start cannot reach this window: {}", impossible.getMessage());
            return new WindowBell(socket, Optional.empty());
        }
    }

    private static void prepare(Path socket) throws IOException {
        Path folder = socket.getParent();
        Files.createDirectories(folder);
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Files.deleteIfExists(socket);
    }

    /// @param wanted given what to open; empty: only come to the front
    public void onRing(Consumer<Optional<Path>> wanted) {
        action.complete(wanted);
    }

    private void accept(ServerSocketChannel listening) {
        while (!closed.get()) {
            try {
                SocketChannel caller = listening.accept();
                Thread.ofVirtual().name("window-caller").start(() -> answer(caller));
            } catch (ClosedChannelException over) {
                return;
            } catch (IOException broken) {
                LOG.info("The window's socket is gone: {}", broken.getMessage());
                return;
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller;
                var guard = Patience.over(caller, PATIENCE)) {
            Optional<Optional<Path>> request = understood(line(caller));
            guard.keep();
            request.ifPresent(this::pass);
            write(caller, request.isPresent() ? OK : "no");
        } catch (IOException hungUp) {
            LOG.debug("A caller hung up", hungUp);
        }
    }

    /// As soon as there is a window.
    private void pass(Optional<Path> wanted) {
        var _ = action.thenAccept(act -> act.accept(wanted));
    }

    /// @return empty when it is nothing that may be asked for
    private static Optional<Optional<Path>> understood(String line) {
        if (line.equals(SHOW)) {
            return Optional.of(Optional.empty());
        }
        if (!line.startsWith(OPEN)) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(line.substring(OPEN.length()));
            return path.isAbsolute() && Files.exists(path)
                    ? Optional.of(Optional.of(path))
                    : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /// Up to the first line feed.
    private static String line(SocketChannel from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        while (bytes.hasRemaining() && from.read(bytes) >= 0) {
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            if (end >= 0) {
                return text.substring(0, end);
            }
        }
        return "";
    }

    private static void write(SocketChannel to, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /// Asks the window that is open on a home folder.
    ///
    /// @param file what it should open; empty: only come to the front
    /// @return whether there is such a window and it took it
    public static boolean ring(Path home, Optional<Path> file) {
        Path socket = socketOf(home);
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                var guard = Patience.over(channel, PATIENCE)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            write(channel, file.map(path -> OPEN + path.toAbsolutePath().normalize()).orElse(SHOW));
            boolean taken = line(channel).equals(OK);
            guard.keep();
            return taken;
        } catch (IOException | UnsupportedOperationException nobody) {
            LOG.debug("Nobody answers at {}", socket, nobody);
            return false;
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && server.isPresent()) {
            try {
                server.get().close();
                Files.deleteIfExists(socket);
            } catch (IOException gone) {
                LOG.debug("The window's socket could not be removed", gone);
            }
        }
    }
}
