package dev.culprit.desktop.command;

import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.SourceLocations;
import dev.culprit.desktop.wiring.Wiring;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "sources",
        description = "Set up where data is, for `--source NAME`.",
        subcommands = SourcesAddCommand.class)
final class SourcesCommand implements Callable<Integer> {
    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Override
    public Integer call() {
        return list();
    }

    SourceLocations open() {
        return Wiring.sources(culprit.home());
    }

    @Command(name = "list", description = "List the sources and where their secrets are.")
    int list() {
        SourceLocations sources = open();
        List<SourceProfile> all = sources.profiles().all();
        all.forEach(profile -> System.out.println(SourceLines.of(profile, sources)));
        if (all.isEmpty()) {
            System.out.println("There are none; `culprit sources add --help` says how.");
        }
        return ExitCode.FOUND.code();
    }

    @Command(name = "types", description = "List the kinds of sources and their settings.")
    int types() {
        SourceLocations sources = open();
        for (SourceType type : sources.types()) {
            System.out.print(SourceLines.of(type));
            sources.missingPlugin(type.id())
                    .ifPresent(plugin ->
                            System.out.println("    " + SourceLines.missing(type, plugin)));
        }
        return ExitCode.FOUND.code();
    }

    @Command(
            name = "test",
            description = "Connect, and tell how long it took and whether the login could write.")
    int test(@Parameters(paramLabel = "NAME", description = "its name") String name) {
        SourceLocations sources = open();
        SourceProfile profile = require(sources, name);
        try (Connector connector = sources.open(profile, sources.secrets().of(name))) {
            System.out.print(SourceLines.of(connector.check()));
        } catch (ConnectorException broken) {
            throw new Complaint(ExitCode.FAILED, broken.getMessage());
        }
        return ExitCode.FOUND.code();
    }

    @Command(name = "schema", description = "List the tables of a source, or the columns of one.")
    int schema(
            @Parameters(paramLabel = "NAME", description = "the source") String name,
            @Parameters(arity = "0..1", paramLabel = "TABLE", description = "only this one")
                    Optional<String> table) {
        SourceLocations sources = open();
        Schema schema = describe(sources, require(sources, name));
        if (schema.isEmpty()) {
            throw new Complaint(ExitCode.FAILED, name + " has no tables that can be read.");
        }
        if (table.isEmpty()) {
            System.out.print(SourceLines.tables(schema));
            return ExitCode.FOUND.code();
        }
        System.out.print(
                SourceLines.columns(
                        schema.table(table.get())
                                .orElseThrow(() ->
                                        Complaint.badInput(
                                                "There is no table "
                                                        + table.get()
                                                        + " in "
                                                        + name
                                                        + "; `culprit sources schema "
                                                        + name
                                                        + "` shows which there are."))));
        return ExitCode.FOUND.code();
    }

    private static Schema describe(SourceLocations sources, SourceProfile profile) {
        try (Connector connector = sources.open(profile, sources.secrets().of(profile.name()))) {
            return connector.describe();
        } catch (ConnectorException broken) {
            throw new Complaint(ExitCode.FAILED, broken.getMessage());
        }
    }

    @Command(name = "remove", description = "Remove a source and its stored secrets.")
    int remove(@Parameters(paramLabel = "NAME", description = "its name") String name) {
        SourceLocations sources = open();
        require(sources, name);
        sources.profiles().remove(name);
        sources.secrets().remove(name);
        return ExitCode.FOUND.code();
    }

    private static SourceProfile require(SourceLocations sources, String name) {
        return sources.profiles()
                .find(name)
                .orElseThrow(() ->
                        Complaint.badInput(
                                "There is no source "
                                        + name
                                        + "; `culprit sources list` shows which there are."));
    }
}
