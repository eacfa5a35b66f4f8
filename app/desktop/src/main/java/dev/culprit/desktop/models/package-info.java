/// The models a person has set up, in the home folder: profiles, keys and the key of the masking. Knows
/// files and environment variables, and neither the window nor the command line.
@NullMarked
package dev.culprit.desktop.models;

import org.jspecify.annotations.NullMarked;
