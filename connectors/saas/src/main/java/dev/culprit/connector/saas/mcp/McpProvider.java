package dev.culprit.connector.saas.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.extract.ExtractConnector;
import dev.culprit.connector.kit.extract.ExtractSpec;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Servers of the Model Context Protocol, over HTTP or as a program on this machine.
public final class McpProvider implements SourceProvider {
    static final SourceField TRANSPORT = SourceField.choice("transport", "http", "stdio");
    static final SourceField ADDRESS = SourceField.optional("address");

    /// A program that runs with the rights of the user. Nothing but the user's own profile names it.
    static final SourceField COMMAND = SourceField.file("command", false);

    /// Separated by blanks.
    static final SourceField ARGUMENTS = SourceField.optional("command_arguments");

    /// The tools that may be called; nothing else is, whatever the server says of them.
    static final SourceField TOOLS = SourceField.required("tools");

    /// `{"tool": {"argument": "value"}}`
    static final SourceField TOOL_ARGUMENTS = SourceField.optional("tool_arguments", "{}");

    static final SourceField TOKEN = SourceField.secret("token", false);

    private final Path cache;

    /// @param cache where extracts are kept
    public McpProvider(Path cache) {
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "mcp",
                "MCP server",
                ExtractSpec.after(
                        TRANSPORT, ADDRESS, COMMAND, ARGUMENTS, TOOLS, TOOL_ARGUMENTS, TOKEN));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        JsonNode arguments = JsonHost.parse(profile.setting(TOOL_ARGUMENTS), "tool_arguments");
        McpRecords records =
                new McpRecords(channel(profile, secrets), profile.list(TOOLS), arguments);
        return ExtractConnector.open(
                records, ExtractSpec.of(profile), cache, InstantSource.system());
    }

    private static McpChannel channel(SourceProfile profile, Secrets secrets)
            throws ConnectorException {
        if (profile.setting(TRANSPORT).equals("http")) {
            JsonHost host =
                    JsonHost.of(
                            "The MCP server", profile.setting(ADDRESS), JsonHost.DEFAULT_PATIENCE);
            return new HttpChannel(host, secrets.secret(TOKEN.name()));
        }
        if (profile.setting(COMMAND).isEmpty()) {
            throw new ConnectorException(FailureKind.REJECTED, "An MCP program needs a command.");
        }
        List<String> arguments = List.of(profile.setting(ARGUMENTS).split("\\s+"));
        return StdioChannel.start(
                profile.setting(COMMAND),
                arguments.stream().filter(argument -> !argument.isEmpty()).toList(),
                JsonHost.DEFAULT_PATIENCE);
    }
}
