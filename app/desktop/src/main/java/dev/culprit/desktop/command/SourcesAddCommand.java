package dev.culprit.desktop.command;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.desktop.sources.FileSecretStore;
import dev.culprit.desktop.sources.SourceProfiles;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.SourceLocations;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "add",
        description = {
            "Add a source, or change the one of that name.",
            "A secret is never an argument: it comes from a variable or a file, or is asked for in"
                    + " the terminal."
        })
final class SourcesAddCommand implements Callable<Integer> {
    private static final String INPUT = "-";

    @ParentCommand private SourcesCommand parent = new SourcesCommand();

    @Parameters(paramLabel = "NAME", description = "what you call it, for --source NAME")
    private String name = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "one of `culprit sources types`; may be left out with --from")
    private @Nullable String type;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "a setting of `culprit sources types`; may be repeated")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "take the settings from a folder or an address without a password")
    private @Nullable String address;

    @Option(
            names = "--secret-from-file",
            paramLabel = "FIELD=FILE",
            description =
                    "store a secret that is the content of a file, or of standard input with"
                            + " FIELD=-; otherwise CULPRIT_SOURCE_NAME_FIELD is read at each use")
    private Map<String, String> secretFiles = new LinkedHashMap<>();

    @Override
    public Integer call() {
        SourceLocations sources = parent.open();
        requireName();
        SourceProfile profile = profile(sources);
        SourceType kind = sources.type(profile.type()).orElseThrow();
        Map<String, Secret> secrets = secrets(sources.secrets(), kind);
        if (sources.profiles().find(name).filter(it -> !it.type().equals(kind.id())).isPresent()) {
            sources.secrets().remove(name);
        }
        secrets.forEach((field, secret) -> sources.secrets().put(name, field, secret));
        sources.profiles().save(profile);
        System.out.println(SourceLines.of(profile, sources));
        sources.missingPlugin(kind.id())
                .ifPresent(plugin -> System.err.println(SourceLines.missing(kind, plugin)));
        return ExitCode.FOUND.code();
    }

    private void requireName() {
        SourceProfiles.problem(name)
                .ifPresent(problem -> {
                    throw Complaint.badInput(problem);
                });
    }

    private SourceProfile profile(SourceLocations sources) {
        Map<String, String> all = new TreeMap<>();
        Optional<SourceProfile> given = Optional.ofNullable(address).map(it -> read(sources, it));
        given.ifPresent(it -> all.putAll(it.settings()));
        SourceType kind = kind(sources, given);
        settings.forEach((field, value) -> all.put(field, valid(kind, field, value)));
        all.values().removeIf(String::isBlank);
        var profile = new SourceProfile(name, kind.id(), all);
        kind.problem(profile)
                .ifPresent(problem -> {
                    throw Complaint.badInput(problem);
                });
        return profile;
    }

    private SourceProfile read(SourceLocations sources, String from) {
        try {
            SourceAddress read =
                    sources.read(from)
                            .orElseThrow(() ->
                                    Complaint.badInput(
                                            sources.problem(from)
                                                    .orElse(from + " is a name, no address.")));
            if (!sources.storable(from).equals(from) || hasParameter(from, read)) {
                throw Complaint.badInput(
                        "The address holds a password, which others can see in the list of"
                                + " processes. Leave it out; --help says where it may come from.");
            }
            return read.profile();
        } catch (ConnectorException refused) {
            throw Complaint.badInput(refused.getMessage());
        }
    }

    private static boolean hasParameter(String from, SourceAddress read) {
        return read.secrets().keySet().stream()
                .anyMatch(field ->
                        Pattern.compile("[?&;]" + Pattern.quote(field) + "=[^&;]")
                                .matcher(from)
                                .find());
    }

    private SourceType kind(SourceLocations sources, Optional<SourceProfile> given) {
        String id =
                Optional.ofNullable(type)
                        .or(() -> given.map(SourceProfile::type))
                        .orElseThrow(() ->
                                Complaint.badInput(
                                        "Say --type, one of " + known(sources) + ", or --from."));
        given.filter(it -> !it.type().equals(id))
                .ifPresent(it -> {
                    throw Complaint.badInput(
                            "The address is of type " + it.type() + ", not " + id + ".");
                });
        return sources.type(id)
                .orElseThrow(() ->
                        Complaint.badInput(
                                "There is no kind of source "
                                        + id
                                        + "; there is "
                                        + known(sources)
                                        + "."));
    }

    private static String known(SourceLocations sources) {
        return sources.types().stream().map(SourceType::id).collect(Collectors.joining(", "));
    }

    /// Files and folders are kept absolute, since the next command may run elsewhere.
    private String valid(SourceType kind, String field, String value) {
        SourceField.Kind asked =
                kind.field(field).map(SourceField::kind).orElse(SourceField.Kind.TEXT);
        return switch (asked) {
            case SECRET ->
                    throw Complaint.badInput(
                            field
                                    + " is a secret and no argument: set "
                                    + FileSecretStore.variableOf(name, field)
                                    + ", or use --secret-from-file "
                                    + field
                                    + "=FILE.");
            case FILE, FOLDER ->
                    value.isBlank()
                            ? value
                            : Path.of(value).toAbsolutePath().normalize().toString();
            case TEXT, NUMBER, CHOICE, FLAG -> value;
        };
    }

    private Map<String, Secret> secrets(FileSecretStore store, SourceType kind) {
        secretFiles.keySet().stream()
                .filter(field ->
                        kind.field(field)
                                .filter(it -> it.kind() == SourceField.Kind.SECRET)
                                .isEmpty())
                .findFirst()
                .ifPresent(field -> {
                    throw Complaint.badInput(kind.label() + " has no secret " + field + ".");
                });
        Map<String, Secret> given = new HashMap<>();
        for (SourceField field : SourceLines.secrets(kind).toList()) {
            String file = secretFiles.get(field.name());
            boolean placed = store.place(name, field.name()).isPresent();
            Secret secret =
                    file != null
                            ? fromFile(field.name(), file)
                            : placed ? Secret.NONE : asked(field);
            if (!secret.isEmpty()) {
                given.put(field.name(), secret);
            } else if (field.required() && !placed) {
                throw Complaint.badInput(
                        kind.label()
                                + " needs the secret "
                                + field.name()
                                + ": set "
                                + FileSecretStore.variableOf(name, field.name())
                                + ", or use --secret-from-file "
                                + field.name()
                                + "=FILE.");
            }
        }
        return given;
    }

    private static Secret fromFile(String field, String file) {
        String text = file.equals(INPUT) ? line() : GivenFiles.text(Path.of(file));
        if (text.isBlank()) {
            throw Complaint.badInput("There is no " + field + " in " + file + ".");
        }
        return Secret.of(text.strip());
    }

    private static String line() {
        try {
            String line =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            return line == null ? "" : line;
        } catch (IOException closed) {
            return "";
        }
    }

    /// Typed unseen, where there is a terminal.
    private static Secret asked(SourceField field) {
        String end = field.required() ? ": " : " (Enter for none): ";
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("%s%s", field.name(), end))
                .map(Secret::of)
                .orElse(Secret.NONE);
    }
}
