/// What a person can say to a case as a whole: something to know, conclude now, go on. Acts only
/// through the desk.
@NullMarked
package dev.culprit.ui.steer;

import org.jspecify.annotations.NullMarked;
