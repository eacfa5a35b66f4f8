/// Real servers to test against, each in a process of its own.
@NullMarked
package dev.culprit.connector.kit.servers;

import org.jspecify.annotations.NullMarked;
