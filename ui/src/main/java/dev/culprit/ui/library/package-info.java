/// The list of investigations at the left: grouped by day, searchable, always with status in words.
@NullMarked
package dev.culprit.ui.library;

import org.jspecify.annotations.NullMarked;
