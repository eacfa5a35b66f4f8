/// The event log as a list and a scrubber. Any position shows the case as it was then.
@NullMarked
package dev.culprit.ui.timeline;

import org.jspecify.annotations.NullMarked;
