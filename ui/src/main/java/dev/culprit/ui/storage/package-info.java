/// What the home folder needs of the disk, and what of it can be removed.
@NullMarked
package dev.culprit.ui.storage;

import org.jspecify.annotations.NullMarked;
