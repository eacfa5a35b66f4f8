/// Small files of the home folder: written whole, read anew each time, readable by their owner only.
/// Knows nothing of what they hold.
@NullMarked
package dev.culprit.desktop.settings;

import org.jspecify.annotations.NullMarked;
