/// What the window is given from outside, and the contract of its panes. Knows no view.
@NullMarked
package dev.culprit.ui.services;

import org.jspecify.annotations.NullMarked;
