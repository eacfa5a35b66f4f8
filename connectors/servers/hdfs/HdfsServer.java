import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/// A name node and a data node of Hadoop.
final class HdfsServer {
    private HdfsServer() {}

    /// @param arguments the file for the address of its HTTP interface and the name of its superuser
    public static void main(String[] arguments) throws Exception {
        Path ready = Path.of(arguments[0]);
        Configuration settings = new Configuration();
        settings.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, ready.resolveSibling("nodes").toString());
        MiniDFSCluster cluster = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
        cluster.waitActive();
        Path unfinished = ready.resolveSibling("unfinished");
        Files.write(
                unfinished,
                List.of(
                        "127.0.0.1:" + cluster.getNameNode().getHttpAddress().getPort(),
                        System.getProperty("user.name")));
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(Long.MAX_VALUE);
    }
}
