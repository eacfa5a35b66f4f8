/// Hand-written fakes of the ports, for tests of the flow.
@NullMarked
package dev.culprit.core.testing;

import org.jspecify.annotations.NullMarked;
