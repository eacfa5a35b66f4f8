package dev.culprit.connector.files;

import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.ContractFiles;
import dev.culprit.core.query.Connector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class FolderConnectorContractTest extends ConnectorContract {
    @TempDir static Path folder;
    @TempDir static Path cache;

    @BeforeAll
    static void writeFiles() throws IOException {
        ContractFiles.write(folder);
    }

    @Override
    protected Connector open() throws Exception {
        return FolderConnector.open(folder, cache);
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM range(10000000) a, range(10000000) b"
                + " WHERE a.range % 7 = b.range % 11";
    }

    @Override
    protected List<String> attacks() {
        List<String> attacks = new ArrayList<>(commonAttacks());
        String csv = folder.resolve("orders.csv").toString();
        attacks.add("SELECT * FROM read_csv('" + csv + "')");
        attacks.add("SELECT * FROM '" + csv + "'");
        attacks.add("SELECT * FROM read_text('/etc/hostname')");
        attacks.add("SELECT * FROM read_blob('/etc/hostname')");
        attacks.add("SELECT * FROM glob('/etc/*')");
        attacks.add("SELECT * FROM sniff_csv('" + csv + "')");
        attacks.add("SELECT * FROM 's3://bucket/file.parquet'");
        attacks.add("SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')");
        attacks.add("COPY orders TO '" + folder.resolve("stolen.csv") + "'");
        attacks.add("COPY orders FROM '" + csv + "'");
        attacks.add("EXPORT DATABASE '" + folder.resolve("stolen") + "'");
        attacks.add("IMPORT DATABASE '" + folder + "'");
        attacks.add("ATTACH ':memory:' AS other");
        attacks.add("ATTACH '" + folder.resolve("other.db") + "' AS other");
        attacks.add("INSTALL httpfs");
        attacks.add("LOAD httpfs");
        attacks.add("SET enable_external_access = true");
        attacks.add("SET lock_configuration = false");
        attacks.add("RESET lock_configuration");
        attacks.add("PRAGMA enable_profiling");
        attacks.add("PRAGMA database_list");
        attacks.add("SET VARIABLE x = 1");
        attacks.add("CREATE TEMP TABLE t AS SELECT 1");
        attacks.add("CREATE MACRO m() AS 1");
        attacks.add("CALL pragma_version()");
        attacks.add("CHECKPOINT");
        attacks.add("SELECT * FROM query('DROP TABLE orders')");
        attacks.add("WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d");
        attacks.add("SELECT 1; SELECT 2");
        return attacks;
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> FolderConnector.open(folder.resolve("nowhere"), cache));
    }
}
