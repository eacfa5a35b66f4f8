import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// DynamoDB as AWS publishes it for tests, with its tables in memory. Any key may come in.
final class DynamoDbServer {
    private DynamoDbServer() {}

    /// @param arguments the file for its address
    public static void main(String[] arguments) throws Exception {
        String port = freePort();
        DynamoDBProxyServer server =
                ServerRunner.createServerFromCommandLineArgs(
                        new String[] {"-inMemory", "-disableTelemetry", "-port", port});
        server.start();
        Path ready = Path.of(arguments[0]);
        Path unfinished = ready.resolveSibling("unfinished");
        Files.writeString(unfinished, "127.0.0.1:" + port + "\n");
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
        server.join();
    }

    private static String freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
