/// Short messages over the window: what was done, what was declined, what failed.
@NullMarked
package dev.culprit.ui.notice;

import org.jspecify.annotations.NullMarked;
