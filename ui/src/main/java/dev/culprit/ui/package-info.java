/// The window itself: composes the panes. Sees the core and its own looks, no adapter.
@NullMarked
package dev.culprit.ui;

import org.jspecify.annotations.NullMarked;
