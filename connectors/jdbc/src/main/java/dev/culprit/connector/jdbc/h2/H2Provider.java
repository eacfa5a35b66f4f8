package dev.culprit.connector.jdbc.h2;

import dev.culprit.connector.jdbc.DatabaseFile;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// H2 database files, by path or as `jdbc:h2:file:path;USER=name;PASSWORD=secret`.
public final class H2Provider implements SourceProvider {
    static final String ENDING = ".mv.db";
    private static final SourceField FILE = SourceField.file("file", true);
    private static final SourceField USER = SourceField.optional("user", "sa");
    private static final SourceField PASSWORD = SourceField.secret("password", false);
    private static final DatabaseFile FILES =
            new DatabaseFile("H2", "jdbc:h2:file:", List.of(ENDING));

    /// Of these only the first two say something; the others are what we do anyway.
    private static final List<String> ALLOWED =
            List.of("USER", "PASSWORD", "IFEXISTS=TRUE", "ACCESS_MODE_DATA=R");

    private final Path cache;

    /// @param cache where copies of databases are kept
    public H2Provider(Path cache) {
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of("h2", "H2", FILE, USER, PASSWORD);
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        if (address.startsWith("jdbc:h2:")) {
            return Optional.of(parse(address));
        }
        return FILES.read(address).map(path -> source(path, USER.preset(), Secret.NONE));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        return new H2File(FILES.existing(profile.setting(FILE)), cache)
                .open(profile.setting(USER), secrets.secret(PASSWORD.name()));
    }

    /// H2's addresses carry settings after semicolons, and some of them run statements.
    private static SourceAddress parse(String address) throws ConnectorException {
        String[] parts = address.split(";", -1);
        String path = parts[0].replaceFirst("^jdbc:h2:(file:)?", "").replaceFirst("^~", home());
        if (path.matches("(?i)(mem|tcp|ssl|zip|nio|nioMapped|split|async|memFS|memLZF|.{2,}):.*")) {
            throw refused("Culprit reads H2 databases that are files, not " + parts[0] + ".");
        }
        Map<String, String> options = new HashMap<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            String name = part.replaceFirst("=.*", "").toUpperCase(Locale.ROOT);
            String whole = part.toUpperCase(Locale.ROOT);
            if (!part.isEmpty() && !ALLOWED.contains(name) && !ALLOWED.contains(whole)) {
                throw refused(
                        "The setting "
                                + name
                                + " is not allowed in an H2 address; allowed are USER and"
                                + " PASSWORD.");
            }
            options.put(name, part.replaceFirst("^[^=]*=?", ""));
        }
        return source(
                path.endsWith(ENDING) ? path : path + ENDING,
                options.getOrDefault("USER", USER.preset()),
                Secret.of(options.getOrDefault("PASSWORD", "")));
    }

    private static String home() {
        return System.getProperty("user.home").replace("\\", "\\\\");
    }

    private static SourceAddress source(String path, String user, Secret password) {
        return new SourceAddress(
                new SourceProfile(path, "h2", Map.of(FILE.name(), path, USER.name(), user)),
                Map.of(PASSWORD.name(), password));
    }

    private static ConnectorException refused(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
