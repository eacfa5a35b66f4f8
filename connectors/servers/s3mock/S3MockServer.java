import com.adobe.testing.s3mock.S3MockApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/// A store that speaks S3's protocol. Any key may come in.
final class S3MockServer {
    private S3MockServer() {}

    /// @param arguments the file for its address
    @SuppressWarnings("deprecation") // the other port is the encrypted one
    public static void main(String[] arguments) throws Exception {
        Path ready = Path.of(arguments[0]);
        int random = S3MockApplication.RANDOM_PORT;
        S3MockApplication store =
                S3MockApplication.start(
                        new HashMap<>(
                                Map.of(
                                        S3MockApplication.PROP_HTTP_PORT, random,
                                        S3MockApplication.PROP_HTTPS_PORT, random)));
        Path unfinished = ready.resolveSibling("unfinished");
        Files.writeString(unfinished, "127.0.0.1:" + store.getHttpPort() + "\n");
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(Long.MAX_VALUE);
    }
}
