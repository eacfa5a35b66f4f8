package dev.culprit.desktop.plugins;

import java.util.List;

/// What a plug-in consists of. Coordinates and hashes are pinned with the product, so that exactly the
/// files that were tried are loaded.
///
/// @param id folder below `plugins`
/// @param licence of its main library, for people
public record Plugin(String id, String label, String licence, List<Jar> jars) {
    public Plugin {
        jars = List.copyOf(jars);
    }

    /// @param coordinates `group:artifact:version` with an optional `:classifier`
    /// @param sha256 in lower-case hexadecimal digits
    /// @param size in bytes
    public record Jar(String coordinates, String sha256, long size) {
        /// The name it has in every repository.
        public String fileName() {
            String[] part = coordinates.split(":");
            String classifier = part.length > 3 ? "-" + part[3] : "";
            return part[1] + "-" + part[2] + classifier + ".jar";
        }

        /// Its place in a folder or server laid out as Maven does.
        String repositoryPath() {
            String[] part = coordinates.split(":");
            return String.join("/", part[0].replace('.', '/'), part[1], part[2], fileName());
        }
    }

    public long size() {
        return jars.stream().mapToLong(Jar::size).sum();
    }
}
