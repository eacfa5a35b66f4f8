package dev.culprit.connector.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connections of one driver object. `DriverManager` would ask every driver on the class path and
/// does not see those of a plug-in.
public final class DriverSource implements DataSource {
    private final Driver driver;
    private final String url;
    private final Properties properties = new Properties();
    private final Preparation preparation;
    private volatile int loginTimeout;

    /// What happens to each new connection before anyone sees it.
    @FunctionalInterface
    public interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    /// @param url written by us, never one that came from outside
    public DriverSource(Driver driver, String url, Properties properties) {
        this(driver, url, properties, connection -> {});
    }

    public DriverSource(Driver driver, String url, Properties properties, Preparation preparation) {
        this.driver = driver;
        this.url = url;
        this.properties.putAll(properties);
        this.preparation = preparation;
    }

    /// Leaves what was not given to the driver's own choice.
    public static void setGiven(Properties properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.setProperty(name, value);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties copy = new Properties();
        copy.putAll(properties);
        Connection connection = connect(copy);
        if (connection == null) {
            throw new SQLException("The driver does not take the address " + url);
        }
        try {
            preparation.prepare(connection);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /// A plug-in's driver finds its parts by the thread's class loader, which knows the product only.
    private @Nullable Connection connect(Properties given) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(driver.getClass().getClassLoader());
        try {
            return driver.connect(url, given);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The login is part of the settings");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    /// The driver's own property holds. The pool sets this one without being asked and, when it is
    /// closed, waits as long as it says for connections that are being made.
    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        throw new SQLException("Nothing is wrapped here");
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return false;
    }
}
