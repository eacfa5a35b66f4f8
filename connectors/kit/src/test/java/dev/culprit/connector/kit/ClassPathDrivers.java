package dev.culprit.connector.kit;

import java.net.URL;

/// Drivers that are on the tests' class path. That they are loaded as plug-ins is tried with the
/// application.
public final class ClassPathDrivers implements DriverLibrary {
    @Override
    public boolean has(String plugin) {
        return true;
    }

    @Override
    public ClassLoader loader(String plugin, URL... own) {
        return ClassPathDrivers.class.getClassLoader();
    }
}
