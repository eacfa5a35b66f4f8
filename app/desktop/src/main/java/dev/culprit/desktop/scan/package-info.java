/// What a look at tables brought, for terminals and for other programs.
@NullMarked
package dev.culprit.desktop.scan;

import org.jspecify.annotations.NullMarked;
