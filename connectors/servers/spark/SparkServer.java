import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.connect.service.SparkConnectService$;

/// A Spark of one process that answers over Spark Connect and keeps its tables as Parquet files. It
/// begins with the statements of `load.sql` in its folder, if there is one, a line each. Everyone who
/// has the token may do everything: Spark itself knows no rights.
final class SparkServer {
    private static final String TOKEN = "a-test-token";

    private SparkServer() {}

    /// @param arguments the file for its address
    public static void main(String[] arguments) throws Exception {
        Path ready = Path.of(arguments[0]);
        SparkSession session =
                SparkSession.builder()
                        .master("local[2]")
                        .config("spark.ui.enabled", false)
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.sql.shuffle.partitions", 2)
                        .config("spark.sql.timeType.enabled", true)
                        .config("spark.sql.warehouse.dir", ready.resolveSibling("tables").toString())
                        .config("spark.connect.grpc.binding.port", 0)
                        .config("spark.connect.grpc.binding.address", "127.0.0.1")
                        .config("spark.connect.authenticate.token", TOKEN)
                        .getOrCreate();
        Path load = ready.resolveSibling("load.sql");
        if (Files.exists(load)) {
            Files.readAllLines(load).forEach(session::sql);
        }
        SparkConnectService$.MODULE$.start(session.sparkContext());
        Path unfinished = ready.resolveSibling("unfinished");
        Files.writeString(unfinished, "127.0.0.1:" + SparkConnectService$.MODULE$.localPort());
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(Long.MAX_VALUE);
    }
}
