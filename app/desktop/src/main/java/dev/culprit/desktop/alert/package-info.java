/// The alert format of monitors, read from JSON. Knows no data.
@NullMarked
package dev.culprit.desktop.alert;

import org.jspecify.annotations.NullMarked;
