package dev.culprit.connector.jdbc;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceProfile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How addresses of one kind of server are written, `scheme://user:password@host:port/path?a=b`.
///
/// Names are never decoded: an encoded one would hide a password from whoever shows the address.
/// A driver's address is code: it can name classes to load and files to write. So it is taken apart
/// here, and only what is known to be harmless goes on.
///
/// @param label the kind of server, as sentences name it
/// @param example a whole address
/// @param schemes regular expression for what stands before `://`
/// @param defaultPort when an address has none
/// @param allowed names of the parameters that may follow, without regard to case
public record AddressForm(
        String label, String example, String schemes, int defaultPort, List<String> allowed) {
    private static final String REST =
            "://(?:([^@/?]*)@)?(\\[[^\\]]+]|[^:/?,@;()=&#\\s\\\\]+)(?::(\\d{1,5}))?(?:/([^?]*))?(?:\\?(.*))?";

    private static final Pattern SETTING =
            Pattern.compile(";+(?:([A-Za-z]+)=(?:\\{([^}]*)}|([^;{]*))|$)");

    public AddressForm {
        allowed = List.copyOf(allowed);
    }

    /// @param path what follows the host, without its first slash; empty for none
    /// @param options parameters by their names in lower case; a login before the host is among
    ///     them as `user` and `password`
    public record Parts(String host, int port, String path, Map<String, String> options) {
        public Parts {
            options = Map.copyOf(options);
        }

        public String option(String name, String preset) {
            return options.getOrDefault(name, preset);
        }

        /// A comma-separated list.
        public List<String> list(String name) {
            return SourceProfile.list(option(name, ""));
        }
    }

    public boolean isOne(String address) {
        return address.matches("(" + schemes + "):.*");
    }

    /// @throws ConnectorException `REJECTED`, naming the part that is wrong or not allowed
    public Parts parse(String address) throws ConnectorException {
        Matcher form = Pattern.compile("(?:" + schemes + ")" + REST).matcher(address);
        if (!form.matches()) {
            throw refused(article() + label + " address reads " + example + ".");
        }
        Map<String, String> options = options(form.group(5));
        login(form.group(1), options);
        return new Parts(
                form.group(2),
                port(form.group(3)),
                form.group(4) == null ? "" : decoded(form.group(4)),
                options);
    }

    /// As [#parse], for `scheme://host:port;name=value;name={value}`.
    public Parts parseSettings(String address) throws ConnectorException {
        int semicolon = address.indexOf(';');
        Parts place = parse(semicolon < 0 ? address : address.substring(0, semicolon));
        Map<String, String> options = new TreeMap<>(place.options());
        Matcher setting = SETTING.matcher(semicolon < 0 ? "" : address.substring(semicolon));
        while (setting.lookingAt()) {
            String name = setting.group(1);
            if (name != null) {
                requireAllowed(name);
                String braced = setting.group(2);
                options.put(
                        name.toLowerCase(Locale.ROOT), braced == null ? setting.group(3) : braced);
            }
            setting.region(setting.end(), setting.regionEnd());
        }
        if (setting.regionStart() < setting.regionEnd()) {
            throw refused(article() + label + " address reads " + example + ".");
        }
        return new Parts(place.host(), place.port(), place.path(), options);
    }

    /// @throws ConnectorException `REJECTED` unless the path is the name of one database
    public void requirePath(Parts parts) throws ConnectorException {
        if (parts.path().isEmpty() || parts.path().contains("/")) {
            throw refused(article() + label + " address reads " + example + ".");
        }
    }

    public String requireUser(Parts parts) throws ConnectorException {
        String user = parts.option("user", "");
        if (user.isBlank()) {
            throw refused("The " + label + " address names no user; add user=name.");
        }
        return user;
    }

    /// A setting that becomes part of the driver's address. Signs that end its part of an address
    /// could add to it.
    public String plain(String setting, String value) throws ConnectorException {
        if (value.matches(".*[/?&;=,#@\\\\\\s(){}].*")) {
            throw refused(setting + " of a " + label + " source must not contain " + value + ".");
        }
        return value;
    }

    /// Reads a number of seconds.
    public int seconds(Parts parts, String name, int preset) throws ConnectorException {
        String seconds = parts.option(name.toLowerCase(Locale.ROOT), Integer.toString(preset));
        if (!seconds.matches("[1-9]\\d{0,2}")) {
            throw refused(name + " is a number of seconds from 1 to 999.");
        }
        return Integer.parseInt(seconds);
    }

    public ConnectorException refused(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }

    private String article() {
        return label.startsWith("SQL") || label.startsWith("A") ? "An " : "A ";
    }

    private Map<String, String> options(@Nullable String query) throws ConnectorException {
        Map<String, String> options = new TreeMap<>();
        if (query == null || query.isEmpty()) {
            return options;
        }
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            requireAllowed(name);
            options.put(
                    name.toLowerCase(Locale.ROOT),
                    equals < 0 ? "" : decoded(part.substring(equals + 1)));
        }
        return options;
    }

    private void requireAllowed(String name) throws ConnectorException {
        if (allowed.stream().noneMatch(name::equalsIgnoreCase)) {
            String last = allowed.getLast();
            throw refused(
                    "The parameter "
                            + name
                            + " is not allowed in "
                            + article().toLowerCase(Locale.ROOT)
                            + label
                            + " address; allowed are "
                            + String.join(", ", allowed.subList(0, allowed.size() - 1))
                            + " and "
                            + last
                            + ".");
        }
    }

    private void login(@Nullable String login, Map<String, String> options)
            throws ConnectorException {
        if (login == null) {
            return;
        }
        int colon = login.indexOf(':');
        options.putIfAbsent("user", decoded(colon < 0 ? login : login.substring(0, colon)));
        if (colon >= 0) {
            options.putIfAbsent("password", decoded(login.substring(colon + 1)));
        }
    }

    private int port(@Nullable String port) throws ConnectorException {
        int number = port == null ? defaultPort : Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw refused("A port is a number from 1 to 65535, not " + port + ".");
        }
        return number;
    }

    private String decoded(String text) throws ConnectorException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused(
                    article() + label + " address has a % that is not followed by two hex digits.");
        }
    }
}
