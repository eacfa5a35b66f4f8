package dev.culprit.connector.jdbc.mariadb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Texts that a MariaDB server would obey, whichever driver sends them.
final class MariaDbAttacks {
    private MariaDbAttacks() {}

    /// @param folder where some of them would write a file `stolen`
    static List<String> all(List<String> common, Path folder) {
        String file = folder.resolve("stolen").toString();
        List<String> attacks = new ArrayList<>(common);
        attacks.addAll(
                List.of(
                        "select 'a\\', ' into outfile \"" + file + "\" -- '",
                        "select 5 --1 into outfile '" + file + "'",
                        "select 1 /* /* */ , load_file('/etc/hostname') -- x */",
                        "select 1 /*! , load_file('/etc/hostname') */",
                        "select 1 /*M! , load_file('/etc/hostname') */",
                        "select note $$ from orders -- $$",
                        "SELECT * FROM orders INTO OUTFILE '" + file + "'",
                        "SELECT 1 UNION SELECT 2 INTO DUMPFILE '" + file + "'",
                        "SELECT 1 INTO @x",
                        "SELECT load_file('/etc/hostname')",
                        "SELECT * FROM orders FOR UPDATE",
                        "SELECT * FROM orders LOCK IN SHARE MODE",
                        "SELECT * FROM vault.secrets",
                        "SELECT NEXT VALUE FOR numbers",
                        "SELECT nextval(numbers)",
                        "SELECT sleep(9)",
                        "SELECT benchmark(10, 1)",
                        "SELECT get_lock('x', 1)",
                        "SELECT * FROM mysql.global_priv",
                        "SET SESSION TRANSACTION READ WRITE",
                        "SET GLOBAL max_connections = 1",
                        "SET SESSION max_statement_time = 0",
                        "START TRANSACTION READ WRITE",
                        "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE orders",
                        "LOCK TABLES orders WRITE",
                        "CREATE TEMPORARY TABLE t AS SELECT 1",
                        "HANDLER orders OPEN",
                        "PREPARE p FROM 'DELETE FROM orders'",
                        "EXECUTE IMMEDIATE 'DELETE FROM orders'",
                        "CALL nothing()",
                        "DO 1",
                        "KILL 1",
                        "FLUSH TABLES",
                        "GRANT ALL ON *.* TO reader",
                        "ANALYZE FORMAT=JSON DELETE FROM orders",
                        "SELECT 1 # '\n; DELETE FROM orders -- '",
                        "WITH x AS (SELECT 1) DELETE FROM orders"));
        return attacks;
    }
}
