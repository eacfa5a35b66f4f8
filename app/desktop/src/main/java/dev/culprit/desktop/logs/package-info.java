/// What Culprit writes about itself: to the terminal only what is wrong, to the home folder what happened,
/// without data, names or secrets. May not know investigations' contents; it sees kinds and numbers.
@NullMarked
package dev.culprit.desktop.logs;

import org.jspecify.annotations.NullMarked;
