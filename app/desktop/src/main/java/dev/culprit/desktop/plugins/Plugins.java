package dev.culprit.desktop.plugins;

import dev.culprit.connector.kit.DriverLibrary;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The plug-ins of a home folder, `plugins/<id>/` each. Installing copies files that the user already has,
/// from a folder as a download leaves it or laid out as Maven does; nothing is fetched from a network.
/// Every file's hash must be the pinned one, when it is installed and again before it is loaded.
public final class Plugins implements DriverLibrary {
    private final Path folder;
    private final List<Plugin> catalog;
    private final Map<String, ClassLoader> loaders = new ConcurrentHashMap<>();

    public Plugins(Path folder) {
        this(folder, PluginCatalog.read());
    }

    Plugins(Path folder, List<Plugin> catalog) {
        this.folder = folder;
        this.catalog = List.copyOf(catalog);
    }

    /// Those there are, installed or not.
    public List<Plugin> all() {
        return catalog;
    }

    public Optional<Plugin> find(String id) {
        return catalog.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    public boolean isInstalled(Plugin plugin) {
        return plugin.jars().stream().allMatch(jar -> Files.isRegularFile(place(plugin, jar)));
    }

    /// Copies the plug-in's files from a folder.
    ///
    /// @throws PluginException when a file is missing there or is another one than expected; then
    ///     nothing is installed
    public void install(Plugin plugin, Path from) throws PluginException {
        Path draft = folder.resolve("." + plugin.id() + "-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(draft);
            for (Plugin.Jar jar : plugin.jars()) {
                Path copy = draft.resolve(jar.fileName());
                Files.copy(given(from, jar), copy, StandardCopyOption.REPLACE_EXISTING);
                requireHash(copy, jar);
            }
            remove(plugin);
            Files.move(draft, folder.resolve(plugin.id()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            throw new PluginException(
                    "The plug-in cannot be written to " + folder + ": " + full.getMessage());
        } finally {
            deleteQuietly(draft);
        }
    }

    /// Deletes the plug-in's files. Classes that are loaded stay until the next start.
    public void remove(Plugin plugin) {
        loaders.remove(plugin.id());
        deleteQuietly(folder.resolve(plugin.id()));
    }

    @Override
    public boolean has(String id) {
        return find(id).filter(this::isInstalled).isPresent();
    }

    @Override
    public ClassLoader loader(String id, URL... own) throws ConnectorException {
        Plugin plugin =
                find(id).orElseThrow(() -> new IllegalArgumentException("No plug-in " + id));
        if (!isInstalled(plugin)) {
            throw new ConnectorException(
                    FailureKind.UNSUPPORTED,
                    plugin.label()
                            + " is a plug-in that is not installed. `culprit plugins show "
                            + id
                            + "` lists its files; `culprit plugins install "
                            + id
                            + " --from FOLDER` takes them from a folder.");
        }
        ClassLoader loaded = loaders.get(id);
        if (loaded == null) {
            loaded = open(plugin, own);
            ClassLoader earlier = loaders.putIfAbsent(id, loaded);
            loaded = earlier == null ? loaded : earlier;
        }
        return loaded;
    }

    private ClassLoader open(Plugin plugin, URL... own) throws ConnectorException {
        List<URL> urls = new ArrayList<>(List.of(own));
        try {
            for (Plugin.Jar jar : plugin.jars()) {
                requireHash(place(plugin, jar), jar);
                urls.add(place(plugin, jar).toUri().toURL());
            }
        } catch (PluginException | MalformedURLException changed) {
            throw new ConnectorException(
                    FailureKind.UNSUPPORTED, String.valueOf(changed.getMessage()), changed);
        }
        return new PluginLoader(plugin.id(), urls, Plugins.class.getClassLoader());
    }

    private static Path given(Path from, Plugin.Jar jar) throws PluginException {
        return Stream.of(from.resolve(jar.fileName()), from.resolve(jar.repositoryPath()))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() ->
                        new PluginException(
                                jar.fileName()
                                        + " ("
                                        + jar.coordinates()
                                        + ") is not in "
                                        + from
                                        + "."));
    }

    private static void requireHash(Path file, Plugin.Jar jar) throws PluginException {
        String hash = hash(file);
        if (!hash.equals(jar.sha256())) {
            throw new PluginException(
                    file
                            + " is not the file that Culprit was made for: its SHA-256 is "
                            + hash
                            + ", expected is "
                            + jar.sha256()
                            + ".");
        }
    }

    private static String hash(Path file) throws PluginException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new PluginException(file + " cannot be read.");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    private Path place(Plugin plugin, Plugin.Jar jar) {
        return folder.resolve(plugin.id()).resolve(jar.fileName());
    }

    private static void deleteQuietly(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException inUse) {
            // Windows keeps open files; what is left is overwritten by the next installation.
        }
    }
}
