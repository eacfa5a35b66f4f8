/// The sources a person has set up and their secrets, in files of the home folder. Knows profiles, not
/// how a source is reached.
@NullMarked
package dev.culprit.desktop.sources;

import org.jspecify.annotations.NullMarked;
