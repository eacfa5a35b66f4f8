/// The investigations of a log as a collection: what each was about, a person's own notes on them, and
/// how they are found again. Reads folds; the notes are no part of the log.
@NullMarked
package dev.culprit.core.library;

import org.jspecify.annotations.NullMarked;
