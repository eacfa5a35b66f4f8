/// One window for each home folder: a second start hands what it was given to the window that is
/// there. Knows neither the window nor what files mean.
@NullMarked
package dev.culprit.desktop.instance;

import org.jspecify.annotations.NullMarked;
