/// Small charts drawn with shapes, coloured by style classes alone. They show what they are handed
/// and know nothing of investigations.
@NullMarked
package dev.culprit.ui.charts;

import org.jspecify.annotations.NullMarked;
