/// When this event, call that port, submit that command. Owns the threads of an investigation.
@NullMarked
package dev.culprit.core.flow;

import org.jspecify.annotations.NullMarked;
