/// What the window is given from outside, and the contract of its panes.
@NullMarked
package dev.culprit.ui.services;

import org.jspecify.annotations.NullMarked;
