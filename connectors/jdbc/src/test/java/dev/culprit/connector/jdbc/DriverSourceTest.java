package dev.culprit.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.Driver;
import org.junit.jupiter.api.Test;

class DriverSourceTest {
    private final DriverSource source =
            new DriverSource(new Driver(), "jdbc:h2:mem:", new Properties());

    @Test
    void thePoolsTimeToWaitIsKept() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setConnectionTimeout(7000);
        config.setInitializationFailTimeout(-1);
        new HikariDataSource(config).close();

        assertThat(source.getLoginTimeout()).isEqualTo(7);
    }

    @Test
    void aConnectionThatCannotBePreparedIsClosed() throws SQLException {
        Connection[] made = new Connection[1];
        DriverSource failing =
                new DriverSource(
                        new Driver(),
                        "jdbc:h2:mem:",
                        new Properties(),
                        connection -> {
                            made[0] = connection;
                            throw new SQLException("not today");
                        });

        assertThatThrownBy(failing::getConnection).hasMessage("not today");
        assertThat(made[0].isClosed()).isTrue();
    }
}
