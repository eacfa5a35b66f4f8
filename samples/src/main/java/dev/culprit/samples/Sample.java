package dev.culprit.samples;

import java.io.IOException;
import java.nio.file.Path;

/// A sample investigation: a folder with the tables of a small online shop, an alert about them,
/// and the truth.
///
/// @param name the folder's usual name, also how a user asks for it
/// @param title a few words for a menu, which do not tell the cause
/// @param summary one sentence on what the monitor saw
public record Sample(String name, String title, String summary) {

    /// Writes the sample into `folder`, some 30 MB in about a second. A complete copy of this
    /// version is left alone; a copy of another version, or a damaged one, is replaced at once, so
    /// that a reader never sees half of it.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if `folder` holds something that is no
    ///     sample; it is not touched
    public void write(Path folder) throws IOException {
        new SampleFolder(folder).write(SampleLibrary.incident(name));
    }
}
