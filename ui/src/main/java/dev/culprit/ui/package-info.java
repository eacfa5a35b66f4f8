/// The window. Knows the core and the resources, never an adapter.
@NullMarked
package dev.culprit.ui;

import org.jspecify.annotations.NullMarked;
