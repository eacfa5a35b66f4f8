/// Commits from the log of a linked folder. Runs the git program with nothing of the repository's
/// configuration that could name another program.
@NullMarked
package dev.culprit.connector.metadata.git;

import org.jspecify.annotations.NullMarked;
