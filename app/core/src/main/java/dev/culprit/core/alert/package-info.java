/// The alert a monitor raised and the metric it watches. Knows the words of the alert, not the data
/// behind it.
@NullMarked
package dev.culprit.core.alert;

import org.jspecify.annotations.NullMarked;
