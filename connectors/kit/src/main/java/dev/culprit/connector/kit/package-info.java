/// What every connector needs: deadlines, row caps, cancel, type mapping. Knows no driver.
@NullMarked
package dev.culprit.connector.kit;

import org.jspecify.annotations.NullMarked;
