/// The sources of data: setting them up, testing them, and looking at their tables and columns.
/// Knows neither drivers nor where secrets are kept.
@NullMarked
package dev.culprit.ui.sources;

import org.jspecify.annotations.NullMarked;
