/// How numbers, times and sentences are written. Knows no node and no case.
@NullMarked
package dev.culprit.ui.format;

import org.jspecify.annotations.NullMarked;
