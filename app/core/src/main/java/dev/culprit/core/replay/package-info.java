/// The fold stopped at any position, and bundles that carry a log to another machine. Never calls a
/// port.
@NullMarked
package dev.culprit.core.replay;

import org.jspecify.annotations.NullMarked;
