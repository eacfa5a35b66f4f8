/// The live cards: what is suspected, how each suspicion stands and why. Acts only through the desk.
@NullMarked
package dev.culprit.ui.hypotheses;

import org.jspecify.annotations.NullMarked;
