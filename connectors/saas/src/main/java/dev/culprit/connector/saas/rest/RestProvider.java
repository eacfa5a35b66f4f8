package dev.culprit.connector.saas.rest;

import dev.culprit.connector.kit.extract.ExtractConnector;
import dev.culprit.connector.kit.extract.ExtractSpec;
import dev.culprit.connector.saas.http.JsonHost;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Path;
import java.time.InstantSource;

/// Services that list JSON under an address.
public final class RestProvider implements SourceProvider {
    static final SourceField ADDRESS = SourceField.required("address");

    /// `orders=/v1/orders, users=/v1/users`
    static final SourceField PATHS = SourceField.required("paths");

    /// JSON pointer (RFC 6901) to the array of rows; empty when the answer is the array.
    static final SourceField ROWS = SourceField.optional("rows");

    static final SourceField PAGING =
            SourceField.choice("paging", "none", "next_link", "cursor", "page");

    /// JSON pointer to the next link or cursor; empty for a `Link` header (RFC 8288).
    static final SourceField NEXT = SourceField.optional("next");

    static final SourceField PAGE_PARAMETER = SourceField.optional("page_parameter");
    static final SourceField SIZE_PARAMETER = SourceField.optional("size_parameter");
    static final SourceField PAGE_SIZE = SourceField.number("page_size", 100);

    /// What the list is sorted by, in words; empty when unknown.
    static final SourceField SORTED = SourceField.optional("sorted");

    static final SourceField HEADER = SourceField.optional("auth_header", "Authorization");
    static final SourceField PREFIX = SourceField.optional("auth_prefix", "Bearer");
    static final SourceField TOKEN = SourceField.secret("token", false);

    private final Path cache;

    /// @param cache where extracts are kept
    public RestProvider(Path cache) {
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "rest",
                "REST service",
                ExtractSpec.after(
                        ADDRESS,
                        PATHS,
                        ROWS,
                        PAGING,
                        NEXT,
                        PAGE_PARAMETER,
                        SIZE_PARAMETER,
                        PAGE_SIZE,
                        SORTED,
                        HEADER,
                        PREFIX,
                        TOKEN));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        JsonHost host =
                JsonHost.of("The service", profile.setting(ADDRESS), JsonHost.DEFAULT_PATIENCE);
        return ExtractConnector.open(
                new RestRecords(host, RestMapping.of(profile), secrets.secret(TOKEN.name())),
                ExtractSpec.of(profile),
                cache,
                InstantSource.system());
    }
}
