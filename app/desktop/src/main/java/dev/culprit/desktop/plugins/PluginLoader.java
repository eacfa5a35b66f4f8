package dev.culprit.desktop.plugins;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/// Loads a plug-in's classes from its own jars first, so that its versions of common libraries meet nobody
/// else's. What connects it with the product comes from outside: the JDK, logging, the core and the kit.
final class PluginLoader extends URLClassLoader {
    private static final List<String> SHARED =
            List.of(
                    "java.",
                    "javax.",
                    "jdk.",
                    "sun.",
                    "org.slf4j.",
                    "org.w3c.",
                    "org.xml.",
                    "org.jspecify.",
                    "dev.culprit.core.",
                    "dev.culprit.connector.kit.");

    static {
        registerAsParallelCapable();
    }

    PluginLoader(String id, List<URL> jars, ClassLoader product) {
        super("plugin-" + id, jars.toArray(URL[]::new), product);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            if (found == null) {
                found = isShared(name) ? super.loadClass(name, false) : ownFirst(name);
            }
            if (resolve) {
                resolveClass(found);
            }
            return found;
        }
    }

    private Class<?> ownFirst(String name) throws ClassNotFoundException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException notOwn) {
            return super.loadClass(name, false);
        }
    }

    private static boolean isShared(String name) {
        return SHARED.stream().anyMatch(name::startsWith);
    }

    /// Settings and service files of a plug-in's library, too, are its own first.
    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }
}
