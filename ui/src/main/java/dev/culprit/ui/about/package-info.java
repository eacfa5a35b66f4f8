/// What this program is: its version, what it is made of, and the licences of all that. Knows no case.
@NullMarked
package dev.culprit.ui.about;

import org.jspecify.annotations.NullMarked;
