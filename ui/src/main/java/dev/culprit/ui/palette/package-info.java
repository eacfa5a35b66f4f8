/// Every action and every investigation, found by typing.
@NullMarked
package dev.culprit.ui.palette;

import org.jspecify.annotations.NullMarked;
