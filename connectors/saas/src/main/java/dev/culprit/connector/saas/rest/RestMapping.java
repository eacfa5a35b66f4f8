package dev.culprit.connector.saas.rest;

import com.fasterxml.jackson.core.JsonPointer;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a service's answers become rows.
///
/// @param paths by the name that the table gets
record RestMapping(
        Map<String, String> paths,
        JsonPointer rows,
        String paging,
        String nextPointer,
        JsonPointer next,
        String pageParameter,
        String sizeParameter,
        int pageSize,
        String sorted,
        String header,
        String prefix) {

    static RestMapping of(SourceProfile profile) throws ConnectorException {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String entry : profile.list(RestProvider.PATHS)) {
            int equals = entry.indexOf('=');
            if (equals < 1 || !entry.startsWith("/", equals + 1)) {
                throw refused("paths is like orders=/v1/orders, not " + entry + ".");
            }
            paths.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        String header = profile.setting(RestProvider.HEADER);
        if (!header.matches("[A-Za-z0-9-]+")) {
            throw refused(header + " is no name of a header.");
        }
        return new RestMapping(
                paths,
                pointer(profile, RestProvider.ROWS),
                profile.setting(RestProvider.PAGING),
                profile.setting(RestProvider.NEXT),
                pointer(profile, RestProvider.NEXT),
                profile.setting(RestProvider.PAGE_PARAMETER),
                profile.setting(RestProvider.SIZE_PARAMETER),
                profile.number(RestProvider.PAGE_SIZE),
                profile.setting(RestProvider.SORTED),
                header,
                profile.setting(RestProvider.PREFIX));
    }

    private static JsonPointer pointer(SourceProfile profile, SourceField field)
            throws ConnectorException {
        try {
            return JsonPointer.compile(profile.setting(field));
        } catch (IllegalArgumentException malformed) {
            throw refused(field.name() + " is a JSON pointer like /data/items.");
        }
    }

    private static ConnectorException refused(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
